import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { loadRuler } from './ruler.ts';

const ruler = await loadRuler();

/** What a tool of Debian's answers; undefined where it is not installed. */
function run(tool: string, args: readonly string[], input = ''): string | undefined {
  const { error, stdout } = spawnSync(tool, args, { input, encoding: 'utf8' });
  return error === undefined ? stdout : undefined;
}
const hasGeod = run('geod', ['-l']) !== undefined;
const hasProj = run('proj', ['-l']) !== undefined;

const close = (got: number, wanted: number, share: number) =>
  assert.ok(
    Math.abs(got - wanted) <= Math.abs(wanted) * share,
    `${got} is not within ${share} of ${wanted}`,
  );

const DEQING: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [119.75, 30.43],
      [120.35, 30.43],
      [120.35, 30.7],
      [119.9, 30.72],
      [119.75, 30.43],
    ],
  ],
};
const FIELD: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [119.95, 30.53],
      [119.9507, 30.5302],
      [119.9506, 30.5311],
      [119.9499, 30.5309],
      [119.95, 30.53],
    ],
  ],
};
const LINES: readonly (readonly [number, number])[][] = [
  [
    [119.95, 30.53],
    [119.951, 30.53],
  ],
  [
    [119.75, 30.43],
    [120.35, 30.7],
    [120.2, 30.2],
  ],
  [
    [73.5, 39.4],
    [135.1, 48.4],
  ],
  [
    [0, 0],
    [179.5, 0.5],
  ],
];

/** Points on the way between two, so that a straight line between them is as good as a geodesic. */
function dense(ring: readonly GeoJSON.Position[], parts: number): GeoJSON.Position[] {
  return ring.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = ring[index] as [number, number];
    return Array.from({ length: parts }, (_, i) => [
      fromX + ((x! - fromX) * i) / parts,
      fromY + ((y! - fromY) * i) / parts,
    ]);
  });
}

test(
  'lengths agree with PROJ on CGCS2000 and WGS84',
  { skip: hasGeod ? false : 'geod of PROJ is not installed' },
  () => {
    for (const ellipsoid of ['GRS80', 'WGS84']) {
      for (const line of LINES) {
        const input = line
          .slice(1)
          .map(([x, y], index) => `${line[index]![1]} ${line[index]![0]} ${y} ${x}`)
          .join('\n');
        const answer = run('geod', [`+ellps=${ellipsoid}`, '-I', '-F', '%.6f'], `${input}\n`)!;
        const wanted = answer
          .trim()
          .split('\n')
          .map((row) => Number(row.split('\t')[2]));
        const { segments } = ruler.measure({
          type: 'LineString',
          coordinates: line.map((place) => [...place]),
        });
        assert.equal(segments.length, wanted.length);
        segments.forEach((metres, index) => close(metres, wanted[index]!, 1e-8));
      }
    }
  },
);

test(
  'areas agree with an equal-area projection of PROJ',
  { skip: hasProj ? false : 'proj of PROJ is not installed' },
  () => {
    // A parallel is no geodesic: each side is cut so finely that it makes no difference.
    for (const [area, parts] of [
      [FIELD, 20],
      [DEQING, 400],
    ] as const) {
      const ring = dense(area.coordinates[0]!, parts);
      const args = ['+proj=laea', '+lat_0=30.55', '+lon_0=120', '+ellps=GRS80', '-f', '%.6f'];
      const answer = run('proj', args, `${ring.map((place) => place.join(' ')).join('\n')}\n`)!;
      const plane = answer
        .trim()
        .split('\n')
        .map((row) => row.split('\t').map(Number) as [number, number]);
      const wanted = plane.reduce((sum, [x, y], index) => {
        const [nextX, nextY] = plane[(index + 1) % plane.length]!;
        return sum + (x * nextY - nextX * y) / 2;
      }, 0);
      const measured = ruler.measure({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });
      assert.equal(measured.kind, 'area');
      if (measured.kind === 'area') close(measured.area, wanted, 1e-6);
    }
  },
);

test('published vectors: GeographicLib 2.x, test Planimeter0', () => {
  // https://github.com/geographiclib/geographiclib-js, geodesic/test/geodesictest.js.
  const planimeter = (points: readonly (readonly [number, number])[]) => {
    const ring = points.map(([lat, lon]) => [lon, lat]);
    return ruler.measure({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });
  };
  const about = (got: number, wanted: number, within: number) =>
    assert.ok(Math.abs(got - wanted) <= within, `${got}, not ${wanted}`);
  const cap = planimeter([
    [89, 0],
    [89, 90],
    [89, 180],
    [89, 270],
  ]);
  about(cap.length, 631_819.8745, 1e-4);
  if (cap.kind === 'area') about(cap.area, 24_952_305_678, 1);
  const diamond = planimeter([
    [0, -1],
    [-1, 0],
    [0, 1],
    [1, 0],
  ]);
  about(diamond.length, 627_598.2731, 1e-4);
  if (diamond.kind === 'area') about(diamond.area, 24_619_419_146, 1);
});

test('a hole is taken off the area, and its line counts to the length', () => {
  const [outer] = DEQING.coordinates;
  const [hole] = FIELD.coordinates;
  const whole = ruler.measure(DEQING);
  const cut = ruler.measure(FIELD);
  const both = ruler.measure({ type: 'Polygon', coordinates: [outer!, hole!] });
  assert.ok(whole.kind === 'area' && cut.kind === 'area' && both.kind === 'area');
  close(both.area, whole.area - cut.area, 1e-12);
  close(both.length, whole.length + cut.length, 1e-12);
  assert.equal(both.segments.length, 4);
});

test('the way round does not matter', () => {
  const turned = [...FIELD.coordinates[0]!].reverse();
  const a = ruler.measure(FIELD);
  const b = ruler.measure({ type: 'Polygon', coordinates: [turned] });
  assert.ok(a.kind === 'area' && b.kind === 'area');
  close(a.area, b.area, 1e-12);
});
