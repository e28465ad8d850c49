import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contrast } from './contrast.ts';
import { DOMAIN_PRESETS } from './domain-presets.ts';
import { ICON_NAMES } from './icon-names.ts';
import { GEOMETRIES } from './known.ts';
import { LAYER_KIND_IDS } from './layer-kind-ids.ts';
import { LAYER_KINDS, layerKind } from './layer-kinds.ts';
import { legendOf } from './legend.ts';
import { parseCatalogueEntry } from './parse.ts';
import { resolveEntry } from './resolve-entry.ts';

describe('layer kinds', () => {
  it('are at least sixty, each id once, and all of those that files are checked against', () => {
    assert.ok(LAYER_KINDS.length >= 60);
    assert.deepEqual(
      LAYER_KINDS.map(({ id }) => id),
      [...LAYER_KIND_IDS],
    );
    assert.equal(new Set(LAYER_KIND_IDS).size, LAYER_KIND_IDS.length);
  });

  it('cover every domain of both official sets', () => {
    const of = (key: 'domain' | 'domain2022') =>
      new Set<string>(LAYER_KINDS.map((kind) => kind[key]));
    assert.deepEqual(of('domain'), new Set(DOMAIN_PRESETS['2020'].map(({ id }) => id)));
    assert.deepEqual(of('domain2022'), new Set(DOMAIN_PRESETS['2022'].map(({ id }) => id)));
  });

  for (const kind of LAYER_KINDS) {
    it(`${kind.id} makes a right entry`, () => {
      const { style, fields, minZoom, refresh, title, group, domain } = kind;
      const source = { type: 'ogc-features', href: 'x', datum: 'WGS84' };
      const entry = { id: kind.id, domain, title, group, source, style, fields, minZoom, refresh };
      const parsed = parseCatalogueEntry(entry);
      assert.ok(parsed.ok, JSON.stringify(parsed));
      assert.equal(kind.geometry, style.geometry);
      assert.ok((GEOMETRIES as readonly string[]).includes(style.geometry));
    });

    it(`${kind.id} speaks both languages, and by more than colour`, () => {
      const { style, fields } = kind;
      const words = [kind.title, kind.group, ...fields.map(({ label }) => label)];
      for (const text of words) {
        assert.ok(typeof text === 'object');
        assert.match(text['zh-CN'], /[\p{Script=Han}A-Za-z]/u);
        assert.match(text.en ?? '', /^[A-Za-z0-9]/);
        assert.doesNotMatch(text.en ?? '', /\p{Script=Han}/u);
      }
      assert.match(kind.title['zh-CN'], /\p{Script=Han}/u);
      if (style.geometry === 'point') {
        assert.ok((ICON_NAMES as readonly string[]).includes(style.icon ?? ''), style.icon);
        assert.ok(contrast(style.colour ?? '', '#ffffff') >= 3, style.colour);
      }
      if (style.geometry === 'area') assert.ok(style.pattern);
      const read = [style.field, style.labelField, style.heightField];
      const names = new Set(fields.map(({ name }) => name));
      assert.equal(names.size, fields.length);
      for (const name of read) assert.ok(name === undefined || names.has(name), name);
    });

    it(`${kind.id} has classes that differ by pattern as well`, () => {
      const classes = kind.style.classes ?? [];
      const looks = new Set(classes.map(({ pattern = 'solid' }) => pattern));
      // Roads alone repeat a pattern: national and provincial roads stay apart by lightness and label.
      assert.ok(looks.size >= classes.length - 1, kind.id);
      const coded = kind.fields.find(({ name }) => name === kind.style.field)?.codes;
      if (coded)
        assert.deepEqual(
          Object.keys(coded),
          classes.map(({ value }) => value),
        );
    });
  }

  it('are looked up by id', () => {
    assert.equal(layerKind('dangerous-house')?.title['zh-CN'], '危房');
    assert.equal(layerKind('toString'), undefined);
  });

  it('have icons that all are used', () => {
    const used = new Set<string | undefined>(LAYER_KINDS.map(({ style }) => style.icon));
    for (const domain of Object.values(DOMAIN_PRESETS).flat()) used.add(domain.icon);
    assert.deepEqual(
      ICON_NAMES.filter((name) => !used.has(name)),
      [],
    );
  });
});

describe('resolveEntry', () => {
  const entry = {
    id: 'a',
    domain: 'service',
    title: '我县的卫生室',
    kind: 'clinic',
    source: { type: 'ogc-features' as const, href: 'x', datum: 'WGS84' as const },
  };
  const clinic = layerKind('clinic');

  it('takes from the kind what the entry leaves out', () => {
    const resolved = resolveEntry(entry);
    assert.deepEqual(resolved.style, clinic?.style);
    assert.deepEqual(resolved.fields, clinic?.fields);
    assert.equal(resolved.minZoom, clinic?.minZoom);
    assert.equal(resolved.refresh, clinic?.refresh);
    assert.deepEqual(resolved.group, clinic?.group);
    assert.equal(resolved.title, entry.title);
  });

  it('lets the entry win', () => {
    const own = {
      ...entry,
      style: { geometry: 'area' as const, colour: '#112233' },
      fields: [],
      minZoom: 3,
      refresh: 'P9D',
      group: '我的组',
    };
    assert.deepEqual(resolveEntry(own), own);
  });

  it('draws an unknown kind and a picture in a plain way', () => {
    assert.deepEqual(resolveEntry({ ...entry, kind: 'ufo' }).style, { geometry: 'area' });
    const { kind, ...bare } = entry;
    assert.ok(kind);
    const source = { type: 'xyz' as const, tiles: ['x'], datum: 'WGS84' as const };
    const picture = resolveEntry({ ...bare, source });
    assert.deepEqual(picture.style, { geometry: 'raster' });
    assert.deepEqual(legendOf(picture), [{ label: entry.title, geometry: 'raster' }]);
  });
});
