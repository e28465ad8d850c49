import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { bytes, deqing, GB18030_CSV, OPTIONS } from '../testing/county.ts';
import { prepareLayer, type ReadOptions } from './prepare.ts';

const TODAY = '2026-11-21';
const county = deqing();

const prepare = (name: string, content: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
  prepareLayer(
    { name, bytes: typeof content === 'string' ? bytes(content) : content },
    { ...OPTIONS, ...options },
    county,
    TODAY,
  );

async function faultOf(work: Promise<unknown>): Promise<[string, string | undefined]> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof YztError);
    return [error.code, error.issues[0]?.code];
  }
  return ['none', undefined];
}

const points = (...coordinates: [number, number][]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: coordinates.map((at) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: {},
    })),
  });

test('a CSV in GB18030 becomes points with typed fields', async () => {
  const layer = await prepare('古树.csv', GB18030_CSV);
  assert.equal(layer.encoding, 'gb18030');
  assert.equal(layer.placedBy, '经度, 纬度');
  assert.deepEqual(layer.features, [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [119.97, 30.54] },
      properties: { 名称: '银杏' },
    },
  ]);
  const { entry } = layer;
  assert.equal(entry.id, 'gu-shu-ming-mu');
  assert.deepEqual(entry.pinyin, { full: 'gushumingmu', initials: 'gsmm' });
  assert.equal(entry.style?.geometry, 'point');
  assert.equal(entry.updated, TODAY);
  assert.equal(entry.source.datum, 'WGS84');
});

test('every row is either a feature or a refusal', async () => {
  const layer = await prepare(
    'a.csv',
    '名称,经度,纬度\n好,119.97,30.54\n空,,30.5\n字,abc,30.5\n度,119°58′,30.5\n零,0,0\n反,30.54,119.97\n米,500000,3380000\n远,200,30\n短,1\n',
  );
  assert.equal(layer.read, 9);
  assert.equal(layer.features.length, 1);
  assert.deepEqual(
    layer.refusals.map(({ row, code }) => [row, code]),
    [
      [3, 'coordinate_missing'],
      [4, 'coordinate_not_number'],
      [5, 'coordinate_not_number'],
      [6, 'coordinate_zero'],
      [7, 'coordinates_swapped'],
      [8, 'coordinate_projected'],
      [9, 'coordinate_out_of_range'],
      [10, 'row_length'],
    ],
  );
  for (const { message, mend } of layer.refusals) {
    assert.ok(message['zh-CN'] && message.en && mend['zh-CN'] && mend.en);
  }
});

test('a file whose every coordinate is swapped, or in metres, is refused with that reason', async () => {
  const swapped = prepare('a.geojson', points([30.54, 119.97], [30.55, 119.98]));
  assert.deepEqual(await faultOf(swapped), ['invalid', 'coordinates_swapped']);
  // Gauss-Krüger 120°E, easting with and without its zone number.
  const metres = prepare('a.geojson', points([498_000, 3_380_000], [40_498_000, 3_380_000]));
  assert.deepEqual(await faultOf(metres), ['invalid', 'coordinate_projected']);
});

test('swapped columns can be named the right way round', async () => {
  const text = 'lng,lat,name\n30.54,119.97,a\n';
  assert.deepEqual(await faultOf(prepare('a.csv', text)), ['invalid', 'coordinates_swapped']);
  const layer = await prepare('a.csv', text, { x: 'lat', y: 'lng' });
  assert.deepEqual(layer.features[0]?.geometry, { type: 'Point', coordinates: [119.97, 30.54] });
});

test('columns that are not there, or cannot be guessed, are an error that names those there are', async () => {
  const text = 'name,place\na,b\n';
  assert.deepEqual(await faultOf(prepare('a.csv', text)), ['invalid', 'no_place_columns']);
  const named = prepare('a.csv', text, { x: '经度', y: '纬度' });
  assert.deepEqual(await faultOf(named), ['invalid', 'column_unknown']);
});

test('the entry of a single point names no bounds, that of two does', async () => {
  const one = await prepare('a.geojson', points([119.97, 30.54]));
  assert.equal(one.entry.bounds, undefined);
  const two = await prepare('a.geojson', points([119.98, 30.54], [119.97, 30.55]));
  assert.deepEqual(two.entry.bounds, [119.97, 30.54, 119.98, 30.55]);
});

