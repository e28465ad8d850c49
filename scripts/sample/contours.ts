import { contours } from 'd3-contour';
import { clipLine } from './clip-line.ts';
import type { Mesh } from './mesh.ts';
import { round, rounded, type Lnglat, type Plane, type Xy } from './plane.ts';

const STEP = 0.0012;

/** Lines of equal height, every 50 m (and at 20 m), inside the county. */
export function contourLines(
  heights: (lng: number, lat: number) => number,
  mesh: Mesh,
  plane: Plane,
  [west, south, east, north]: readonly [number, number, number, number],
): GeoJSON.Feature[] {
  const columns = Math.ceil((east - west) / STEP) + 2;
  const rows = Math.ceil((north - south) / STEP) + 2;
  const values = Array.from({ length: columns * rows }, (_, i) =>
    heights(west + (i % columns) * STEP, south + Math.floor(i / columns) * STEP),
  );
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const levels = [20];
  for (let level = 50; level < most; level += 50) levels.push(level);
  const lngLat = ([x, y]: number[]): Lnglat => [
    west + (x! - 0.5) * STEP,
    south + (y! - 0.5) * STEP,
  ];
  return contours()
    .size([columns, rows])
    .thresholds(levels)(values)
    .flatMap((level) =>
      level.coordinates.flat().flatMap((ring) =>
        clipLine(mesh.ring, rounded(ring.map((p): Xy => plane.xy(lngLat(p))))).map(
          (path): GeoJSON.Feature => ({
            type: 'Feature',
            properties: { elevation: round(level.value, 0) },
            geometry: { type: 'LineString', coordinates: path.map(plane.lnglat) },
          }),
        ),
      ),
    );
}
