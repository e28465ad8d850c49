import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCatalogueEntry } from '@yizhangtu/standard';
import { summaryOf } from '../testing/case-samples.test.helper.ts';
import { entryOf, newsOf, pointOf, standingOf } from './layer-model.ts';

const placed = (more: object = {}) =>
  summaryOf(1, {
    place: { division: '330521001001', point: [119.97, 30.53], datum: 'WGS84' },
    ...more,
  });

test('how a case stands: late only while somebody has to do something', () => {
  assert.equal(standingOf({ state: 'dispatched', late: true }), 'late');
  assert.equal(standingOf({ state: 'dispatched', late: false }), 'open');
  assert.equal(standingOf({ state: 'closed', late: true }), 'done');
  assert.equal(standingOf({ state: 'of-a-newer-standard' }), 'open');
});

test('a case without a point is not on the map', () => {
  assert.equal(pointOf(summaryOf(1)), undefined);
  assert.deepEqual(pointOf(placed())?.geometry.coordinates, [119.97, 30.53]);
});

test('looks change in place; what is new or moved brings new data; the same changes nothing', () => {
  const known = pointOf(placed())!;
  assert.deepEqual(newsOf(known, pointOf(placed())), { what: 'nothing' });
  assert.equal(newsOf(known, pointOf(placed({ late: true }))).what, 'looks');
  assert.equal(newsOf(undefined, known).what, 'data');
  const moved = placed({
    place: { division: '330521001001', point: [119.98, 30.53], datum: 'WGS84' },
  });
  assert.equal(newsOf(known, pointOf(moved)).what, 'data');
  assert.equal(newsOf(known, undefined).what, 'nothing');
});

test('the layer is an entry of the standard, in heaps, with its classes named', () => {
  const entry = entryOf('cases', [pointOf(placed())!], true);
  const parsed = parseCatalogueEntry(entry);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.equal(entry.style?.clusterMaxZoom, 13);
  assert.deepEqual(
    entry.style?.classes?.map(({ value }) => value),
    ['late', 'open', 'done'],
  );
  assert.equal(entry.sample, true);
});
