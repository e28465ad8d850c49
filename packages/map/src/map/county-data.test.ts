import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '@yizhangtu/client';
import type { CountyContext, MapHostState } from '@yizhangtu/core';
import type { CatalogueEntry } from '@yizhangtu/standard';
import { readAreas, readStart, type ReadAreas } from './county-data.ts';

const entry = (id: string): CatalogueEntry =>
  ({ id, domain: 'service', title: id, source: { type: 'geojson', href: 'x' } }) as CatalogueEntry;

/** A county whose catalogue holds these layers for who asks. */
const countyOf = (code: string, ...ids: string[]): CountyContext =>
  ({
    county: { county: { code }, catalogue: { layers: ids.map(entry) } },
    client: createClient({ baseUrl: '' }),
  }) as unknown as CountyContext;
const shown = (...ids: string[]): MapHostState =>
  ({ layers: ids.map((id) => ({ entry: entry(id) })) }) as unknown as MapHostState;
const { signal } = new AbortController();
const idsOf = ({ entries }: { entries: readonly CatalogueEntry[] }) => entries.map(({ id }) => id);

test('at first what is asked for is shown, as far as it is there', async () => {
  const start = await readStart(countyOf('1', 'a', 'b'), 'b,closed', undefined, shown(), signal);
  assert.deepEqual(idsOf(start), ['b']);
});

test('for somebody else what is on stays, what was asked for in vain comes, what they may not see goes', async () => {
  const before = await readStart(
    countyOf('1', 'a', 'b', 'c'),
    'a,closed',
    undefined,
    shown(),
    signal,
  );
  const after = await readStart(
    countyOf('1', 'a', 'b', 'closed'),
    'a,closed',
    before,
    shown('~own-1', 'b', 'c'),
    signal,
  );
  assert.deepEqual(idsOf(after), ['~own-1', 'closed', 'b']);
});

test('another county, or another wish, begins anew', async () => {
  const before = await readStart(countyOf('1', 'a'), 'a', undefined, shown(), signal);
  const other = await readStart(countyOf('2', 'a', 'b'), 'a', before, shown('b'), signal);
  assert.deepEqual(idsOf(other), ['a']);
  const wish = await readStart(countyOf('1', 'a', 'b'), 'b', before, shown('a'), signal);
  assert.deepEqual(idsOf(wish), ['b']);
});

const area = (code: string, parent: string) => ({
  type: 'Feature',
  properties: { code, parent },
  geometry: { type: 'Point', coordinates: [120, 30] },
});
const AREAS = [area('11', '1'), area('12', '1'), area('111', '11'), area('121', '12')];

/** A county whose areas are at `href`, and what was asked for. */
function areasAt(href: string): { context: CountyContext; asked: string[] } {
  const asked: string[] = [];
  const client = createClient({
    baseUrl: 'https://county.example/api',
    transport: async ({ url }) => {
      asked.push(url.replace('https://county.example', ''));
      const parent = new URL(url).searchParams.get('parent');
      const features = AREAS.filter((one) => parent === null || one.properties.parent === parent);
      return new Response(JSON.stringify({ type: 'FeatureCollection', features }));
    },
  });
  const county = {
    county: { code: '1' },
    services: { api: 'https://county.example/api' },
    divisions: { areas: { href, datum: 'WGS84' } },
  };
  return { context: { county, client } as unknown as CountyContext, asked };
}
const codesOf = ({ features }: ReadAreas) =>
  features.map(({ properties }) => properties?.['code'] as string);

test('areas of a backend are read for the divisions that are gone down to, each once', async () => {
  const { context, asked } = areasAt('https://county.example/api/counties/1/division-areas');
  const county = await readAreas(context, ['1'], undefined, signal);
  assert.deepEqual(codesOf(county), ['11', '12']);
  const town = await readAreas(context, ['1', '11'], county, signal);
  assert.deepEqual(codesOf(town), ['11', '12', '111']);
  assert.deepEqual(asked, [
    '/api/counties/1/division-areas?parent=1',
    '/api/counties/1/division-areas?parent=11',
  ]);
});

test('areas of a file are read whole, once', async () => {
  const { context, asked } = areasAt('https://county.example/areas.geojson');
  const county = await readAreas(context, ['1'], undefined, signal);
  assert.deepEqual(codesOf(county), ['11', '12', '111', '121']);
  assert.equal(codesOf(await readAreas(context, ['1', '11'], county, signal)).length, 4);
  assert.deepEqual(asked, ['/areas.geojson']);
});
