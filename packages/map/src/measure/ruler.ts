import { YztError } from '@yizhangtu/standard';
import type { Measurable, Measured } from './measured.ts';

/** Lengths and areas on the ellipsoid. */
export interface Ruler {
  /** The geometry in WGS84 or CGCS2000; between the two the difference is below a ten-millionth. */
  measure(geometry: Measurable): Measured;
}

type Library = typeof import('geographiclib-geodesic');

async function loadLibrary(): Promise<Library> {
  try {
    // A CommonJS module: what it exports is the default of a module.
    return (await import('geographiclib-geodesic')).default;
  } catch (cause) {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  }
}

/**
 * Loads the ruler when something is measured. Corners are joined by geodesics, the shortest ways on the
 * ellipsoid; the method is that of C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013),
 * doi:10.1007/s00190-012-0578-z, right to some nanometres.
 *
 * @throws YztError `network` when it cannot be loaded
 */
export async function loadRuler(): Promise<Ruler> {
  const { Geodesic, PolygonArea } = await loadLibrary();
  const earth = Geodesic.WGS84;

  const lengths = (line: readonly GeoJSON.Position[]): number[] =>
    line.slice(1).map(([x, y], index) => {
      const [fromX, fromY] = line[index] as [number, number];
      return earth.Inverse(fromY, fromX, y!, x!, Geodesic.DISTANCE).s12!;
    });

  const areaOf = (ring: readonly GeoJSON.Position[]): number => {
    const polygon = new PolygonArea.PolygonArea(earth);
    for (const [x, y] of ring.slice(0, -1)) polygon.AddPoint(y!, x!);
    return Math.abs(polygon.Compute(false, true).area!);
  };

  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

  return {
    measure(geometry) {
      if (geometry.type === 'LineString') {
        const segments = lengths(geometry.coordinates);
        return { kind: 'length', length: sum(segments), segments };
      }
      const [outer = [], ...holes] = geometry.coordinates;
      const segments = lengths(outer);
      const area = areaOf(outer) - sum(holes.map(areaOf));
      const length = sum(segments) + sum(holes.flatMap(lengths));
      return { kind: 'area', area, length, segments };
    },
  };
}
