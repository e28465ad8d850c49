import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import { Text } from '../text.ts';
import { openEnum } from '../open.ts';
import { ASSURANCES } from './assurance.ts';
import { PersonRef, Post } from './person.ts';

export const SIGN_IN_KINDS = ['oidc', 'zlb', 'zhe-dingding', 'sample'] as const;

/** A way to sign in that a county offers. */
export const SignInWay = z.looseObject({
  id: z.string(),
  kind: openEnum(SIGN_IN_KINDS),
  name: Text,
});
export type SignInWay = z.infer<typeof SignInWay>;

/** The person of a session, as they see themselves. */
export const SessionUser = z.looseObject({
  id: PersonRef,
  /** Their own name; their other attributes are masked as everyone's. */
  name: z.string(),
  phone: z.optional(z.string()),
  assurance: openEnum(ASSURANCES),
  posts: z.array(Post),
  /** Id of the post that they act in; absent for who has none. */
  post: z.optional(z.string()),
});
export type SessionUser = z.infer<typeof SessionUser>;

/** Why nobody can sign in where the page stands. `plain_http`: a session needs TLS. */
export const NO_SIGN_IN = ['plain_http', 'not_set_up'] as const;

/** What the server knows of a browser's session with one county. */
export const SessionInfo = z.looseObject({
  state: openEnum(['signedOut', 'signedIn', 'expired'] as const),
  user: z.optional(SessionUser),
  /** When it ends unless it is used, and when it ends in any case: RFC 3339. */
  idleUntil: z.optional(z.string()),
  until: z.optional(z.string()),
  ways: z.array(SignInWay),
  /** Absent where one can sign in. */
  noSignIn: z.optional(openEnum(NO_SIGN_IN)),
  /** The people are made up, and anyone may sign in as any of them. */
  sample: z.optional(z.boolean()),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

/** Someone made up, whom a visitor of a sample server may sign in as. */
export const SamplePerson = z.looseObject({
  id: PersonRef,
  name: z.string(),
  posts: z.array(Post),
});
export type SamplePerson = z.infer<typeof SamplePerson>;

export const ConsentPurpose = checked(z.string(), z.regex(/^[a-z][a-z0-9-]{0,63}$/, 'purpose'));
export const ConsentVersion = checked(z.string(), z.minLength(1), z.maxLength(64));

/** Purposes that a person consents to, each in a version of its words. */
export const Consent = z.looseObject({
  purpose: ConsentPurpose,
  version: ConsentVersion,
  given: z.boolean(),
  /** When it was last given or withdrawn: RFC 3339. */
  at: z.string(),
});
export type Consent = z.infer<typeof Consent>;
