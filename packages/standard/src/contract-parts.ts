/** Parts that rows of the contract have in common. */
import * as z from 'zod/mini';
import { Uuid } from './cases/ids.ts';
import { checked } from './checked.ts';
import { CountyCode } from './geo.ts';

export const text = checked(z.string(), z.minLength(1), z.maxLength(256));
export const county = z.looseObject({ county: CountyCode });
export const ofCase = z.looseObject({ county: CountyCode, case: Uuid });
export const flag = z.optional(z.enum(['true', 'false']));

/**
 * A key that the caller makes for each thing that it sends once: the same key with the same body gets the
 * same answer, however often it is sent and from wherever (draft-ietf-httpapi-idempotency-key-header-07).
 * With another body it is `idempotency_mismatch`.
 */
export const idempotencyKey = checked(z.string(), z.regex(/^[A-Za-z0-9._~-]{16,128}$/, 'key'));
export const keyed = z.looseObject({ 'idempotency-key': idempotencyKey });
/** The version that the caller has seen, as the ETag `"7"`. Another one is `version_mismatch`, with what changed. */
export const ifMatch = checked(z.string(), z.regex(/^"\d{1,9}"$/, 'etag'));
/** Leave to act as the reporter of one case: see `lookUpCase`. */
export const lookupToken = z.optional(text);
export const LOOKUP_HEADER = 'x-yzt-lookup';
export const held = z.looseObject({ [LOOKUP_HEADER]: lookupToken });

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
