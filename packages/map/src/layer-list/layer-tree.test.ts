import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOMAIN_PRESETS, type CatalogueEntry } from '@yizhangtu/standard';
import { applyRequest } from './layer-order.ts';
import { layerTree } from './layer-tree.ts';

function entry(id: string, domain: string, group?: CatalogueEntry['group']): CatalogueEntry {
  return {
    id,
    domain,
    title: { 'zh-CN': `图层${id}`, en: `Layer ${id}` },
    ...(group === undefined ? {} : { group }),
    source: { type: 'geojson', href: 'x.json', datum: 'WGS84' },
  };
}

const water = { 'zh-CN': '水系', en: 'Water' };
const entries = [
  entry('rivers', 'environment', water),
  entry('parcels', 'planning'),
  entry('ponds', 'environment', '水系'),
  entry('woods', 'environment', '林地'),
  entry('strays', 'no-such-domain'),
];

test('domains come in the order of the county, groups and layers in that of the catalogue', () => {
  const tree = layerTree(entries, DOMAIN_PRESETS['2022'], new Set(['ponds', 'strays']), 'en');
  assert.deepEqual(
    tree.map(({ domain, count, on, groups }) => [
      domain?.id,
      count,
      on,
      groups.map((group) => [group.title, group.layers.map(({ id }) => id), group.on]),
    ]),
    [
      ['planning', 1, 0, [['', ['parcels'], 0]]],
      [
        'environment',
        3,
        1,
        [
          ['Water', ['rivers', 'ponds'], 1],
          ['林地', ['woods'], 0],
        ],
      ],
      [undefined, 1, 1, [['', ['strays'], 1]]],
    ],
  );
});

test('no entries make no domains', () => {
  assert.deepEqual(layerTree([], DOMAIN_PRESETS['2020'], new Set(), 'zh-CN'), []);
});

test('a request changes what is on, and nothing else', () => {
  const ids = (layers: ReturnType<typeof applyRequest>) => layers.map((layer) => layer.entry.id);
  const two = [entry('a', 'planning'), entry('b', 'planning')].reduce(
    (layers, each) => applyRequest(layers, { type: 'show', entry: each }),
    [] as ReturnType<typeof applyRequest>,
  );
  assert.deepEqual(ids(two), ['b', 'a']);
  assert.deepEqual(ids(applyRequest(two, { type: 'move', id: 'b', index: 1 })), ['a', 'b']);
  assert.deepEqual(ids(applyRequest(two, { type: 'hide', id: 'b' })), ['a']);
  assert.equal(applyRequest(two, { type: 'opacity', id: 'a', opacity: 0.4 })[1]?.opacity, 0.4);
  assert.equal(applyRequest(two, { type: 'move', id: 'unknown', index: 0 }), two);
  assert.deepEqual(ids(two), ['b', 'a']);
});
