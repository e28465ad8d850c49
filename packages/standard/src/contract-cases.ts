/** Rows of the contract for cases. */
import * as z from 'zod/mini';
import { Case, CaseSummary, NewCase, RevealedContact } from './cases/case.ts';
import { Command } from './cases/commands.ts';
import { CategoryTree } from './cases/categories.ts';
import { CaseEvent } from './cases/event.ts';
import { CategoryId, DivisionCode, Instant, Uuid } from './cases/parts.ts';
import { CASE_KINDS, CASE_STATES, TIERS } from './cases/states.ts';
import { CaseStats } from './cases/stats.ts';
import { checked } from './checked.ts';
import {
  county,
  flag,
  held,
  idempotencyKey,
  ifMatch,
  keyed,
  LOOKUP_HEADER,
  lookupToken,
  ofCase,
  page,
  pageOf,
  text,
} from './contract-parts.ts';
import { LngLat } from './geo.ts';
import { openEnum } from './open.ts';
import { operation, type Operation } from './operation.ts';

/** Answer to a report: the case, and for who did not sign in the code that leads back to it. */
export const ReportReceipt = z.looseObject({
  case: Case,
  /** Said this once: the server keeps a hash of it. */
  code: z.optional(z.string()),
});
export type ReportReceipt = z.infer<typeof ReportReceipt>;

export const reportCase = operation({
  id: 'reportCase',
  method: 'POST',
  path: '/counties/{county}/cases',
  tag: 'cases',
  permission: 'case:report',
  summary: 'Report a matter; without a session the answer has a code that leads back to it',
  params: county,
  headers: keyed,
  request: { json: NewCase },
  response: { json: ReportReceipt },
  status: 201,
  errors: [
    'not_found',
    'unauthenticated',
    'denied',
    'conflict',
    'idempotency_mismatch',
    'calendar_incomplete',
  ],
});

