import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from '../engine/style-types.ts';
import { baseStyle } from './base-style.ts';
import { namesFirst } from './names-first.ts';

const { names } = baseStyle(
  { type: 'pmtiles', id: 'base', name: '底图', url: 'base.pmtiles', datum: 'CGCS2000' } as never,
  { theme: 'light', scale: 1, locale: 'zh-CN' },
);

/** Whose name is placed first, of places that collide: the lower key. */
function keyOf(layer: LayerSpecification, properties: Record<string, unknown>): number {
  const { layout } = layer as { layout?: Record<string, unknown> };
  const parsed = createExpression(layout?.['symbol-sort-key'], 'layout.symbol-sort-key');
  assert.ok(parsed.result === 'success');
  const feature = { type: 'Point', properties, geometry: null };
  return parsed.value.evaluate({ zoom: 10 }, feature as never) as number;
}

test('a town whose name is on screen goes before its county, and other towns after it', () => {
  const towns = namesFirst(names, (layer) => (layer.endsWith('town') ? ['新市镇'] : []));
  const layer = towns.find(({ id }) => id.endsWith('town'))!;
  const town = keyOf(layer, { name: '新市镇', rank: 1 });
  const county = keyOf(layer, { name: '德清县', rank: 0 });
  const other = keyOf(layer, { name: '钟管镇', rank: 1 });
  assert.ok(town < county && county < other, `${town} ${county} ${other}`);
});

test('layers that write no places stay as they are', () => {
  const after = namesFirst(names, () => ['苕溪']);
  const same = names.filter((layer) => after.includes(layer)).map(({ id }) => id);
  assert.deepEqual(same, ['base/waterway-name', 'base/water-name', 'base/road-name']);
});
