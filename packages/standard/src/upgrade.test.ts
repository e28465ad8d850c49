import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layersOf, rightCounty } from './county.test.helper.ts';
import { parseCounty } from './parse.ts';
import { upgrade, type UpgradeStep } from './upgrade.ts';

/** The right county as version 0.9 wrote it. */
function county09() {
  const { catalogue, ...rest } = rightCounty();
  const written = JSON.stringify({
    ...rest,
    standard: '0.9',
    layers: catalogue['layers'],
    extra: 7,
  })
    .replaceAll('"datum":"WGS84"', '"crs":"EPSG:4326"')
    .replaceAll('"datum":"CGCS2000"', '"crs":"EPSG:4490"')
    .replaceAll('"datum":"GCJ02"', '"crs":"GCJ-02"');
  return JSON.parse(written) as Record<string, unknown>;
}

describe('0.9 to 1.0', () => {
  it('gives the same county as one written in 1.0, nothing lost', () => {
    const parsed = parseCounty(JSON.stringify(county09()));
    assert.deepEqual(parsed, {
      ok: true,
      county: { ...rightCounty(), extra: 7 },
      upgradedFrom: '0.9',
    });
  });

  it('leaves its input as it was', () => {
    const before = county09();
    const copy = structuredClone(before);
    upgrade(before);
    assert.deepEqual(before, copy);
  });

  it('takes the address of a catalogue', () => {
    const { layers, start, ...rest } = county09();
    assert.ok(layers && start);
    const parsed = parseCounty(JSON.stringify({ ...rest, layersHref: 'catalogue.json' }));
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.county.catalogue, { href: 'catalogue.json' });
  });

  it('leaves inline data alone', () => {
    const file = county09();
    const data = { type: 'FeatureCollection', crs: 'EPSG:4326', features: [] };
    const [layer] = file['layers'] as Record<string, unknown>[];
    assert.ok(layer);
    layer['source'] = { type: 'geojson', data, crs: 'BD-09' };
    const parsed = parseCounty(JSON.stringify(file));
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.county.catalogue.layers?.[0]?.source, {
      type: 'geojson',
      data,
      datum: 'BD09',
    });
  });

  it('names places as the file was written', () => {
    const file = county09();
    const layers = file['layers'] as { source: Record<string, unknown>; kind?: string }[];
    Object.assign(layers[0]?.source ?? {}, { crs: 'EPSG:2414' });
    delete layers[1]?.source['crs'];
    const parsed = parseCounty(JSON.stringify(file));
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.issues.map(({ path, code }) => `${path}: ${code}`),
      ['layers[0].source.crs: datum_unknown', 'layers[1].source.crs: datum_missing'],
    );
  });

  it('reports what is wrong with a 0.9 file of any shape, without throwing', () => {
    for (const odd of [
      {},
      { layers: 5 },
      { layers: [null, 1] },
      { county: [] },
      { baseMaps: {} },
    ]) {
      assert.equal(parseCounty(JSON.stringify({ standard: '0.9', ...odd })).ok, false);
    }
  });
});

describe('upgrade', () => {
  const step = (from: string, to: string): UpgradeStep => ({
    from,
    to,
    up: (file) => ({ ...file, [`from${from}`]: true }),
    pathBefore: (path) => path,
  });

  it('takes one step after another', () => {
    const done = upgrade({ standard: '0.7' }, [step('0.8', '1.0'), step('0.7', '0.8')]);
    assert.ok(done.ok);
    assert.deepEqual(done.file, { standard: '1.0', 'from0.7': true, 'from0.8': true });
    assert.deepEqual(
      done.steps.map(({ from }) => from),
      ['0.7', '0.8'],
    );
  });

  it('stops at steps that lead in a circle', () => {
    const done = upgrade({ standard: '0.7' }, [step('0.8', '0.7'), step('0.7', '0.8')]);
    assert.deepEqual(done, { ok: false, version: '0.7' });
  });

  it('leaves a file of our version or a newer minor one as it is', () => {
    const file = { ...rightCounty(), standard: '1.4' };
    assert.ok(layersOf(file).length > 0);
    assert.deepEqual(upgrade(file), { ok: true, file, steps: [] });
  });
});
