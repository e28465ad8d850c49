import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogueEntry } from '@yizhangtu/standard';
import { entryRow } from './entry-row.ts';
import { ownPath, readsOwn } from './own-path.ts';

describe('an address of the server, in whatever spelling', () => {
  for (const address of [
    'services/limited',
    'services/limited?',
    'services/limited#a',
    './services/limited/wms?layers=a',
    'services/l%69mited',
    'servic%65s/%6c%69mited/{z}/{y}/{x}',
    'ogc/../services/limited',
    'ogc/%2e%2e/services/limited',
    'services\\limited',
    'ser\nvices/limited',
    ' services/limited',
    '/api/counties/330521/services/limited',
    'https://portal.example/api/%63ounties/330521/services/limited/wms',
    '//portal.example/counties/330521/services/limited',
  ]) {
    it(`${JSON.stringify(address)} is at the service`, () => {
      assert.deepEqual(ownPath(address).slice(0, 2), ['services', 'limited']);
      assert.ok(readsOwn({ type: 'xyz', tiles: ['tiles/1', address] }, 'services', 'limited'));
    });
  }

  for (const address of [
    'services/limited2',
    'services/limited%2Fx',
    'services/%256cimited',
    'services/%ff',
    'ogc/collections/a?next=services/limited',
    'https://gis.example/arcgis/rest/services/limited/MapServer',
    'http://[',
  ]) {
    it(`${address} is not`, () => assert.ok(!readsOwn({ href: address }, 'services', 'limited')));
  }
});

it('an entry is limited with its layer and archive, however they are spelt', () => {
  const row = (href: string) => {
    const source = { type: 'pmtiles', href, datum: 'WGS84' };
    const entry = { id: 'a', domain: 'd', title: 'a', source } as CatalogueEntry;
    const { archive, layer_id: layer } = entryRow('330521', entry, {
      position: 0,
      imported: false,
    });
    return { archive, layer };
  };
  const second = {
    type: 'mvt',
    tiles: ['https://a.example/{z}', 'ogc/collections/homes/tiles/{z}'],
  };
  const entry = { id: 'a', domain: 'd', title: 'a', source: second } as unknown as CatalogueEntry;
  assert.equal(entryRow('330521', entry, { position: 0, imported: false }).layer_id, 'homes');
  assert.deepEqual(row('archives/w%65lls.pmtiles?v=1'), { archive: 'wells.pmtiles', layer: null });
  assert.deepEqual(row('ogc/x/../collections/h%6Fmes/items'), { archive: null, layer: 'homes' });
  assert.deepEqual(row('archives/a/b.pmtiles'), { archive: null, layer: null });
  assert.deepEqual(row('https://other.example/archives/a.pmtiles'), { archive: null, layer: null });
});
