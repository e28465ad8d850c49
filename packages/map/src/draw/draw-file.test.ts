import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { YztError } from '@yizhangtu/standard';
import { checkFeatures, drawingText, readDrawing } from './draw-file.ts';
import { asIs } from '../sources/to-wgs84.ts';
import { MOST_THINGS, NOTHING, openThings } from './draw-model.ts';

const fileOf = (content: string | Uint8Array<ArrayBuffer>) => new File([content], '图形.geojson');
const at = (x: number, y: number, name = '甲') => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [x, y] },
  properties: { name },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

async function errorOf(content: string): Promise<YztError> {
  try {
    await readDrawing(fileOf(content), 'WGS84');
  } catch (error) {
    return error as YztError;
  }
  throw new Error('it was read');
}

test('what is written is read again as it was', async () => {
  const { features } = checkFeatures(collection(at(120, 30.5)), 'given', asIs);
  const { things } = openThings(NOTHING, features, () => '点');
  const { features: again } = await readDrawing(fileOf(drawingText(things)), 'WGS84');
  assert.deepEqual(again, things);
});

test('a file of another datum is converted where it enters', async () => {
  const { features } = await readDrawing(
    fileOf(JSON.stringify(collection(at(119.9654, 30.5347)))),
    'GCJ02',
  );
  const { coordinates } = features[0]!.geometry as GeoJSON.Point;
  // GCJ-02 lies some hundred metres from WGS84 here.
  assert.ok(Math.abs(coordinates[0]! - 119.9654) > 0.003);
  assert.ok(Math.abs(coordinates[0]! - 119.9654) < 0.006);
  const { features: same } = await readDrawing(
    fileOf(JSON.stringify(collection(at(119.9654, 30.5347)))),
    'CGCS2000',
  );
  assert.deepEqual((same[0]!.geometry as GeoJSON.Point).coordinates, [119.9654, 30.5347]);
});

test('names in GB 18030 are read', async () => {
  const text = JSON.stringify(collection(at(120, 30, '@')));
  // 甲 is BC D7 in GB 18030.
  const bytes = [...text].flatMap((letter) =>
    letter === '@' ? [0xbc, 0xd7] : [letter.charCodeAt(0)],
  );
  const { features } = await readDrawing(fileOf(new Uint8Array(bytes)), 'WGS84');
  assert.equal(features[0]!.properties?.['name'], '甲');
});

test('bad files: each with its code and where it is wrong', async () => {
  const cut = await errorOf('{"type":"FeatureCollection","features":[');
  assert.equal(cut.code, 'bad_response');
  assert.equal(cut.issues[0]!.code, 'json');
  assert.equal(cut.where, '图形.geojson');
  assert.equal((await errorOf('<!doctype html><p>404')).code, 'bad_response');
  assert.equal((await errorOf('[1, 2, 3]')).code, 'bad_response');
  const nowhere = await errorOf(JSON.stringify(collection({ type: 'Feature', geometry: null })));
  assert.equal(nowhere.code, 'invalid');
  assert.equal(nowhere.issues[0]!.path, 'features[0].geometry');
  const swapped = await errorOf(JSON.stringify(collection(at(30.5, 120))));
  assert.equal(swapped.issues[0]!.code, 'axis_order');
});

test('what is good of a file is kept, and the rest is named', async () => {
  const { features, issues } = await readDrawing(
    fileOf(JSON.stringify(collection(at(120, 30.5), at(Number.NaN, 3)))),
    'WGS84',
  );
  assert.equal(features.length, 1);
  assert.deepEqual(
    issues.map(({ path, code }) => [path, code]),
    [['features[1].geometry', 'coordinates']],
  );
});

test('more things than a list holds are refused', () => {
  const many = collection(...Array.from({ length: MOST_THINGS + 1 }, () => at(120, 30)));
  assert.throws(() => checkFeatures(many, 'given', asIs), { code: 'too_large' });
});
