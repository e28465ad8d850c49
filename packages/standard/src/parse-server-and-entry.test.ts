import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCatalogueEntry } from './parse.ts';
import { parseCountyServer } from './parse-server.ts';

describe('parseCountyServer', () => {
  const right = {
    standard: '1.0',
    county: '330521',
    corsOrigins: ['https://portal.example', 'http://10.0.0.1:8080'],
    tiles: [{ id: 'vec', url: 'https://t0.example/vec/{z}/{x}/{y}?tk={key}', key: 'env:TK' }],
    services: [
      {
        id: 'gs',
        url: 'https://gis.example:8443/geoserver/ows?map=x&tk={key}',
        key: 'env:TK',
        headers: { authorization: 'env:AUTH' },
        query: ['viewparams'],
        roles: ['planner'],
      },
    ],
    importTokens: ['env:IMPORT_TOKEN'],
    signIn: {
      sealKey: 'env:SEAL_KEY',
      publicUrl: 'https://map.example/api',
      idleMinutes: 20,
      oidc: {
        issuer: 'https://id.example/realms/county',
        clientId: 'map',
        clientSecret: 'env:CLIENT_SECRET',
        acr: { face: 'urn:example:face' },
        audience: 'https://map.example',
      },
    },
  };

  it('gives the file as it was written', () => {
    assert.deepEqual(parseCountyServer(JSON.stringify(right)), { ok: true, server: right });
  });

  it('names what is wrong with sign-in', () => {
    const found = (signIn: object): string[] => {
      const parsed = parseCountyServer(JSON.stringify({ ...right, signIn }));
      return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
    };
    const { sealKey, oidc } = right.signIn;
    assert.deepEqual(found({ sealKey }), ['signIn: no_way_to_sign_in']);
    assert.deepEqual(found({ oidc }), ['signIn.sealKey: missing']);
    assert.deepEqual(found({ sealKey, hours: 0, oidc: { ...oidc, audience: 'map' } }), [
      'signIn.hours: too_small',
      'signIn.oidc.audience: audience_is_client',
    ]);
    for (const issuer of [
      'http://id.example/',
      'id.example',
      'https://id.example/?a=b',
      'file:///x',
    ]) {
      assert.deepEqual(found({ sealKey, oidc: { ...oidc, issuer } }), [
        'signIn.oidc.issuer: wrong_format',
      ]);
    }
    assert.deepEqual(found({ sealKey, oidc: { ...oidc, issuer: 'http://127.0.0.1:8090' } }), []);
  });

  it('names everything that is wrong', () => {
    const wrong = {
      ...right,
      county: 'deqing',
      corsOrigins: ['*', 'https://portal.example/path', 'null'],
      tiles: [
        ...right.tiles,
        { id: 'vec', url: 'https://t0.example/{z}' },
        { id: 'f', url: 'file:///x' },
      ],
      services: [
        { id: 'gs', url: 'ftp://gis.example/' },
        { id: 'gs', url: 'https://user:word@gis.example/' },
        { id: 'a', url: 'https://{key}.example/', headers: { Cookie: 'a=b', 'x y': '', ok: '' } },
      ],
      importTokens: ['short'],
    };
    const parsed = parseCountyServer(JSON.stringify(wrong));
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.issues.map(({ path, code }) => `${path}: ${code}`),
      [
        'county: wrong_format',
        'tiles[2].url: wrong_format',
        'services[0].url: wrong_format',
        'services[1].url: wrong_format',
        'services[2].url: wrong_format',
        'importTokens[0]: too_small',
        'corsOrigins[0]: origin',
        'corsOrigins[1]: origin',
        'corsOrigins[2]: origin',
        'tiles[1].id: duplicate_id',
        'tiles[1].url: tile_url',
        'tiles[2].url: tile_url',
        'services[1].id: duplicate_id',
        'services[2].headers: header_name',
        'services[2].headers: header_name',
      ],
    );
  });
});

describe('parseCatalogueEntry', () => {
  const entry = {
    id: 'a',
    domain: 'service',
    title: '甲',
    kind: 'clinic',
    source: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, datum: 'WGS84' },
    divisions: ['330521'],
  };

  it('checks against the county when it is told of it', () => {
    assert.deepEqual(parseCatalogueEntry(entry), { ok: true, entry });
    const parsed = parseCatalogueEntry(entry, { domains: ['planning'], divisions: ['330523'] });
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.issues.map(({ path, code }) => `${path}: ${code}`),
      ['domain: unknown_domain', 'divisions[0]: unknown_division'],
    );
  });

  it('never throws', () => {
    for (const value of [
      undefined,
      null,
      1,
      'x',
      [],
      {},
      { source: [] },
      { style: { ranges: [null] } },
    ]) {
      assert.equal(parseCatalogueEntry(value).ok, false);
    }
  });
});
