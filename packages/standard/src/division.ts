import * as z from 'zod/mini';
import { Bounds, Datum, Href, LngLat } from './geo.ts';
import { Text } from './text.ts';

/**
 * A kind of division that the county defines: county, town, 街道, a functional zone without a national
 * code, village, community, 网格. `rank` orders them: 0 the county, 1 town level, 2 village level, 3 grids.
 */
export const DivisionKind = z.looseObject({
  id: z.string().check(z.minLength(1)),
  name: Text,
  rank: z.int().check(z.minimum(0), z.maximum(9)),
});
export type DivisionKind = z.infer<typeof DivisionKind>;

/**
 * A division. `code` is the national code where there is one (GB/T 2260 six digits, town nine digits,
 * statistical village code twelve digits), otherwise a code that the county gives.
 */
export const Division = z.looseObject({
  code: z.string().check(z.minLength(1)),
  name: Text,
  kind: z.string().check(z.minLength(1)),
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
  kinds: z.array(DivisionKind).check(z.minLength(1)),
  /** The divisions themselves, in any order; or `href`, where they are served. */
  units: z.optional(z.array(Division)),
  href: z.optional(Href),
  /** GeoJSON of their areas; each feature has `code` and, below the county, `parent` in its properties. */
  areas: z.optional(z.looseObject({ href: Href, datum: Datum })),
});
export type Divisions = z.infer<typeof Divisions>;

/** A division with its parts. */
export interface DivisionNode {
  division: Division;
  children: DivisionNode[];
}

/**
 * The divisions as trees, parts in the order given. A division whose parent is not among them is a
 * root, so a part of a county (one town and its villages) makes a tree as well.
 */
export function divisionTree(units: readonly Division[]): DivisionNode[] {
  const nodes = new Map(
    units.map((division) => [division.code, { division, children: [] as DivisionNode[] }]),
  );
  const roots: DivisionNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.division.parent === undefined ? undefined : nodes.get(node.division.parent);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** From the county down to `code`: what a breadcrumb shows. Empty when the code is unknown. */
export function divisionPath(units: readonly Division[], code: string): Division[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const path: Division[] = [];
  for (
    let unit = byCode.get(code);
    unit && !path.includes(unit);
    unit = byCode.get(unit.parent ?? '')
  ) {
    path.unshift(unit);
  }
  return path;
}
