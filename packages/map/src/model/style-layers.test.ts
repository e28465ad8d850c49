import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';
import { LAYER_KINDS, resolveEntry, type CatalogueEntry, type Style } from '@yizhangtu/standard';
import type { LayerSpecification } from '../engine/style-types.ts';
import { layerIdOf, styleLayers, type Tuning } from './style-layers.ts';
import { approvalOf } from './approval.ts';
import { baseStyle } from './base-style.ts';
import { groundStyle, marksStyle } from './ground-style.ts';

// The checker of the style specification itself, which comes with the engine.
const require = createRequire(import.meta.url);
const { validateStyleMin, createExpression } = require(
  require.resolve('@maplibre/maplibre-gl-style-spec'),
) as {
  validateStyleMin: (style: unknown) => { message: string }[];
  createExpression: (
    expression: unknown,
    rootKey: string,
  ) => {
    result: string;
    value: {
      evaluate: (globals: object, feature: object, state?: object) => unknown;
    };
  };
};

const tuning: Tuning = { theme: 'light', accent: '#0f6b4f', scale: 1, extruded: true };
const entry = (style: Style, more: object = {}): CatalogueEntry => ({
  id: 'x',
  domain: 'd',
  title: 'X',
  source: {
    type: 'mvt',
    tiles: ['https://example.org/{z}/{x}/{y}'],
    sourceLayer: 's',
    datum: 'WGS84',
  },
  style,
  ...more,
});
const vector = { type: 'vector', tiles: ['https://example.org/{z}/{x}/{y}'] };
const problems = (layers: readonly LayerSpecification[], source: object = vector) => {
  const names = new Set(layers.flatMap((one) => ('source' in one ? [String(one.source)] : [])));
  const sources = Object.fromEntries([...names].map((name) => [name, source]));
  return validateStyleMin({
    version: 8,
    glyphs: 'https://example.org/{fontstack}/{range}.pbf',
    sources,
    layers,
  }).map(({ message }) => message);
};

test('every ready layer kind makes layers that the style specification allows', () => {
  const kinds = Array.isArray(LAYER_KINDS) ? LAYER_KINDS : Object.values(LAYER_KINDS);
  assert.ok(kinds.length >= 60);
  for (const { id } of kinds as { id: string }[]) {
    const bare = { ...entry({ geometry: 'area' }), kind: id };
    delete bare.style;
    const resolved = resolveEntry(bare);
    if (resolved.style.geometry === 'raster') continue;
    assert.deepEqual(problems(styleLayers(resolved, 1, tuning, 's')), [], id);
  }
});

test('base maps in every theme and language make layers that the specification allows', () => {
  const pmtiles = {
    type: 'pmtiles',
    id: 'b',
    name: 'b',
    href: 'x',
    datum: 'WGS84',
    approvalNumber: null,
  } as const;
  const tianditu = {
    type: 'tianditu',
    id: 't',
    name: 't',
    layer: 'vec',
    tiles: 'x',
    labels: 'y',
    datum: 'CGCS2000',
    approvalNumber: null,
  } as const;
  for (const theme of ['light', 'dark', 'wall'] as const) {
    for (const locale of ['zh-CN', 'en']) {
      const { ground, names } = baseStyle(pmtiles, { theme, locale, scale: 1.3 });
      assert.deepEqual(problems([...ground, ...names]), []);
    }
    const raster = baseStyle(tianditu, { theme, locale: 'en', scale: 1 });
    assert.deepEqual(
      problems([...raster.ground, ...raster.names], { type: 'raster', tiles: ['x'] }),
      [],
    );
    const geojson = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
    for (const baseMap of [undefined, pmtiles]) {
      const own = [...groundStyle({ ...tuning, theme, baseMap }), ...marksStyle(tuning)];
      assert.deepEqual(problems(own, geojson), []);
    }
  }
});

