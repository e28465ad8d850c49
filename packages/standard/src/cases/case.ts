import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import { CountyCode } from '../geo.ts';
import { PersonRef } from '../identity/person.ts';
import { openEnum } from '../open.ts';
import { ClockFact } from './clock-fact.ts';
import {
  CasePlace,
  CategoryId,
  DivisionCode,
  Instant,
  Limit,
  NamedDivision,
  PhotoHash,
  PublicAnswer,
  SATISFACTIONS,
  Unit,
  Uuid,
} from './parts.ts';
import { LongText, Line, TEXT_LIMITS } from './safe-text.ts';
import { CASE_KINDS, CASE_STATES, JOIN_RULES, TIERS } from './states.ts';
import { RELATIONS } from './relations.ts';
import { WorkOrder, WorkOrderView } from './work-order.ts';

/** Most photos of one report or one command. */
export const MOST_PHOTOS = 9;
export const Photos = checked(z.array(PhotoHash), z.maxLength(MOST_PHOTOS));

/** Most extra fields of a report, and most characters of a text in one. Their names are those of `FieldForm`. */
export const MOST_FIELDS = 100;
const FieldText = checked(z.string(), z.maxLength(TEXT_LIMITS.text));
/** Values of the extra fields that a category asks for, by name (see `categories.ts`). */
export const Fields = checked(
  z.record(
    checked(z.string(), z.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'field')),
    z.union([FieldText, z.number(), z.boolean()]),
  ),
  z.check((payload) => {
    const { value } = payload;
    if (Object.keys(value).length <= MOST_FIELDS) return;
    payload.issues.push({
      code: 'too_big',
      origin: 'object',
      maximum: MOST_FIELDS,
      inclusive: true,
      input: value,
    });
  }),
);
export type Fields = z.infer<typeof Fields>;

/** How to reach a reporter. It is sealed by the server; others see masked values. */
export const Contact = z.looseObject({
  name: z.optional(Line),
  phone: z.optional(checked(z.string(), z.regex(/^\+?[\d -]{5,20}$/, 'phone'))),
});
export type Contact = z.infer<typeof Contact>;

/** What of a reporter leads back to them: kept sealed, and masked in every answer but a reveal. */
export const REACHED_BY = ['name', 'phone'] as const;

/** How to reach who reported a case, in full, and the number of the entry in the audit log that says so. */
export const RevealedContact = z.looseObject({
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  entry: z.int(),
});
export type RevealedContact = z.infer<typeof RevealedContact>;

/** Who reported, as a viewer may see them. */
export const Reporter = z.looseObject({
  /** They did not say who they are. The receipt number and a code are all that leads back to the case. */
  anonymous: z.boolean(),
  person: z.optional(PersonRef),
  /** Masked. */
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  /** The cadre who reported on their behalf (代办). */
  agent: z.optional(PersonRef),
  /** Members above that the caller may ask for in full, with a reason; a server fills it in. */
  revealable: z.optional(z.array(openEnum(REACHED_BY))),
});
export type Reporter = z.infer<typeof Reporter>;

