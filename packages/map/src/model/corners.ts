import type { EditableShape } from '@yizhangtu/core';
import type { LngLat } from '@yizhangtu/standard';
import { crossesItself } from '../sources/rings.ts';

/** Fewest corners of a shape that can be finished. */
export const FEWEST: Readonly<Record<EditableShape['type'], number>> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
};

/** The corners of a shape; of an area, without the first one again at the end. */
export function cornersOf(shape: EditableShape): LngLat[] {
  switch (shape.type) {
    case 'Point':
      return [shape.coordinates as LngLat];
    case 'LineString':
      return [...shape.coordinates] as LngLat[];
    case 'Polygon':
      return (shape.coordinates[0] ?? []).slice(0, -1) as LngLat[];
  }
}

/** The shape with those corners. */
export function shapeOf(type: EditableShape['type'], corners: readonly LngLat[]): EditableShape {
  const places = corners.map(([x, y]) => [x, y]);
  const [first] = places;
  if (type === 'LineString') return { type, coordinates: places };
  if (type === 'Polygon') return { type, coordinates: [first ? [...places, [...first]] : []] };
  return { type: 'Point', coordinates: first ?? [] };
}

const same = (a: LngLat | undefined, b: LngLat | undefined) =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** Without corners that repeat the one before, nor a last that repeats the first of an area. */
export function withoutRepeats(corners: readonly LngLat[], closed: boolean): LngLat[] {
  const kept = corners.filter((corner, index) => index === 0 || !same(corner, corners[index - 1]));
  while (closed && kept.length > 1 && same(kept[0], kept[kept.length - 1])) kept.pop();
  return kept;
}

/** Whether the line of an area crosses itself. */
export function isCrossing(shape: EditableShape): boolean {
  return shape.type === 'Polygon' && shape.coordinates.some(crossesItself);
}

/** Whether the map can edit it: an area of one ring, positions of two numbers. */
export function isEditable(
  geometry: GeoJSON.Geometry | null | undefined,
): geometry is EditableShape {
  switch (geometry?.type) {
    case 'Point':
      return geometry.coordinates.length === 2;
    case 'LineString':
      return geometry.coordinates.every(({ length }) => length === 2);
    case 'Polygon':
      return (
        geometry.coordinates.length === 1 &&
        geometry.coordinates[0]!.every(({ length }) => length === 2)
      );
    default:
      return false;
  }
}

/** The corners with the one at `index` elsewhere. */
export const moveCorner = (corners: readonly LngLat[], index: number, to: LngLat): LngLat[] =>
  corners.map((corner, at) => (at === index ? to : corner));

export const removeCorner = (corners: readonly LngLat[], index: number): LngLat[] =>
  corners.filter((_, at) => at !== index);

/**
 * The corners with one more, half way between the one at `index` and the next. After the last of a line
 * that is half way to the one before.
 */
export function addCorner(corners: readonly LngLat[], index: number, closed: boolean): LngLat[] {
  const last = index === corners.length - 1;
  const from = last && !closed ? index - 1 : index;
  const [a, b] = [corners[from]!, corners[(from + 1) % corners.length]!];
  const half: LngLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return [...corners.slice(0, from + 1), half, ...corners.slice(from + 1)];
}

/** Index of the corner nearest to a place. */
export function nearestCorner(corners: readonly LngLat[], to: LngLat): number {
  const squash = Math.cos((to[1] * Math.PI) / 180);
  const distance = ([x, y]: LngLat) => Math.hypot((x - to[0]) * squash, y - to[1]);
  let best = 0;
  corners.forEach((corner, index) => {
    if (distance(corner) < distance(corners[best]!)) best = index;
  });
  return best;
}
