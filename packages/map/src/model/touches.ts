import { contains, type Bounds } from '@yizhangtu/standard';
import { boundsOf } from './bounds.ts';

type Position = readonly number[];

const inside = ([x = NaN, y = NaN]: Position, [west, south, east, north]: Bounds) =>
  x >= west && x <= east && y >= south && y <= north;

/** Whether a segment and a box share a point (clipping after Liang and Barsky). */
function crosses(from: Position, to: Position, [west, south, east, north]: Bounds): boolean {
  const [x, y] = [from[0]!, from[1]!];
  const [dx, dy] = [to[0]! - x, to[1]! - y];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, x - west],
    [dx, east - x],
    [-dy, y - south],
    [dy, north - y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}

const lineTouches = (line: readonly Position[], box: Bounds) =>
  line.some((to, index) => index > 0 && crosses(line[index - 1]!, to, box));

const areaTouches = (rings: readonly GeoJSON.Position[][], box: Bounds) =>
  rings.some((ring) => lineTouches(ring, box)) || contains(rings, [box[0], box[1]]);

/** Whether a geometry and a box share a point. */
export function touches(geometry: GeoJSON.Geometry | null, box: Bounds): boolean {
  if (geometry === null) return false;
  if (geometry.type === 'GeometryCollection') {
    return geometry.geometries.some((one) => touches(one, box));
  }
  if (geometry.type === 'Point') return inside(geometry.coordinates, box);
  if (geometry.type === 'MultiPoint') return geometry.coordinates.some((one) => inside(one, box));
  const own = boundsOf(geometry);
  if (own === undefined || own[0] > box[2] || own[2] < box[0]) return false;
  if (own[1] > box[3] || own[3] < box[1]) return false;
  switch (geometry.type) {
    case 'LineString':
      return lineTouches(geometry.coordinates, box);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => lineTouches(line, box));
    case 'Polygon':
      return areaTouches(geometry.coordinates, box);
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => areaTouches(rings, box));
  }
}
