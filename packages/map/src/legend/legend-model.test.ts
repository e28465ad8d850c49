import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownLayer } from '@yizhangtu/core';
import { YztError, type CatalogueEntry, type Style } from '@yizhangtu/standard';
import { legendSections } from './legend-model.ts';

function layer(
  id: string,
  style: Style,
  more: Partial<ShownLayer & CatalogueEntry> = {},
): ShownLayer {
  const entry: CatalogueEntry = {
    id,
    domain: 'environment',
    title: { 'zh-CN': `图层${id}`, en: `Layer ${id}` },
    source: { type: 'geojson', href: 'x.json', datum: 'WGS84' },
    style,
    fields: [{ name: 'ph', label: { 'zh-CN': '含量', en: 'Content' }, unit: 'mg/L' }],
    ...(more.sample === undefined ? {} : { sample: more.sample }),
  };
  return { entry, opacity: 1, status: more.status ?? { state: 'ready' } };
}

const one: Style = { geometry: 'point', colour: '#0a5f8a', icon: 'well' };
const classes: Style = {
  geometry: 'area',
  field: 'ph',
  classes: [
    { value: 1, label: { 'zh-CN': '优', en: 'Good' }, colour: '#1f7a5c', pattern: 'dots' },
    { value: 2, label: '劣', colour: '#b5446e' },
  ],
};
const ranges: Style = {
  geometry: 'area',
  field: 'ph',
  ranges: [
    { from: 0, colour: '#ffffff' },
    { from: 10, colour: '#0a5f8a' },
  ],
};

test('follows the order of the layers and says each row in the locale', () => {
  const sections = legendSections([layer('b', classes), layer('a', one, { sample: true })], 'en');
  assert.deepEqual(
    sections.map(({ title, field, sample, lines }) => [
      title,
      field,
      sample,
      lines.map(({ label, colour, pattern, icon }) => [label, colour, pattern, icon]),
    ]),
    [
      [
        'Layer b',
        'Content',
        false,
        [
          ['Good', '#1f7a5c', 'dots', undefined],
          ['劣', '#b5446e', undefined, undefined],
        ],
      ],
      ['Layer a', undefined, true, [['Layer a', '#0a5f8a', undefined, 'well']]],
    ],
  );
});

test('ranges carry the unit of their field', () => {
  const [section] = legendSections([layer('r', ranges)], 'zh-CN');
  assert.deepEqual(
    section?.lines.map(({ label }) => label),
    ['0–10 mg/L', '≥ 10 mg/L'],
  );
});

test('a picture has one row without a colour', () => {
  const [section] = legendSections([layer('p', { geometry: 'raster' })], 'zh-CN');
  assert.equal(section?.lines.length, 1);
  assert.equal(section?.lines[0]?.geometry, 'raster');
  assert.equal(section?.lines[0]?.colour, undefined);
});

test('a layer that did not load explains nothing', () => {
  const error = new YztError({ code: 'not_found', message: 'x' });
  assert.deepEqual(
    legendSections([layer('e', one, { status: { state: 'error', error } })], 'en'),
    [],
  );
});