function paintOf(
  style: Style,
  property: string,
  properties: object,
  state: object = {},
  tuned = tuning,
  more: object = {},
): unknown {
  for (const layer of styleLayers(entry(style, more), 1, tuned, 's')) {
    const value = (layer as { paint?: Record<string, unknown> }).paint?.[property];
    if (value === undefined) continue;
    if (!Array.isArray(value)) return value;
    const made = createExpression(value, property);
    assert.equal(made.result, 'success');
    const evaluated = made.value.evaluate({ zoom: 14 }, { type: 3, properties }, state);
    return typeof evaluated === 'object' ? String(evaluated) : evaluated;
  }
  return undefined;
}

test('classes colour by value, whether it is written as text or number', () => {
  const style: Style = {
    geometry: 'area',
    field: 'k',
    classes: [
      { value: 1, label: '一', colour: '#ff0000' },
      { value: '2', label: '二', colour: '#00ff00' },
    ],
  };
  assert.equal(paintOf(style, 'fill-color', { k: '1' }), '#ff0000');
  assert.equal(paintOf(style, 'fill-color', { k: 2 }), '#00ff00');
  assert.equal(paintOf(style, 'fill-color', { k: 9 }), paintOf(style, 'fill-color', {}));
});

test('land-use codes with a letter are of the class before the letter', () => {
  const style: Style = { geometry: 'area', field: 'DLBM', table: 'land-use-3' };
  const of = (code: string) => paintOf(style, 'fill-color', { DLBM: code });
  assert.equal(of('0101'), '#f8d072');
  assert.equal(of('0201K'), of('0201'));
  assert.equal(of('05H1'), '#e2a195');
});

test('ranges colour from their first value on; no value is not zero', () => {
  const style: Style = {
    geometry: 'area',
    field: 'n',
    ranges: [
      { from: 0, colour: '#111111' },
      { from: 10, colour: '#222222' },
    ],
  };
  assert.equal(paintOf(style, 'fill-color', { n: 9.9 }), '#111111');
  assert.equal(paintOf(style, 'fill-color', { n: 10 }), '#222222');
  assert.notEqual(paintOf(style, 'fill-color', {}), '#111111');
});

const live = { live: { href: 'https://example.org/live', by: 'poll' } } as const;

test('live layers of every kind make layers that the style specification allows', () => {
  for (const { id } of Object.values(LAYER_KINDS) as { id: string }[]) {
    const bare = { ...entry({ geometry: 'area' }, live), kind: id };
    delete bare.style;
    const resolved = resolveEntry(bare);
    if (resolved.style.geometry === 'raster') continue;
    assert.deepEqual(problems(styleLayers(resolved, 1, tuning, 's')), [], id);
  }
  const heat = entry({ geometry: 'heat', field: 'n' }, live);
  assert.deepEqual(problems(styleLayers(heat, 1, tuning, 's')), []);
});

test('the colour of a live layer follows its live values; other layers do not look at them', () => {
  const ranges: Style = {
    geometry: 'area',
    field: 'n',
    ranges: [
      { from: 0, colour: '#111111' },
      { from: 10, colour: '#222222' },
    ],
  };
  const colour = (state: object, more: object = live) =>
    paintOf(ranges, 'fill-color', { n: 1 }, state, tuning, more);
  assert.equal(colour({}), '#111111');
  assert.equal(colour({ n: 12 }), '#222222');
  assert.equal(colour({ n: 12 }, {}), '#111111');
  // A sensor that is off: neither its last value nor zero.
  assert.ok(!['#111111', '#222222'].includes(String(colour({ n: '' }))));
  const classes: Style = {
    geometry: 'point',
    field: 's',
    classes: [
      { value: 'ok', label: 'ok', colour: '#111111' },
      { value: 2, label: 'two', colour: '#222222' },
    ],
  };
  const point = (state: object) =>
    paintOf(classes, 'circle-color', { s: 'ok' }, state, tuning, live);
  assert.equal(point({}), '#111111');
  assert.equal(point({ s: 2 }), '#222222');
});

