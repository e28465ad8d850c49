import * as z from 'zod/mini';
import { Instant } from '../cases/ids.ts';
import { checked } from '../checked.ts';
import { openEnum } from '../open.ts';
import { PersonRef } from './person.ts';
import { ROLES } from './roles.ts';

const text = checked(z.string(), z.minLength(1), z.maxLength(128));

/** A role at a division, given to a person. */
export const Grant = z.looseObject({
  id: z.string(),
  person: PersonRef,
  role: openEnum(ROLES),
  /** Code of the division. */
  division: z.string(),
  organisation: z.optional(text),
  since: z.string(),
  /** When it ends by itself: RFC 3339. */
  until: z.optional(z.string()),
  revoked: z.optional(z.string()),
});
export type Grant = z.infer<typeof Grant>;

/** What an administrator says to give one. */
export const NewGrant = z.looseObject({
  person: PersonRef,
  role: z.enum(ROLES),
  division: text,
  organisation: z.optional(text),
  until: z.optional(Instant),
});
