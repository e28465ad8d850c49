import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { CatalogueEntry } from './catalogue.ts';
import type { CountyFile } from './county.ts';
import { originsOf } from './origins.ts';

const county = (more: Partial<CountyFile> = {}): CountyFile => ({
  ...(JSON.parse(
    readFileSync(new URL('../../../examples/counties/deqing/county.json', import.meta.url), 'utf8'),
  ) as CountyFile),
  ...more,
});
const entry = (more: Partial<CatalogueEntry>): CatalogueEntry => ({
  id: 'one',
  domain: 'service',
  title: '一',
  source: { type: 'geojson', href: 'one.geojson', datum: 'WGS84' },
  ...more,
});

test('a county that names no host needs none but its own', () => {
  assert.deepEqual(originsOf(county()), []);
});

test('every kind of address counts, each origin once', () => {
  const named = county({
    services: { api: 'https://api.example/v1/' },
    baseMaps: [
      {
        id: 'aerial',
        name: '航片',
        type: 'xyz',
        tiles: [
          'https://a.example:8443/{z}/{x}/{y}.png',
          'https://a.example:8443/b/{z}/{x}/{y}.png',
        ],
        datum: 'WGS84',
        approvalNumber: null,
      },
    ],
    catalogue: {
      layers: [
        entry({
          source: { type: 'wms', href: 'https://ogc.example/ows?', layers: 'x', datum: 'WGS84' },
        }),
        entry({ live: { href: 'https://feed.example/levels', by: 'poll' } }),
      ],
    },
  });
  assert.deepEqual(originsOf(named), [
    'https://a.example:8443',
    'https://api.example',
    'https://feed.example',
    'https://ogc.example',
  ]);
});

test('of a catalogue that stands elsewhere the entries are given', () => {
  const elsewhere = county({ catalogue: { href: 'https://list.example/catalogue' } });
  const layers = [
    entry({ source: { type: 'geojson', href: 'https://data.example/a.json', datum: 'WGS84' } }),
  ];
  assert.deepEqual(originsOf(elsewhere, layers), ['https://data.example', 'https://list.example']);
});
