import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '@yizhangtu/client';
import type { CountyContext, MapHostState } from '@yizhangtu/core';
import type { CatalogueEntry } from '@yizhangtu/standard';
import { readStart } from './county-data.ts';

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
