import type { Division } from './division.ts';

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
