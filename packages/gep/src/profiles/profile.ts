import * as z from 'zod/mini';

const Words = z.object({ 'zh-CN': z.string(), en: z.string() });

/** How far a figure or a rule has been checked against the text it is said to come from. */
export const Status = z.enum(['verified', 'unverified', 'local']);
export type Status = z.infer<typeof Status>;

/**
 * A formula by its id, and where each of its inputs comes from: `area` (areas by class), `stat` (what
 * statistics report for this line), `param.<id>`, `line.<id>` (the quantity of another line).
 */
export const FormulaUse = z.object({
  formula: z.string(),
  inputs: z.record(z.string(), z.string()),
});
export type FormulaUse = z.infer<typeof FormulaUse>;

/** One formula, or one for each setting of a switch. */
export const Choice = z.union([
  FormulaUse,
  z.object({ bySwitch: z.string(), cases: z.record(z.string(), FormulaUse) }),
]);
export type Choice = z.infer<typeof Choice>;

/** One row of an account: a quantity, and what it is worth. */
export const Line = z.object({
  id: z.string(),
  name: Words,
  /** Unit of the quantity. */
  unit: z.string(),
  /** Classes or groups of classes whose areas count; all when left out. */
  classes: z.optional(z.array(z.string())),
  quantity: Choice,
  /** Value of one unit of the quantity; without it the line is a step to others. */
  value: z.optional(Choice),
});
export type Line = z.infer<typeof Line>;

export const SECTIONS = ['provisioning', 'regulating', 'cultural'] as const;
export type Section = (typeof SECTIONS)[number];

export const Item = z.object({
  id: z.string(),
  name: Words,
  section: z.enum(SECTIONS),
  /** An item of choice: left out in silence when nothing is given for it. */
  optional: z.optional(z.boolean()),
  /** Service of SEEA EA that the item is. */
  seea: z.optional(z.string()),
  /** What kind of value: exchange value, welfare, or the cost of a replacement. */
  valuation: z.enum(['exchange', 'welfare', 'replacement']),
  /** Shown beside the account and not part of its total. */
  memorandum: z.optional(z.boolean()),
  lines: z.array(Line),
});
export type Item = z.infer<typeof Item>;

export const ParameterValue = z.object({
  /** A class or a group of classes; all when left out. */
  class: z.optional(z.string()),
  value: z.number(),
  unit: z.string(),
  source: z.string(),
  /** Of a price: the year it is of. */
  year: z.optional(z.number()),
  region: z.optional(z.string()),
  status: Status,
});
export type ParameterValue = z.infer<typeof ParameterValue>;

export const Parameter = z.object({
  id: z.string(),
  name: Words,
  unit: z.string(),
  /** `price`: has a year. `climate`: changes with the weather of the year. */
  kind: z.enum(['price', 'climate', 'coefficient']),
  values: z.array(ParameterValue),
});
export type Parameter = z.infer<typeof Parameter>;

export const EcosystemClass = z.object({
  id: z.string(),
  name: Words,
  group: z.string(),
  /** Code of the IUCN Global Ecosystem Typology, where one fits. */
  get: z.optional(z.string()),
});
export type EcosystemClass = z.infer<typeof EcosystemClass>;

export const SwitchDeclaration = z.object({
  id: z.string(),
  name: Words,
  settings: z.array(z.object({ id: z.string(), name: Words })),
  standard: z.string(),
});
export type SwitchDeclaration = z.infer<typeof SwitchDeclaration>;

/** A methodology as data: what is counted, by which formula, at which price. */
export const Profile = z.object({
  id: z.string(),
  /** Version of this data, not of the standard. */
  version: z.string(),
  title: Words,
  /** Whether the text of the standard has been entered and checked. */
  status: Status,
  /** The year it came into force; absent where unknown. */
  inForce: z.optional(z.string()),
  replacedBy: z.optional(z.string()),
  source: z.string(),
  classes: z.array(EcosystemClass),
  items: z.array(Item),
  parameters: z.array(Parameter),
  switches: z.array(SwitchDeclaration),
  boundary: z.object({
    /** Whether what comes from outside the region is taken off. */
    inflow: z.enum(['deduct', 'not-stated']),
  }),
});
export type Profile = z.infer<typeof Profile>;

/** The profiles that runs may name. */
export interface KnownProfiles {
  readonly computable: readonly Profile[];
  readonly named: readonly NamedProfile[];
}

/** A methodology that is known by name alone: it refuses to compute and says what is missing. */
export interface NamedProfile {
  readonly id: string;
  readonly version: string;
  readonly title: { readonly 'zh-CN': string; readonly en: string };
  readonly inForce: string;
  readonly source: string;
  readonly missing: { readonly 'zh-CN': string; readonly en: string };
}
