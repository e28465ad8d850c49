import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOf, unknownNames } from './names.mjs';

const NAMES = namesOf([
  {
    modules: [
      {
        declarations: [
          {
            customElement: true,
            tagName: 'yzt-map',
            attributes: [{ name: 'county' }, { name: 'for' }],
            events: [{ name: 'yzt-map-move' }],
          },
        ],
      },
    ],
  },
]);

test('names that exist pass', () => {
  const text = [
    'Put `<yzt-map county="county.json" id="map" lang="en"></yzt-map>` into a page.',
    'It fires `yzt-map-move`; its colours are `--yzt-accent`. Import `@yizhangtu/map`.',
  ].join('\n');
  assert.deepEqual(unknownNames(text, NAMES), []);
});

test('a tag, an event and an attribute that do not exist are named with their lines', () => {
  const text = ['<yzt-map zoom="3"></yzt-map>', 'yzt-map-zoom', '`<yzt-globe>`'].join('\n');
  assert.deepEqual(unknownNames(text, NAMES), [
    'line 2: yzt-map-zoom is neither a tag nor an event',
    'line 3: yzt-globe is neither a tag nor an event',
    'line 1: <yzt-map> has no attribute zoom',
  ]);
});
