import * as z from 'zod/mini';
import { checked } from '../checked.ts';

/** As a function, because bundlers keep what is called by way of `z.iso`. */
/* @__NO_SIDE_EFFECTS__ */
const instant = () => checked(z.string(), z.iso.datetime({ offset: true, error: 'instant' }));

/** An instant: RFC 3339 with a zone. */
export const Instant = instant();
/** An id that the application makes: a UUID, of version 7 where its order in time is of use. */
export const Uuid = checked(
  z.string(),
  z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'uuid'),
);
/** Id of an assignment: its case's id, a full stop and its number in the case. */
export const OrderId = checked(
  z.string(),
  z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,4}$/, 'order_id'),
);
