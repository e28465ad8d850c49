import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogueEntry } from './catalogue.ts';
import { layersOf, rightCounty } from './county.test.helper.ts';
import { absoluteHref, entryWithAbsoluteHrefs, withAbsoluteHrefs } from './hrefs.ts';
import { parseCounty } from './parse.ts';

const BASE = 'https://portal.example/maps/330521/county.json';

describe('withAbsoluteHrefs', () => {
  it('resolves every address against that of the file and keeps the blanks of tiles', () => {
    const parsed = parseCounty(JSON.stringify(rightCounty()));
    assert.ok(parsed.ok);
    const before = structuredClone(parsed.county);
    const county = withAbsoluteHrefs(parsed.county, BASE);
    assert.deepEqual(parsed.county, before);
    assert.equal(county.county.line.href, 'https://portal.example/maps/330521/line.geojson');
    assert.equal(county.divisions.areas?.href, 'https://portal.example/maps/330521/areas.geojson');
    assert.equal(county.services?.api, 'https://portal.example/api');
    const tianditu = county.baseMaps[1];
    assert.ok(tianditu?.type === 'tianditu');
    assert.equal(tianditu.tiles, 'https://portal.example/base-tiles/vec/{z}/{x}/{y}');
    const sources = county.catalogue.layers?.map(({ source }) => source);
    assert.deepEqual(
      sources?.map((source) => ('tiles' in source ? source.tiles : source.href)),
      [
        'https://portal.example/maps/330521/stops.geojson',
        ['https://tiles.example/{z}/{x}/{y}.pbf'],
        ['https://portal.example/maps/330521/img/{z}/{x}/{y}.png'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(county), /%7B|"href":"(?!https?:)/i);
    assert.equal(parseCounty(JSON.stringify(county)).ok, true);
    assert.deepEqual(withAbsoluteHrefs(county, 'http://elsewhere.example/'), county);
  });

  it('resolves the address of a catalogue and of divisions', () => {
    const file = rightCounty();
    Object.assign(file.divisions, { href: '../divisions?kind=village' });
    file.catalogue = { href: 'catalogue' };
    const parsed = parseCounty(JSON.stringify({ ...file, start: {} }));
    assert.ok(parsed.ok);
    const county = withAbsoluteHrefs(parsed.county, BASE);
    assert.equal(county.catalogue.href, 'https://portal.example/maps/330521/catalogue');
    assert.equal(county.divisions.href, 'https://portal.example/maps/divisions?kind=village');
  });

  it('leaves alone what it does not know', () => {
    const entry = {
      ...layersOf(rightCounty())[0],
      source: { type: 'hologram', href: 'x', datum: 'WGS84' },
    };
    assert.deepEqual(entryWithAbsoluteHrefs(entry as unknown as CatalogueEntry, BASE), entry);
  });
});

describe('absoluteHref', () => {
  it('takes http and https alone', () => {
    assert.equal(absoluteHref('//tiles.example/{z}', BASE), 'https://tiles.example/{z}');
    assert.equal(
      absoluteHref('村 界.geojson', 'http://10.0.0.1:8080/'),
      'http://10.0.0.1:8080/%E6%9D%91%20%E7%95%8C.geojson',
    );
    for (const href of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'http://',
    ]) {
      assert.throws(() => absoluteHref(href, BASE), { name: 'YztError', code: 'invalid' }, href);
    }
    assert.throws(() => absoluteHref('line.geojson', 'file:///home/county.json'), {
      code: 'invalid',
    });
    assert.throws(() => absoluteHref('line.geojson', ''), { code: 'invalid' });
  });
});
