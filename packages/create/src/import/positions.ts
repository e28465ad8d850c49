import type { Bounds } from '@yizhangtu/standard';
import { geometryKind, type Candidate, type GeometryKind, type Sorted } from './candidate.ts';
import { inBounds, positions, widen } from './geometry.ts';
import { refuse, type Refusal, type RefusalCode } from './refusal.ts';

/** Half a county around the county: what lies farther off is judged for swapped coordinates. */
const NEAR = 0.5;

/** Sorts out rows whose coordinates cannot be degrees near anything: projected, swapped, 0, out of range. */
export function checkPositions(all: readonly Candidate[], county: Bounds): Sorted {
  const near = widen(county, NEAR);
  const candidates: Candidate[] = [];
  const refusals: Refusal[] = [];
  for (const candidate of all) {
    const fault = positionFault(positions(candidate.geometry), near);
    if (fault === undefined) candidates.push(candidate);
    else {
      const detail = Array.isArray(candidate.original) ? 'csv' : 'geojson';
      refusals.push(refuse(fault.code, candidate, { value: fault.value, detail }));
    }
  }
  return { candidates, refusals };
}

function positionFault(
  all: readonly GeoJSON.Position[],
  near: Bounds,
): { code: RefusalCode; value: string } | undefined {
  const found = (code: RefusalCode, [x = 0, y = 0]: GeoJSON.Position) => ({
    code,
    value: `${x}, ${y}`,
  });
  // Projected first: metres are out of range as well, and the reason that helps is the nearer one.
  const projected = all.find(([x = 0, y = 0]) => Math.abs(x) > 1000 || Math.abs(y) > 1000);
  if (projected) return found('coordinate_projected', projected);
  const zero = all.find(([x, y]) => x === 0 && y === 0);
  if (zero) return found('coordinate_zero', zero);
  const first = all[0];
  const swapped = all.every(([x = 0, y = 0]) => !inBounds([x, y], near) && inBounds([y, x], near));
  if (swapped && first) return found('coordinates_swapped', first);
  const beyond = all.find(([x = 0, y = 0]) => Math.abs(x) > 180 || Math.abs(y) > 90);
  return beyond && found('coordinate_out_of_range', beyond);
}

/** Keeps the kind of geometry that most rows have: a layer draws one kind. */
export function keepOneKind(all: readonly Candidate[]): Sorted & { readonly kind: GeometryKind } {
  const counts: Record<GeometryKind, number> = { area: 0, line: 0, point: 0 };
  for (const { geometry } of all) counts[geometryKind(geometry)]++;
  const kinds: readonly GeometryKind[] = ['area', 'line', 'point'];
  const kind = kinds.reduce((best, next) => (counts[next] > counts[best] ? next : best));
  const isKind = ({ geometry }: Candidate): boolean => geometryKind(geometry) === kind;
  return {
    kind,
    candidates: all.filter(isKind),
    refusals: all
      .filter((candidate) => !isKind(candidate))
      .map((candidate) =>
        refuse('geometry_mixed', candidate, {
          value: geometryKind(candidate.geometry),
          detail: kind,
        }),
      ),
  };
}
