import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUrlState, type UrlState } from './url-state.ts';
import { writeUrlState } from './write-url-state.ts';

const full: UrlState = {
  view: { center: [119.97, 30.54], zoom: 12.5, bearing: 30, pitch: 45 },
  layers: [
    { id: 'buildings', opacity: 1 },
    { id: 'land-use', opacity: 0.5 },
  ],
  baseMap: 'offline',
  division: '330521115',
};

test('what is written is read again', () => {
  const hash = writeUrlState('', 'map', full);
  assert.equal(
    hash,
    '#map=12.5/30.54/119.97/30/45&map-layers=buildings,land-use*0.5&map-base=offline&map-at=330521115',
  );
  assert.deepEqual(parseUrlState(hash, 'map'), full);
});

test('no layers is a state of its own, apart from a link that says nothing of layers', () => {
  assert.deepEqual(parseUrlState(writeUrlState('', 'map', { layers: [] }), 'map'), { layers: [] });
  assert.deepEqual(parseUrlState('', 'map'), {});
});

test('two maps and the rest of the page keep apart', () => {
  const page = writeUrlState('#/news?x=1', 'left', { baseMap: 'a' });
  const both = writeUrlState(page, 'right', { baseMap: 'b' });
  assert.equal(both, '#/news?x=1&left-base=a&right-base=b');
  assert.deepEqual(parseUrlState(both, 'left'), { baseMap: 'a' });
  assert.equal(writeUrlState(both, 'left', {}), '#/news?x=1&right-base=b');
});

test('a damaged link gives what can be read of it', () => {
  const read = (hash: string) => parseUrlState(hash, 'map');
  assert.deepEqual(read('#map=12/95/119&map-base=a'), { baseMap: 'a' });
  assert.deepEqual(read('#map=abc&map-at='), {});
  assert.deepEqual(read('#map-layers=,a*9,b*x,*1,c%'), {
    layers: [
      { id: 'a', opacity: 1 },
      { id: 'b', opacity: 1 },
      { id: 'c%', opacity: 1 },
    ],
  });
  assert.equal(read('#map=12/30/119/9999/9999').view?.pitch, 0);
});

test('ids of other scripts survive', () => {
  const state: UrlState = { division: '德清/一&二=三' };
  assert.deepEqual(parseUrlState(writeUrlState('', 'map', state), 'map'), state);
});
