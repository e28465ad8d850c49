import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import { Datum, LngLat } from '../geo.ts';
import { PersonRef } from '../identity/person.ts';
import { ROLES } from '../identity/roles.ts';
import { openEnum } from '../open.ts';
import { Text } from '../text.ts';
import { Line } from './safe-text.ts';

export { Instant, OrderId, Uuid } from './ids.ts';

/** SHA-256 of a photo's bytes in lower-case hex: its address. */
export const PhotoHash = checked(z.string(), z.regex(/^[0-9a-f]{64}$/, 'sha256'));
/** Code of a division, as in the county file. */
export const DivisionCode = checked(z.string(), z.minLength(1), z.maxLength(128));
/** Id of a category: dotted from its major one down, such as `city.roads.pothole`. */
export const CategoryId = checked(z.string(), z.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, 'id'));

/** A part of the county with its name, as the server fills it in. */
export const NamedDivision = z.looseObject({ code: DivisionCode, name: Text });

/** Where it is: a point, or words, or both, in a division. The datum goes with the point. */
export const CasePlace = z.looseObject({
  point: z.optional(LngLat),
  /** Required with a point; stored points are WGS84. */
  datum: z.optional(Datum),
  /** How far off the point may be: metres, as a device says. */
  accuracy: z.optional(checked(z.number(), z.minimum(0))),
  division: DivisionCode,
  words: z.optional(Line),
});
export type CasePlace = z.infer<typeof CasePlace>;

/**
 * Who an assignment is for: an organisation at a division, or everyone with a post there that handles
 * cases, or one person.
 */
export const Unit = z.looseObject({
  division: DivisionCode,
  /** As in grants. */
  organisation: z.optional(checked(z.string(), z.minLength(1), z.maxLength(128))),
  person: z.optional(PersonRef),
  /** What it is called. A server fills it in. */
  name: z.optional(Text),
});
export type Unit = z.infer<typeof Unit>;

/** Kinds of clock. `work-day` is eight office hours; `urgent-hour` runs through nights and holidays. */
export const CLOCK_KINDS = ['urgent-hour', 'work-hour', 'work-day', 'natural-day'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** How long something may take. */
export const Limit = z.looseObject({
  kind: z.enum(CLOCK_KINDS),
  amount: checked(z.number(), z.gt(0), z.maximum(3650)),
});
export type Limit = z.infer<typeof Limit>;

/** Who did something, as a viewer may see them. */
export const Actor = z.looseObject({
  /** Absent for the server itself, for who is not known, and where the viewer may not tell. */
  person: z.optional(PersonRef),
  /** Masked. */
  name: z.optional(z.string()),
  role: z.optional(openEnum(ROLES)),
  division: z.optional(NamedDivision),
  organisation: z.optional(z.string()),
  /** True for what the server did by a rule. */
  system: z.optional(z.boolean()),
});
export type Actor = z.infer<typeof Actor>;

/** Words for those who handle a case. It cannot stand where a {@link PublicAnswer} is due. */
export const InternalNote = z.looseObject({ for: z.literal('staff'), note: z.string() });
export type InternalNote = z.infer<typeof InternalNote>;

/** The answer that the reporter reads, and everyone once the case is published. */
export const PublicAnswer = z.looseObject({
  for: z.literal('reporter'),
  answer: z.string(),
  /** Whether the matter is solved, and if not, why not. */
  solved: z.boolean(),
  unsolvedReason: z.optional(z.string()),
});
export type PublicAnswer = z.infer<typeof PublicAnswer>;

/** How content a reporter is; `not-reached` when nobody answered. */
export const SATISFACTIONS = [
  'very-satisfied',
  'satisfied',
  'neutral',
  'dissatisfied',
  'very-dissatisfied',
  'not-reached',
] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];
