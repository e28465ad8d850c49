import type { Bounds } from '@yizhangtu/standard';
import { padBounds } from './bounds.ts';
import type { DrawnGround, GroundKind } from './ground.ts';
import { touches } from './touches.ts';

/** What is about to come into view counts, because its tiles take a moment. Share of the view on each side. */
const AHEAD = 0.5;

/** Of an area that is drawn as its line, the inside shows nothing. */
function lineOf(geometry: GeoJSON.Geometry): GeoJSON.Geometry {
  switch (geometry.type) {
    case 'Polygon':
      return { type: 'MultiLineString', coordinates: geometry.coordinates };
    case 'MultiPolygon':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.flat() };
    default:
      return geometry;
  }
}

/** Tells which kinds of the ground a view shows anything of. */
export function groundInView(ground: DrawnGround): (view: Bounds) => ReadonlySet<GroundKind> {
  const drawn = ground.features.features.map(({ geometry, properties }) => {
    const kind = properties?.['kind'] as GroundKind;
    return { kind, geometry: kind === 'line' ? lineOf(geometry) : geometry };
  });
  return (view) => {
    const box = padBounds(view, AHEAD);
    const seen = new Set<GroundKind>();
    for (const { kind, geometry } of drawn) {
      if (!seen.has(kind) && touches(geometry, box)) seen.add(kind);
    }
    return seen;
  };
}
