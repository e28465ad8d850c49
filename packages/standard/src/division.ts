import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { Bounds, Datum, Href, LngLat } from './geo.ts';
import { Text } from './text.ts';

/**
 * A kind of division that the county defines: county, town, 街道, a functional zone without a national
 * code, village, community, 网格. `rank` orders them: 0 the county, 1 town level, 2 village level, 3 grids.
 */
export const DivisionKind = z.looseObject({
  id: checked(z.string(), z.minLength(1)),
  name: Text,
  rank: checked(z.int(), z.minimum(0), z.maximum(9)),
});
export type DivisionKind = z.infer<typeof DivisionKind>;

/**
 * A division. `code` is the national code where there is one (GB/T 2260 six digits, town nine digits,
 * statistical village code twelve digits), otherwise a code that the county gives.
 */
export const Division = z.looseObject({
  code: checked(z.string(), z.minLength(1)),
  name: Text,
  kind: checked(z.string(), z.minLength(1)),
  /** Code of the division that this one is part of; absent on the county. */
  parent: z.optional(z.string()),
  /** Other names it is known by, for search and for joining data by name. */
  aliases: z.optional(z.array(z.string())),
  bounds: z.optional(Bounds),
  /** Where a label stands. */
  centre: z.optional(LngLat),
});
export type Division = z.infer<typeof Division>;

export const Divisions = z.looseObject({
  kinds: checked(z.array(DivisionKind), z.minLength(1)),
  /** The divisions themselves, in any order; or `href`, where they are served. */
  units: z.optional(z.array(Division)),
  href: z.optional(Href),
  /** GeoJSON of their areas; each feature has `code` and, below the county, `parent` in its properties. */
  areas: z.optional(z.looseObject({ href: Href, datum: Datum })),
});
export type Divisions = z.infer<typeof Divisions>;