test('rows outside the county are named and kept', async () => {
  const layer = await prepare('a.geojson', points([119.97, 30.54], [119.3, 30.2]));
  assert.deepEqual(layer.outside, [2]);
  assert.equal(layer.features.length, 2);
});

test('a layer draws one kind of geometry; the rest is refused, not dropped', async () => {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: [119.97, 30.54] },
      },
      {
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: [119.98, 30.54] },
      },
      {
        type: 'Feature',
        properties: {},
        geometry: {
          type: 'LineString',
          coordinates: [
            [119.97, 30.54],
            [119.98, 30.55],
          ],
        },
      },
    ],
  });
  const layer = await prepare('a.geojson', text);
  assert.equal(layer.features.length, 2);
  assert.deepEqual(
    layer.refusals.map(({ row, code }) => [row, code]),
    [[3, 'geometry_mixed']],
  );
});

// A published GCJ-02 file that our generator did not make.
const foreign = readFileSync(new URL('../fixtures/deqing-gcj02.geojson', import.meta.url));

test('GCJ-02 declared as WGS84 brings a hint, declared as GCJ02 it lands on the line', async () => {
  const wrong = await prepare('deqing.geojson', foreign);
  assert.equal(wrong.hint?.likely, 'GCJ02');
  assert.ok(wrong.hint.offDeclared > 10 * Math.max(1, wrong.hint.offLikely));
  const right = await prepare('deqing.geojson', foreign, { datum: 'GCJ02' });
  assert.equal(right.hint, undefined);
  // The first position of the published file, and the same in WGS84 within 5 m.
  const { geometry } = right.features[0] ?? {};
  assert.ok(geometry?.type === 'Polygon');
  const [x = 0, y = 0] = geometry.coordinates[0]?.[0] ?? [];
  const line = county.line.type === 'Polygon' ? (county.line.coordinates[0] ?? []) : [];
  assert.ok(line.some(([a = 0, b = 0]) => Math.abs(a - x) < 5e-5 && Math.abs(b - y) < 5e-5));
});

test('what is declared rightly, or lies well inside, brings no hint', async () => {
  const inside = points(
    ...Array.from({ length: 40 }, (_, i): [number, number] => [119.95 + i / 1000, 30.54]),
  );
  assert.equal((await prepare('a.geojson', inside)).hint, undefined);
  const line = JSON.stringify({ type: 'Feature', properties: {}, geometry: county.line });
  assert.equal((await prepare('line.geojson', line)).hint, undefined);
  assert.equal((await prepare('line.geojson', line, { datum: 'GCJ02' })).hint?.likely, 'WGS84');
});

test('rows join the divisions of the server', async () => {
  const layer = await prepare('户数.csv', '村,户数(户)\n城山村,812\n城西村,300\n', {
    join: 'name',
    joinColumn: '村',
    title: '各村户数',
  });
  assert.equal(layer.entry.style?.geometry, 'area');
  assert.deepEqual(layer.features[0]?.properties, {
    村: '城山村',
    '户数(户)': 812,
    division: '330521002208',
  });
  assert.deepEqual(layer.entry.fields?.[1], {
    name: '户数(户)',
    label: '户数',
    unit: '户',
    type: 'number',
  });
  assert.deepEqual(
    layer.refusals.map(({ code }) => code),
    ['division_ambiguous'],
  );
});

test('an unknown domain is refused with those there are', async () => {
  const work = prepare('a.geojson', points([119.97, 30.54]), { domain: 'nowhere' });
  assert.deepEqual(await faultOf(work), ['invalid', 'domain_unknown']);
});

test('a domain is found by its id or its name', async () => {
  const domainFor = async (domain: string) =>
    (await prepare('a.geojson', points([119.97, 30.54]), { domain })).entry.domain;
  assert.equal(await domainFor('governance'), 'governance');
  assert.equal(await domainFor('乡村治理'), 'governance');
});

test('swapped axes bring the advice that suits the kind of file', async () => {
  const csv = await prepare('a.csv', '名称,经度,纬度\n甲,119.97,30.54\n乙,30.54,119.97\n');
  assert.match(csv.refusals[0]?.mend.en ?? '', /--x/);
  const geojson = await prepare('a.geojson', points([119.97, 30.54], [30.54, 119.97]));
  assert.match(geojson.refusals[0]?.mend.en ?? '', /RFC 7946/);
});