/** What narrows a list of cases, and the points on the map. */
const filters = {
  state: z.optional(z.enum(CASE_STATES)),
  kind: z.optional(z.enum(CASE_KINDS)),
  /** A category and what is below it. */
  category: z.optional(CategoryId),
  /** A division and those in it. */
  division: z.optional(DivisionCode),
  tier: z.optional(z.enum(TIERS)),
  /** Those that the caller reported, by themselves or for someone. */
  mine: flag,
  /** Those with a clock that ran out before its work was done. */
  late: flag,
  published: flag,
  /** `west,south,east,north` in degrees, WGS84. */
  bbox: z.optional(checked(z.string(), z.regex(/^-?[\d.]+(,-?[\d.]+){3}$/, 'bbox'))),
  /** Words of title, description and place, or a receipt number. */
  q: z.optional(text),
  /** Submitted not before, and before: RFC 3339. */
  since: z.optional(Instant),
  until: z.optional(Instant),
};
export const CasePage = pageOf(CaseSummary);
export const listCases = operation({
  id: 'listCases',
  method: 'GET',
  path: '/counties/{county}/cases',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Cases that the caller may see, the newest first; without a session the published ones',
  params: county,
  query: z.looseObject({ ...filters, ...page }),
  response: { json: CasePage },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
export const getCase = operation({
  id: 'getCase',
  method: 'GET',
  path: '/counties/{county}/cases/{case}',
  tag: 'cases',
  permission: 'case:read',
  summary: 'One case as the caller may see it; its version is the ETag',
  params: ofCase,
  headers: held,
  response: { json: Case },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});
/** What a command led to. `event` is redacted for the caller as `listCaseEvents` does. */
export const CommandResult = z.looseObject({ case: Case, event: CaseEvent });
export type CommandResult = z.infer<typeof CommandResult>;
export const commandCase = operation({
  id: 'commandCase',
  method: 'POST',
  path: '/counties/{county}/cases/{case}/commands',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Do something to a case: one of the commands of the transition table',
  params: ofCase,
  headers: z.looseObject({
    'idempotency-key': idempotencyKey,
    'if-match': ifMatch,
    [LOOKUP_HEADER]: lookupToken,
  }),
  request: { json: Command },
  response: { json: CommandResult },
  status: 200,
  errors: [
    'not_found',
    'unauthenticated',
    'denied',
    'transition_not_allowed',
    'version_mismatch',
    'idempotency_mismatch',
    'conflict',
    'calendar_incomplete',
  ],
});
export const revealCaseContact = operation({
  id: 'revealCaseContact',
  method: 'POST',
  path: '/counties/{county}/cases/{case}/reveal',
  tag: 'cases',
  permission: 'case:reveal',
  summary:
    'How to reach who reported a case, in full, for who handles it and a reason, which the audit log keeps',
  params: ofCase,
  request: {
    json: z.strictObject({
      reason: checked(z.string(), z.trim(), z.minLength(4), z.maxLength(500)),
    }),
  },
  response: { json: RevealedContact },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied', 'step_up'],
});
/** Events of a case, in the order of `seq`. */
export const CaseEventPage = z.looseObject({
  items: z.array(CaseEvent),
  /** Cursors of the pages with later and with earlier events; absent at the ends. */
  next: z.optional(z.string()),
  previous: z.optional(z.string()),
  total: z.optional(z.int()),
});
export type CaseEventPage = z.infer<typeof CaseEventPage>;
export const listCaseEvents = operation({
  id: 'listCaseEvents',
  method: 'GET',
  path: '/counties/{county}/cases/{case}/events',
  tag: 'cases',
  permission: 'case:read',
  summary: 'What happened to a case, as the caller may see it; from a cursor either way',
  params: ofCase,
  headers: held,
  query: z.looseObject({
    ...page,
    /** Where the first page stands: at the first event, or at the last. */
    from: z.optional(z.enum(['first', 'last'])),
  }),
  response: { json: CaseEventPage },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});

/** What an anonymous reporter shows. Blanks and hyphens in either do not matter. */
export const CaseLookup = z.strictObject({ receipt: text, code: text });
/** Their case, and leave to act as its reporter for an hour: sent back as `x-yzt-lookup`. */
export const LookupResult = z.looseObject({ case: Case, token: z.string(), until: Instant });
export type LookupResult = z.infer<typeof LookupResult>;
export const lookUpCase = operation({
  id: 'lookUpCase',
  method: 'POST',
  path: '/counties/{county}/case-lookups',
  tag: 'cases',
  permission: 'case:report',
  summary:
    'Find a case by its receipt number and code; a wrong pair is `not_found`, whichever is wrong',
  params: county,
  request: { json: CaseLookup },
  response: { json: LookupResult },
  status: 200,
  errors: ['not_found', 'too_many_attempts'],
});

/** A case nearby that may be the same matter. `likeness` runs from 0 to 1. */
export const NearCase = z.looseObject({
  case: CaseSummary,
  /** Metres. */
  distance: z.number(),
  likeness: z.number(),
});
export type NearCase = z.infer<typeof NearCase>;
export const NearCases = z.looseObject({ items: z.array(NearCase) });
export const listNearCases = operation({
  id: 'listNearCases',
  method: 'GET',
  path: '/counties/{county}/case-neighbours',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Open cases that may be the same matter, by place, category and words, the likest first',
  params: county,
  query: z.looseObject({
    lng: checked(z.coerce.number(), z.minimum(-180), z.maximum(180)),
    lat: checked(z.coerce.number(), z.minimum(-90), z.maximum(90)),
    /** Metres; 200 when absent. */
    within: z.optional(checked(z.coerce.number(), z.minimum(1), z.maximum(2000))),
    category: z.optional(CategoryId),
    q: z.optional(text),
  }),
  response: { json: NearCases },
  status: 200,
  errors: ['not_found'],
});
/**
 * Who sees all cases of the division asked for (its cadres, command rooms and supervisors, the centre, auditors) gets
 * exact numbers. For all others nobody's case can be told apart: `since` and `until` are moved out to whole days of
 * the county that are over, confidential categories are counted in the numbers of the whole county alone, and fewer
 * than three cases are `few`: as a group they are left out, with the next smallest group where those left out are
 * fewer than three together. What is left out is in the numbers of the whole.
 */
export const getCaseStats = operation({
  id: 'getCaseStats',
  method: 'GET',
  path: '/counties/{county}/case-stats',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Cases received and closed, the rate, and the rate of those in time; counted, not named',
  params: county,
  query: z.looseObject({
    since: z.optional(Instant),
    until: z.optional(Instant),
    division: z.optional(DivisionCode),
    category: z.optional(CategoryId),
    by: z.optional(z.enum(['category', 'division', 'month', 'kind'])),
  }),
  response: { json: CaseStats },
  status: 200,
  errors: ['not_found'],
});
export const getCaseCategories = operation({
  id: 'getCaseCategories',
  method: 'GET',
  path: '/counties/{county}/case-categories',
  tag: 'cases',
  permission: 'public',
  summary: 'The category tree with its extra fields and limits',
  params: county,
  response: { json: CategoryTree },
  status: 200,
  errors: ['not_found'],
});
/** A case on the map: what everyone may see of it, or for staff what they may. */
export const CasePoint = z.looseObject({
  type: z.literal('Feature'),
  id: Uuid,
  geometry: z.looseObject({ type: z.literal('Point'), coordinates: LngLat }),
  properties: z.looseObject({
    receipt: z.string(),
    title: z.string(),
    kind: openEnum(CASE_KINDS),
    category: CategoryId,
    state: openEnum(CASE_STATES),
    late: z.boolean(),
    /** RFC 3339. */
    at: Instant,
  }),
});
export const CasePoints = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(CasePoint),
  /** False when there are more than fit: ask for a smaller area. */
  complete: z.boolean(),
});
export type CasePoints = z.infer<typeof CasePoints>;
export const getCasePoints = operation({
  id: 'getCasePoints',
  method: 'GET',
  path: '/counties/{county}/case-points',
  tag: 'cases',
  permission: 'case:read',
  summary: 'Cases as GeoJSON points, at most 10,000, for a live layer that the browser clusters',
  params: county,
  query: z.looseObject(filters),
  response: { json: CasePoints, type: 'application/geo+json' },
  status: 200,
  errors: ['not_found', 'unauthenticated'],
});

/** The rows of this file, in the order of the OpenAPI document. */
export const CASE_OPERATIONS = [
  reportCase,
  listCases,
  getCase,
  commandCase,
  revealCaseContact,
  listCaseEvents,
  lookUpCase,
  listNearCases,
  getCaseStats,
  getCaseCategories,
  getCasePoints,
] as const satisfies readonly Operation[];
