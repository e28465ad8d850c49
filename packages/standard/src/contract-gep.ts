/** Rows of the contract for accounts of gross ecosystem product (生态产品总值, GEP). */
import * as z from 'zod/mini';
import { Actor, DivisionCode, Instant, NamedDivision, Uuid } from './cases/parts.ts';
import { checked } from './checked.ts';
import { county, idempotencyKey, ifMatch, page, pageOf, text } from './contract-parts.ts';
import { CountyCode } from './geo.ts';
import { GEP_STATUSES, GEP_STEPS, type GepStepId } from './gep/steps.ts';
import { openEnum } from './open.ts';
import { operation, type Operation } from './operation.ts';

export {
  GEP_STATUSES,
  GEP_STEPS,
  gepStepsFrom,
  type GepStatus,
  type GepStep,
  type GepStepId,
} from './gep/steps.ts';

/** Most bytes of a run package. */
export const GEP_PACKAGE_BYTES = 16 * 1024 * 1024;

const number = () => checked(z.coerce.number(), z.int(), z.minimum(1), z.maximum(1_000_000));
const year = () => checked(z.coerce.number(), z.int(), z.minimum(1900), z.maximum(2200));

const ofAccount = z.looseObject({ county: CountyCode, account: Uuid });
const ofVersion = z.looseObject({ county: CountyCode, account: Uuid, version: number() });

/**
 * A run package as the engine writes it (`packRun` of `@yizhangtu/gep/run-package.js`), passed on whole. Only what
 * the server files it by is told here; the engine checks the rest.
 */
export const GepPackage = z.looseObject({
  format: z.literal('yzt-gep-package/1'),
  engine: z.looseObject({ name: text, version: text }),
  run: z.looseObject({
    county: CountyCode,
    year: checked(z.int(), z.minimum(1900), z.maximum(2200)),
    divisions: z.array(z.looseObject({ code: DivisionCode, parent: z.optional(DivisionCode) })),
  }),
  result: z.looseObject({
    account: z.looseObject({
      profile: z.looseObject({ id: text, version: text }),
      /** CNY a year. */
      total: z.number(),
    }),
  }),
  hashes: z.record(z.string(), z.string()),
  hash: checked(z.string(), z.regex(/^sha256:[0-9a-f]{64}$/, 'sha256')),
});
export type GepPackage = z.infer<typeof GepPackage>;

/** Something that was done to a version. */
export const GepStepDone = z.looseObject({
  step: openEnum(['create', ...(Object.keys(GEP_STEPS) as GepStepId[])]),
  at: Instant,
  /** Who did it; only role and division for those who see published versions alone. */
  by: Actor,
  /** Why it was rejected, or withdrawn; everyone who sees a withdrawn version is told why it was. */
  reason: z.optional(z.string()),
});
export type GepStepDone = z.infer<typeof GepStepDone>;

/** A version without its numbers. It never changes but for its steps, each of which is added. */
export const GepVersion = z.looseObject({
  account: Uuid,
  version: z.int(),
  status: openEnum(GEP_STATUSES),
  /** How many steps it has: the number in its ETag. */
  revision: z.int(),
  title: z.optional(z.string()),
  /** Made-up data. */
  sample: z.boolean(),
  profile: z.looseObject({ id: z.string(), version: z.string() }),
  engine: z.looseObject({ name: z.string(), version: z.string() }),
  /** Of the run package. */
  hash: z.string(),
  /** CNY a year. */
  total: z.number(),
  /** Whether each figure and the profile have been checked against their text. */
  verified: z.boolean(),
  steps: z.array(GepStepDone),
});
export type GepVersion = z.infer<typeof GepVersion>;

/** The account of a division, a year and a profile: its newest version that the caller may see. */
export const GepAccount = z.looseObject({
  id: Uuid,
  division: NamedDivision,
  year: z.int(),
  profile: z.string(),
  sample: z.boolean(),
  /** Its newest version that the caller may see, and what became of it. */
  version: z.int(),
  status: openEnum(GEP_STATUSES),
  title: z.optional(z.string()),
  /** CNY a year. */
  total: z.number(),
  /** The newest version that is published. */
  published: z.optional(z.int()),
});
export type GepAccount = z.infer<typeof GepAccount>;
export const GepAccountPage = pageOf(GepAccount);

export const listGepAccounts = operation({
  id: 'listGepAccounts',
  method: 'GET',
  path: '/counties/{county}/gep/accounts',
  tag: 'gep',
  permission: 'gep:read',
  summary: 'Accounts, the newest first: published ones, and those of the divisions of one’s post',
  params: county,
  query: z.looseObject({
    year: z.optional(year()),
    profile: z.optional(text),
    /**
     * `published`: with a published version, which is then the one told; `withdrawn`: with one that was published
     * and none that is; else by the newest version.
     */
    status: z.optional(z.enum(GEP_STATUSES)),
    /** Accounts of this division and of those in it. */
    division: z.optional(DivisionCode),
    ...page,
  }),
  response: { json: GepAccountPage },
  status: 200,
  errors: ['not_found'],
});

