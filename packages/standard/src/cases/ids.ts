import * as z from 'zod/mini';
import { checked } from '../checked.ts';

/**
 * RFC 3339 with a zone, and a day that its month has. A pattern of ours, because zod's own comes with all its dates and
 * times (0.5 KB).
 */
export const INSTANT =
  /^(?:\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** An instant: RFC 3339 with a zone. */
export const Instant = checked(z.string(), z.regex(INSTANT, 'instant'));
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
