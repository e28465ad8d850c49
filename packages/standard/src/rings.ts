/** A closed ring of `[longitude, latitude]` in degrees. */
export type Ring = readonly GeoJSON.Position[];

/** Length of a degree of a meridian, metres: that of a sphere as large as the equator (6,378,137 m). */
const METRES_PER_DEGREE = 111_319.490_793;

/** All rings of an area, holes among them: even-odd counting needs no more. */
export function ringsOf(area: GeoJSON.Polygon | GeoJSON.MultiPolygon): Ring[] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}

/** Whether a place lies inside `rings`, holes left out: the parity of the sides east of it. */
export function contains(rings: readonly Ring[], [x = 0, y = 0]: GeoJSON.Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [ax = 0, ay = 0] = ring[index - 1]!;
      const [bx = 0, by = 0] = ring[index]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Metres from a place to the nearest side, on a plane touching at the place: right to 1 % within 50 km. */
export function metresToRings([x = 0, y = 0]: GeoJSON.Position, rings: readonly Ring[]): number {
  const perX = METRES_PER_DEGREE * Math.cos((y * Math.PI) / 180);
  let nearest = Infinity;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [ax = 0, ay = 0] = ring[index - 1]!;
      const [bx = 0, by = 0] = ring[index]!;
      const from = [(ax - x) * perX, (ay - y) * METRES_PER_DEGREE] as const;
      const to = [(bx - x) * perX, (by - y) * METRES_PER_DEGREE] as const;
      nearest = Math.min(nearest, squaredToSegment(from, to));
    }
  }
  return Math.sqrt(nearest);
}

type Point = readonly [number, number];

/** Squared distance from the origin to a segment. */
function squaredToSegment([ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  const [px, py] = [ax + along * dx, ay + along * dy];
  return px * px + py * py;
}
