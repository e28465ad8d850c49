import * as z from 'zod/mini';
import { checked } from './checked.ts';

export const limit = z.optional(checked(z.coerce.number(), z.int(), z.minimum(1)));

/** Query parameters of every list. */
export const page = { limit, cursor: z.optional(z.string()) };

/** A page of a list. `next` is the cursor of the page after it; absent on the last page. */
/* @__NO_SIDE_EFFECTS__ */
export function pageOf<T extends z.ZodMiniType>(item: T) {
  return z.looseObject({
    items: z.array(item),
    next: z.optional(z.string()),
    total: z.optional(z.int()),
  });
}