/** An account with all its versions that the caller may see, the newest first. */
export const GepAccountWithVersions = z.looseObject({
  account: GepAccount,
  versions: z.array(GepVersion),
});
export type GepAccountWithVersions = z.infer<typeof GepAccountWithVersions>;
export const getGepAccount = operation({
  id: 'getGepAccount',
  method: 'GET',
  path: '/counties/{county}/gep/accounts/{account}',
  tag: 'gep',
  permission: 'gep:read',
  summary: 'An account and its versions, without their numbers',
  params: ofAccount,
  response: { json: GepAccountWithVersions },
  status: 200,
  errors: ['not_found'],
});

/** A version with its run package: inputs, parameters, switches, result, seed and hashes. */
export const GepVersionWithPackage = z.looseObject({ version: GepVersion, package: GepPackage });
export type GepVersionWithPackage = z.infer<typeof GepVersionWithPackage>;
export const getGepVersion = operation({
  id: 'getGepVersion',
  method: 'GET',
  path: '/counties/{county}/gep/accounts/{account}/versions/{version}',
  tag: 'gep',
  permission: 'gep:read',
  summary: 'A version of an account with its run package',
  params: ofVersion,
  response: { json: GepVersionWithPackage },
  status: 200,
  errors: ['not_found'],
});

export const createGepVersion = operation({
  id: 'createGepVersion',
  method: 'POST',
  path: '/counties/{county}/gep/accounts',
  tag: 'gep',
  permission: 'gep:write',
  summary:
    'Store a run package as the next version of the account of its division, year and profile, once it replays',
  params: county,
  headers: z.looseObject({
    'idempotency-key': idempotencyKey,
    /**
     * Number of the account's newest version that the caller has seen, `"0"` for none: another one is
     * `version_mismatch`, with the account and its newest version. Absent: whatever there is.
     */
    'if-match': z.optional(ifMatch),
  }),
  request: { json: GepPackage },
  mostBytes: GEP_PACKAGE_BYTES,
  response: { json: GepVersion },
  status: 201,
  errors: [
    'unauthenticated',
    'denied',
    'not_found',
    'conflict',
    'version_mismatch',
    'too_large',
    'unsupported',
    'timeout',
    'idempotency_mismatch',
  ],
});

const asSeen = z.looseObject({ 'idempotency-key': idempotencyKey, 'if-match': ifMatch });
const STEP_ERRORS = [
  'unauthenticated',
  'denied',
  'step_up',
  'not_found',
  'transition_not_allowed',
  'version_mismatch',
  'idempotency_mismatch',
] as const;

export const submitGepVersion = operation({
  id: 'submitGepVersion',
  method: 'POST',
  path: '/counties/{county}/gep/accounts/{account}/versions/{version}/submission',
  tag: 'gep',
  permission: 'gep:write',
  summary: 'Hand a draft in to be signed',
  params: ofVersion,
  headers: asSeen,
  request: { json: z.strictObject({}) },
  response: { json: GepVersion },
  status: 200,
  errors: STEP_ERRORS,
});
const reason = checked(z.string(), z.minLength(1), z.maxLength(2000));
/** A decision on a version; whoever rejects says why. */
export const GepDecision = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('sign') }),
  z.strictObject({ step: z.literal('reject'), reason }),
]);
export type GepDecision = z.infer<typeof GepDecision>;
export const signGepVersion = operation({
  id: 'signGepVersion',
  method: 'POST',
  path: '/counties/{county}/gep/accounts/{account}/versions/{version}/decision',
  tag: 'gep',
  permission: 'gep:sign',
  summary: 'Sign or reject what was handed in, by someone else than who made or submitted it',
  params: ofVersion,
  headers: asSeen,
  request: { json: GepDecision },
  response: { json: GepVersion },
  status: 200,
  errors: STEP_ERRORS,
});
export const publishGepVersion = operation({
  id: 'publishGepVersion',
  method: 'POST',
  path: '/counties/{county}/gep/accounts/{account}/versions/{version}/publication',
  tag: 'gep',
  permission: 'gep:publish',
  summary: 'Let everyone see a signed version',
  params: ofVersion,
  headers: asSeen,
  request: { json: z.strictObject({}) },
  response: { json: GepVersion },
  status: 200,
  errors: STEP_ERRORS,
});
export const withdrawGepVersion = operation({
  id: 'withdrawGepVersion',
  method: 'POST',
  path: '/counties/{county}/gep/accounts/{account}/versions/{version}/withdrawal',
  tag: 'gep',
  permission: 'gep:publish',
  summary: 'Take back a published version, and say why: it stays to be read, and counts no more',
  params: ofVersion,
  headers: asSeen,
  request: { json: z.strictObject({ reason }) },
  response: { json: GepVersion },
  status: 200,
  errors: STEP_ERRORS,
});

/** The rows of this file, in the order of the OpenAPI document. */
export const GEP_OPERATIONS = [
  listGepAccounts,
  getGepAccount,
  getGepVersion,
  createGepVersion,
  submitGepVersion,
  signGepVersion,
  publishGepVersion,
  withdrawGepVersion,
] as const satisfies readonly Operation[];
