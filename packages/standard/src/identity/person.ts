import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import { openEnum } from '../open.ts';
import { Text } from '../text.ts';
import { ROLES } from './roles.ts';

/** What a county may know of a person beside their reference. */
export const ATTRIBUTES = ['name', 'phone', 'idNumber', 'address'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Opaque reference to a person; it says nothing of them, and is of no use in another county. */
export const PersonRef = checked(z.string(), z.regex(/^[0-9a-f-]{36}$/, 'person'));

const named = z.looseObject({ code: z.string(), name: Text });

/** A role at a division, for an organisation. */
export const Post = z.looseObject({
  /** Id of the grant that gives it. */
  id: z.string(),
  role: openEnum(ROLES),
  division: named,
  organisation: z.optional(z.string()),
});
export type Post = z.infer<typeof Post>;

/**
 * A person as others see them. Values are masked by the server; an attribute that the role may not see at
 * all is absent. `revealable` names those that the caller may ask for in full, with a reason.
 */
export const Person = z.looseObject({
  id: PersonRef,
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  idNumber: z.optional(z.string()),
  address: z.optional(z.string()),
  division: z.optional(named),
  posts: z.optional(z.array(Post)),
  revealable: z.array(openEnum(ATTRIBUTES)),
});
export type Person = z.infer<typeof Person>;

/** Attributes in full, and the number of the entry in the audit log that says so. */
export const Revealed = z.looseObject({
  id: PersonRef,
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  idNumber: z.optional(z.string()),
  address: z.optional(z.string()),
  entry: z.int(),
});
export type Revealed = z.infer<typeof Revealed>;
