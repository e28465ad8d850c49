import { randomOf } from './random.ts';

/** West, south, width and height of where they stand, in degrees. */
const AREA = [119.78, 30.44, 0.54, 0.24] as const;
const VILLAGES = 137;
const USES = ['住宅', '商业', '工业', '学校', '仓储'];

/**
 * Houses in 137 villages as a GeoJSON text: the same in every run. Each says its name, village, use,
 * height and floors; `more` adds a text of that many characters to each, as registers have.
 */
export function madeBuildings(count: number, more = 0): string {
  const random = randomOf(330521);
  const villages = Array.from({ length: VILLAGES }, () => [
    AREA[0] + random() * AREA[2],
    AREA[1] + random() * AREA[3],
  ]);
  const note = more === 0 ? '' : `,"note":"${'登记'.repeat(more / 2)}"`;
  const features = Array.from({ length: count }, (_, i) => {
    const [cx, cy] = villages[i % VILLAGES]!;
    // Denser towards the middle of the village.
    const spread = () => (random() + random() + random() - 1.5) * 0.02;
    const [x, y] = [cx! + spread(), cy! + spread()];
    const [width, depth, turn] = [8 + random() * 10, 8 + random() * 8, random() * Math.PI];
    const corner = (dx: number, dy: number) => {
      const east = dx * Math.cos(turn) - dy * Math.sin(turn);
      const north = dx * Math.sin(turn) + dy * Math.cos(turn);
      return `[${(x + east / 95_900).toFixed(7)},${(y + north / 110_900).toFixed(7)}]`;
    };
    const [a, b] = [width / 2, depth / 2];
    const first = corner(-a, -b);
    const ring = [first, corner(a, -b), corner(a, b), corner(-a, b), first];
    const floors = 1 + Math.floor(random() * 6);
    const village = `村${(i % VILLAGES) + 1}`;
    return (
      `{"type":"Feature","id":${i + 1},"properties":{"name":"${village} ${i + 1} 号楼",` +
      `"village":"${village}","height":${floors * 3},"floors":${floors},` +
      `"use":"${USES[i % USES.length]}"${note}},` +
      `"geometry":{"type":"Polygon","coordinates":[[${ring.join(',')}]]}}`
    );
  });
  return `{"type":"FeatureCollection","features":[${features.join(',\n')}]}`;
}