test('classes with a pattern are told apart without colour', () => {
  const style: Style = {
    geometry: 'area',
    field: 'k',
    classes: [
      { value: 'a', label: 'A', colour: '#ff0000', pattern: 'diagonal' },
      { value: 'b', label: 'B', colour: '#ff0000', pattern: 'solid' },
    ],
  };
  const picture = paintOf(style, 'fill-pattern', { k: 'a' });
  assert.match(String(picture), /yzt:pattern:diagonal:#ff0000/);
});

test('a chosen feature is drawn otherwise than its neighbour', () => {
  for (const [geometry, property] of [
    ['area', 'line-width'],
    ['line', 'line-width'],
    ['point', 'circle-radius'],
    ['building', 'fill-color'],
  ] as const) {
    const style: Style = { geometry };
    // Standing buildings are marked by their footprint instead: see the drawing of scenes.
    const flat = { ...tuning, extruded: false };
    const marked = paintOf(style, property, {}, { selected: true }, flat);
    assert.notEqual(String(marked), String(paintOf(style, property, {}, {}, flat)), geometry);
  }
});

test('standing buildings are drawn once, in one colour for all', () => {
  const style: Style = { geometry: 'building', colour: '#c9b79c' };
  assert.equal(paintOf(style, 'fill-extrusion-opacity', {}), 1);
  assert.equal(paintOf(style, 'fill-extrusion-color', {}, { selected: true }), '#c9b79c');
});

test('buildings stand from street zooms on, and lie flat when they are to', () => {
  const style: Style = { geometry: 'building', heightField: 'h' };
  const stood = styleLayers(entry(style), 1, tuning, 's');
  assert.deepEqual(
    stood.map(({ type, minzoom }) => [type, minzoom]),
    [['fill-extrusion', 13]],
  );
  const flat = styleLayers(entry(style), 1, { ...tuning, extruded: false }, 's');
  assert.deepEqual(
    flat.map(({ type }) => type),
    ['fill'],
  );
});

test("an entry's zooms hold for each of its style layers, the last zoom included", () => {
  const made = styleLayers(
    entry({ geometry: 'line', labelField: 'n' }, { minZoom: 10, maxZoom: 14 }),
    1,
    tuning,
    's',
  );
  for (const layer of made) {
    assert.ok((layer.minzoom ?? 0) >= 10);
    assert.equal(layer.maxzoom, 15);
  }
});

test('a style layer knows its layer', () => {
  for (const layer of styleLayers(entry({ geometry: 'area' }), 1, tuning)) {
    assert.equal(layerIdOf(layer.id), 'x');
  }
  assert.equal(layerIdOf('base/water'), undefined);
});

test('a base map without an approval number is never passed off as approved', () => {
  const plain = { type: 'plain', id: 'p', name: 'p', approvalNumber: null } as const;
  assert.deepEqual(approvalOf(plain, false), { state: 'unapproved', sample: false });
  assert.deepEqual(approvalOf({ ...plain, sample: true }, false), {
    state: 'unapproved',
    sample: true,
  });
  assert.deepEqual(approvalOf(undefined, false), { state: 'unapproved', sample: false });
  assert.deepEqual(approvalOf({ ...plain, approvalNumber: '浙S(2020)17号' }, true), {
    state: 'approved',
    number: '浙S(2020)17号',
  });
});

test('a name stays to be read on a layer that lets the ground through, and goes with it', () => {
  const opacityOf = (opacity: number) =>
    styleLayers(entry({ geometry: 'area', labelField: 'n' }), opacity, tuning, 's')
      .filter(({ type }) => type === 'symbol')
      .map(({ paint }) => (paint as { 'text-opacity': number })['text-opacity']);
  assert.deepEqual(opacityOf(1), [1]);
  assert.deepEqual(opacityOf(0.5), [1]);
  assert.deepEqual(opacityOf(0), [0]);
});
