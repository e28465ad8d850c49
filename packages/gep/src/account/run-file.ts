import * as z from 'zod/mini';
import { Profile, Status } from '../profiles/profile.ts';

const Words = z.object({ 'zh-CN': z.string(), en: z.string() });

export const RunDivision = z.object({
  code: z.string(),
  name: z.union([z.string(), Words]),
  parent: z.optional(z.string()),
});
export type RunDivision = z.infer<typeof RunDivision>;

/** Areas by division and class: one row a division, one column a class. */
export const Areas = z.object({
  unit: z.optional(z.string()),
  classes: z.array(z.string()),
  rows: z.array(z.object({ division: z.string(), values: z.array(z.number()) })),
  /** What the parts must make, in the same unit: by class, or all together. */
  totals: z.optional(
    z.object({ classes: z.optional(z.array(z.number())), all: z.optional(z.number()) }),
  ),
});

export const GivenParameter = z.object({
  id: z.string(),
  class: z.optional(z.string()),
  /** A division: it holds for all below it too. */
  division: z.optional(z.string()),
  value: z.number(),
  unit: z.optional(z.string()),
  year: z.optional(z.number()),
  source: z.string(),
  region: z.optional(z.string()),
  status: z.optional(Status),
  /** Why the profile's own figure is not used. */
  reason: z.optional(z.string()),
});
export type GivenParameter = z.infer<typeof GivenParameter>;

export const Statistic = z.object({
  line: z.string(),
  division: z.optional(z.string()),
  class: z.optional(z.string()),
  amount: z.number(),
  unit: z.optional(z.string()),
  year: z.optional(z.number()),
  source: z.string(),
});

/** How a figure may vary: factors of the figure itself, so that units cannot go wrong. */
export const Distribution = z.union([
  z.object({ kind: z.literal('normal'), deviation: z.number() }),
  z.object({ kind: z.literal('lognormal'), deviation: z.number() }),
  z.object({ kind: z.literal('uniform'), low: z.number(), high: z.number() }),
  z.object({ kind: z.literal('triangular'), low: z.number(), mode: z.number(), high: z.number() }),
]);
export type Distribution = z.infer<typeof Distribution>;

export const Variable = z.object({
  /** Id of a parameter, or `stat.<line>`. */
  of: z.string(),
  /** With `class`, that class or group alone. */
  class: z.optional(z.string()),
  distribution: Distribution,
  source: z.string(),
});
export type Variable = z.infer<typeof Variable>;

/** How figures vary together: between the normal scores of two variables, −1 to 1. */
export const Correlation = z.object({
  /** Each as in `of`, with `/class` behind it where the variable is of one class. */
  between: z.tuple([z.string(), z.string()]),
  value: z.number(),
  source: z.string(),
});
export type Correlation = z.infer<typeof Correlation>;

/** Everything that an account is computed from. */
export const RunFile = z.object({
  format: z.literal('yzt-gep-run/1'),
  title: z.optional(z.string()),
  /** Made-up data: shown wherever the account is. */
  sample: z.optional(z.boolean()),
  /** Six digits (GB/T 2260). */
  county: z.string(),
  year: z.number(),
  profile: z.union([z.string(), Profile]),
  divisions: z.array(RunDivision),
  areas: Areas,
  statistics: z.optional(z.array(Statistic)),
  parameters: z.optional(z.array(GivenParameter)),
  /** Means of many years for figures that change with the weather, for accounts at fixed climate. */
  climateNormal: z.optional(z.array(GivenParameter)),
  /** Brings prices of other years to one: price × values[base] / values[year]. */
  priceIndex: z.optional(
    z.object({ base: z.number(), values: z.record(z.string(), z.number()), source: z.string() }),
  ),
  switches: z.optional(z.record(z.string(), z.string())),
  /** Items or lines that are not reckoned, and why. */
  omit: z.optional(z.array(z.object({ id: z.string(), reason: z.string() }))),
  /** Value of products that come from outside the region. */
  inflow: z.optional(
    z.array(
      z.object({
        item: z.string(),
        value: z.number(),
        unit: z.optional(z.string()),
        source: z.string(),
      }),
    ),
  ),
  uncertainty: z.optional(
    z.object({
      seed: z.number(),
      draws: z.number(),
      variables: z.array(Variable),
      correlations: z.optional(z.array(Correlation)),
    }),
  ),
});
export type RunFile = z.infer<typeof RunFile>;
