import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueEntry, Field } from '@yizhangtu/standard';
import type { FieldValue, ValueOptions } from '../format/field-value.ts';
import { cardOf, hitTitle } from './card-model.ts';

const zh: ValueOptions = {
  locale: 'zh-CN',
  words: { yes: '是', no: '否' },
  page: 'https://portal.example/map/',
};

function entryWith(fields: Field[], more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    id: 'wells',
    domain: 'infrastructure',
    title: { 'zh-CN': '水井', en: 'Wells' },
    source: { type: 'geojson', href: 'https://data.example/wells/all.json', datum: 'WGS84' },
    fields,
    ...more,
  };
}

const feature = (properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [120, 30.5] },
  properties,
});

function valueOf(field: Omit<Field, 'name' | 'label'>, raw: unknown, options = zh): FieldValue {
  const entry = entryWith([{ name: 'x', label: '值', ...field }]);
  const card = cardOf({ entry, feature: feature({ x: raw, name: '一号井' }) }, options);
  assert.equal(card.rows.length, 1);
  return card.rows[0]!.value;
}

test('numbers are grouped, a year is not, and carry their unit', () => {
  assert.deepEqual(valueOf({ type: 'number', unit: 'm²' }, 1234567.891), {
    type: 'text',
    text: '1,234,567.891',
    unit: 'm²',
  });
  assert.deepEqual(valueOf({ type: 'number' }, 1998), { type: 'text', text: '1998' });
  assert.deepEqual(valueOf({ type: 'number', unit: 'mg/L' }, 0.00012345), {
    type: 'text',
    text: '0.0001235',
    unit: 'mg/L',
  });
  assert.deepEqual(valueOf({ type: 'number', unit: 'm' }, '12.50'), {
    type: 'text',
    text: '12.5',
    unit: 'm',
  });
});

test('what is no number is shown as it is, without a unit', () => {
  assert.deepEqual(valueOf({ type: 'number', unit: 'm' }, '不详'), { type: 'text', text: '不详' });
});

test('dates and times read in the locale', () => {
  assert.deepEqual(valueOf({ type: 'date' }, '2026-11-18'), {
    type: 'time',
    text: '2026年11月18日',
    datetime: '2026-11-18',
  });
  assert.deepEqual(valueOf({ type: 'datetime' }, Date.UTC(2026, 10, 21, 6, 38)), {
    type: 'time',
    text: '2026年11月21日 14:38',
    datetime: '2026-11-21T06:38:00.000Z',
  });
  assert.deepEqual(valueOf({ type: 'date' }, '去年'), { type: 'text', text: '去年' });
});

test('booleans and codes are words; an unknown code stays', () => {
  assert.deepEqual(valueOf({ type: 'boolean' }, true), { type: 'text', text: '是' });
  assert.deepEqual(valueOf({ type: 'boolean' }, '0'), { type: 'text', text: '否' });
  const codes = { '1': { 'zh-CN': '自来水', en: 'Mains' } };
  assert.deepEqual(valueOf({ type: 'code', codes }, 1), { type: 'text', text: '自来水' });
  assert.deepEqual(valueOf({ type: 'code', codes }, 1, { ...zh, locale: 'en' }), {
    type: 'text',
    text: 'Mains',
  });
  assert.deepEqual(valueOf({ type: 'code', codes }, 9), { type: 'text', text: '9' });
});

test('missing values are none', () => {
  for (const raw of [undefined, null, '', '  ']) {
    assert.deepEqual(valueOf({ type: 'number', unit: 'm' }, raw), { type: 'none' });
  }
  assert.deepEqual(valueOf({ type: 'photo' }, []), { type: 'none' });
  assert.deepEqual(valueOf({ type: 'number' }, 0), { type: 'text', text: '0' });
});

test('links are http or https, relative ones against the data; every other scheme is text', () => {
  assert.deepEqual(valueOf({ type: 'link' }, 'https://gov.example/a'), {
    type: 'link',
    text: 'https://gov.example/a',
    href: 'https://gov.example/a',
  });
  assert.deepEqual(valueOf({ type: 'link' }, 'docs/1.pdf'), {
    type: 'link',
    text: 'docs/1.pdf',
    href: 'https://data.example/wells/docs/1.pdf',
  });
  for (const bad of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
  ]) {
    assert.equal(valueOf({ type: 'link' }, bad).type, 'text', bad);
    assert.equal(valueOf({ type: 'photo' }, bad).type, 'text', bad);
  }
});

test('phone numbers are callable, words are not', () => {
  assert.deepEqual(valueOf({ type: 'phone' }, '0572-8062345'), {
    type: 'phone',
    text: '0572-8062345',
    href: 'tel:05728062345',
  });
  assert.equal(valueOf({ type: 'phone' }, '问村委会').type, 'text');
});

test('photos come from the data or the page; a foreign one is a link and is not loaded', () => {
  assert.deepEqual(valueOf({ type: 'photo' }, '["p/1.jpg","https://portal.example/2.jpg"]'), {
    type: 'photos',
    sources: ['https://data.example/wells/p/1.jpg', 'https://portal.example/2.jpg'],
  });
  assert.deepEqual(valueOf({ type: 'photo' }, 'https://elsewhere.example/1.jpg'), {
    type: 'link',
    text: 'https://elsewhere.example/1.jpg',
    href: 'https://elsewhere.example/1.jpg',
  });
});

test('the title is the label field, then a name, then the first text, then the layer', () => {
  const fields: Field[] = [{ name: 'place', label: '地点' }];
  const hit = (properties: GeoJSON.GeoJsonProperties, more: Partial<CatalogueEntry> = {}) =>
    hitTitle({ entry: entryWith(fields, more), feature: feature(properties) }, 'zh-CN');
  const style: CatalogueEntry['style'] = { geometry: 'point', labelField: 'no' };
  assert.equal(hit({ no: '甲一', name: '一号井' }, { style }), '甲一');
  assert.equal(hit({ name: '一号井', place: '村口' }), '一号井');
  assert.equal(hit({ place: '村口' }), '村口');
  assert.equal(hit({ depth: 12 }), '水井');
  assert.equal(hit(null), '水井');
});

test('rows follow the catalogue; what it does not describe stands apart', () => {
  const entry = entryWith([
    { name: 'depth', label: { 'zh-CN': '井深', en: 'Depth' }, type: 'number', unit: 'm' },
    { name: 'name', label: '名称' },
    { name: 'owner', label: '权属' },
  ]);
  const card = cardOf(
    { entry, feature: feature({ extra: { a: 1 }, name: '一号井', depth: 12, tags: ['a', 'b'] }) },
    { ...zh, locale: 'en' },
  );
  assert.equal(card.title, '一号井');
  assert.equal(card.layer, 'Wells');
  assert.deepEqual(
    card.rows.map((row) => [row.label, row.value.type]),
    [
      ['Depth', 'text'],
      ['权属', 'none'],
    ],
  );
  assert.deepEqual(
    card.others.map((row) => [row.label, row.value]),
    [
      ['extra', { type: 'text', text: '{"a":1}' }],
      ['tags', { type: 'text', text: 'a、b' }],
    ],
  );
});
