import * as z from 'zod/mini';
import { PersonRef } from './person.ts';

/**
 * An entry of the audit log. It holds references and reasons, never what was revealed. `hash` covers the
 * entry and the hash of the one before it.
 */
export const AuditEntry = z.looseObject({
  seq: z.int(),
  /** RFC 3339. */
  at: z.string(),
  action: z.string(),
  actor: z.optional(PersonRef),
  /** The post that the actor acted in. */
  role: z.optional(z.string()),
  /** What was acted on: a person, a grant, a session. */
  target: z.optional(z.string()),
  /** Facts of the action, such as the reason that was given and the names of attributes. */
  facts: z.optional(z.record(z.string(), z.unknown())),
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