/** What a case and its record have in common. */
const common = {
  id: Uuid,
  county: CountyCode,
  /** Number for people (see `receipt.ts`). */
  receipt: z.string(),
  state: openEnum(CASE_STATES),
  /** Where it goes on after a pause: the state before `needs-info` or `suspended`. */
  before: z.optional(openEnum(CASE_STATES)),
  /** Sequence number of its last event: the ETag of the case and the `If-Match` of a command. */
  version: z.int(),
  kind: openEnum(CASE_KINDS),
  category: CategoryId,
  title: z.string(),
  description: z.string(),
  place: CasePlace,
  /** Of the report. */
  photos: z.array(PhotoHash),
  /** Those that the reporter supplied when asked: for the parties, whether it is published or not. */
  supplied: z.optional(z.array(PhotoHash)),
  /**
   * The place that the reporter supplied once everyone could see the case: for the parties, until an office takes it
   * over by a correction. Before that, a place that is supplied is the place of the case.
   */
  suppliedPlace: z.optional(CasePlace),
  fields: z.optional(Fields),
  tier: openEnum(TIERS),
  /** Everyone may see it, without who reported. */
  published: z.boolean(),
  /** The reporter leaves it to the county to publish. */
  mayPublish: z.boolean(),
  acceptance: z.optional(Limit),
  join: openEnum(JOIN_RULES),
  round: z.int(),
  /** How often a unit has returned it, in all rounds. */
  returns: z.int(),
  answer: z.optional(PublicAnswer),
  satisfaction: z.optional(openEnum(SATISFACTIONS)),
  /** What the reporter is asked for, while it needs information. */
  question: z.optional(z.string()),
  /** Why it was rejected, and by which rule. */
  rejection: z.optional(z.looseObject({ reason: z.string(), basis: z.string() })),
  /** The case that it was merged into. */
  mergedInto: z.optional(Uuid),
  transferredTo: z.optional(z.looseObject({ system: z.string(), number: z.optional(z.string()) })),
  urges: z.int(),
  urgedAt: z.optional(Instant),
  /** The last light of a supervisor (督办). */
  supervised: z.optional(z.looseObject({ light: z.enum(['yellow', 'red']), at: Instant })),
  createdAt: Instant,
  submittedAt: z.optional(Instant),
  acceptedAt: z.optional(Instant),
  dispatchedAt: z.optional(Instant),
  answeredAt: z.optional(Instant),
  closedAt: z.optional(Instant),
  updatedAt: Instant,
  /** Generated, and labelled so wherever a person sees it. */
  sample: z.optional(z.boolean()),
};

/**
 * A case (事件) as the log of its events gives it. A server keeps it as a projection; nothing in it
 * depends on who looks or on what time it is.
 */
export const CaseRecord = z.looseObject({
  ...common,
  /** Codes of the divisions that it lies in, the county's first and its own last. */
  within: z.array(DivisionCode),
  reporter: Reporter,
  orders: z.array(WorkOrder),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/**
 * A case as a server answers it to one viewer, now. Most of a case is not for everyone: what the viewer
 * may not see is absent (see `redact.ts`).
 */
export const Case = z.looseObject({
  ...common,
  reporter: z.optional(Reporter),
  division: z.optional(NamedDivision),
  orders: z.array(WorkOrderView),
  clocks: z.optional(
    z.looseObject({ acceptance: z.optional(ClockFact), handling: z.optional(ClockFact) }),
  ),
  /** What the caller is to it: {@link RELATIONS}. With the table of transitions it tells which buttons to show. */
  yours: z.array(openEnum(RELATIONS)),
});
export type Case = z.infer<typeof Case>;

/** A line of a list of cases. */
export const CaseSummary = z.looseObject({
  id: Uuid,
  receipt: z.string(),
  state: openEnum(CASE_STATES),
  version: z.int(),
  kind: openEnum(CASE_KINDS),
  category: CategoryId,
  title: z.string(),
  place: CasePlace,
  division: z.optional(NamedDivision),
  tier: openEnum(TIERS),
  published: z.boolean(),
  units: z.array(Unit),
  /** The nearest end of a clock that runs. */
  dueAt: z.optional(Instant),
  late: z.optional(z.boolean()),
  warning: z.optional(z.string()),
  createdAt: Instant,
  submittedAt: z.optional(Instant),
  closedAt: z.optional(Instant),
  updatedAt: Instant,
  yours: z.optional(z.array(openEnum(RELATIONS))),
  sample: z.optional(z.boolean()),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

/** What a person reports. */
export const NewCase = z.strictObject({
  kind: z.enum(CASE_KINDS),
  category: CategoryId,
  title: Line,
  description: LongText,
  place: CasePlace,
  photos: z.optional(Photos),
  fields: z.optional(Fields),
  /** Not said by who is signed in and does not hide it. */
  anonymous: z.optional(z.boolean()),
  /** A villager on whose behalf a cadre reports: a person of the county, or how to reach them. */
  onBehalfOf: z.optional(
    z.strictObject({ person: z.optional(PersonRef), contact: z.optional(Contact) }),
  ),
  contact: z.optional(Contact),
  mayPublish: z.optional(z.boolean()),
  /** Keep it as a draft, which only the reporter sees and for which one has to be signed in. */
  draft: z.optional(z.boolean()),
  /** When it was written, where it was sent later. */
  occurredAt: z.optional(Instant),
});
export type NewCase = z.infer<typeof NewCase>;
