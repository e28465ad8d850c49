import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogueEntry, CountyFile, CountyServerFile, Division } from '@yizhangtu/standard';
import { CALENDAR_YEARS } from '@yizhangtu/standard/cases.js';

export const COUNTY = '330521';
export const TOKEN = 'import-token-of-the-test';
export const GRID = 40;

const square = (west: number, south: number, size: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

const county: CountyFile = {
  standard: '1.0',
  county: {
    code: COUNTY,
    name: { 'zh-CN': '德清县', en: 'Deqing' },
    line: { href: 'line', datum: 'WGS84' },
    bounds: [119.7, 30.4, 120.4, 30.7],
  },
  sample: true,
  divisions: {
    kinds: [
      { id: 'county', name: '县', rank: 0 },
      { id: 'town', name: '镇', rank: 1 },
      { id: 'village', name: '村', rank: 2 },
    ],
    href: 'divisions',
    areas: { href: 'division-areas', datum: 'WGS84' },
  },
  domains: { preset: '2022' },
  baseMaps: [{ type: 'plain', id: 'plain', name: '无底图', approvalNumber: null }],
  catalogue: { href: 'catalogue' },
  services: { api: '../../' },
};

const divisions: Division[] = [
  { code: COUNTY, name: '德清县', kind: 'county' },
  { code: '330521100', name: { 'zh-CN': '新市镇', en: 'Xinshi' }, kind: 'town', parent: COUNTY },
  { code: '330521101', name: '莫干山镇', kind: 'town', parent: COUNTY, aliases: ['筏头'] },
  { code: '330521100201', name: '谷门村', kind: 'village', parent: '330521100' },
];

export const layer = (id: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id,
  domain: 'service',
  title: { 'zh-CN': '养老服务中心', en: 'Care homes' },
  owner: '民政局',
  style: { geometry: 'point', colour: '#1f7a5c' },
  source: { type: 'ogc-features', href: `ogc/collections/${id}`, datum: 'WGS84' },
  sample: true,
  ...more,
});

const catalogue: CatalogueEntry[] = [
  layer('care'),
  layer('parcels', {
    domain: 'planning',
    title: '宅基地',
    owner: '自然资源局',
    divisions: ['330521100'],
    fields: [{ name: 'area', label: '面积', unit: 'm²', type: 'number' }],
    source: {
      type: 'mvt',
      tiles: ['ogc/collections/parcels/tiles/WebMercatorQuad/{z}/{y}/{x}'],
      sourceLayer: 'parcels',
      datum: 'WGS84',
    },
  }),
  layer('families', { title: '困难家庭', roles: ['civil-affairs'] }),
  layer('buildings', {
    domain: 'planning',
    title: '建筑物',
    divisions: ['330521101'],
    source: {
      type: 'pmtiles',
      href: 'archives/buildings.pmtiles',
      sourceLayer: 'buildings',
      datum: 'WGS84',
    },
  }),
  layer('wells', {
    title: '涉密管井',
    roles: ['water'],
    source: { type: 'pmtiles', href: 'archives/wells.pmtiles', datum: 'WGS84' },
  }),
  // Under a type and an address that are not how the server would write them.
  layer('households', {
    title: '涉密户籍',
    roles: ['civil-affairs'],
    source: {
      type: 'geojson',
      href: `/api/counties/${COUNTY}/ogc/collections/households/items?limit=1000`,
      datum: 'WGS84',
    },
  }),
  layer('parcels-of-staff', {
    title: '涉密地籍',
    roles: ['planner'],
    source: { type: 'wms', href: 'services/limited?', layers: 'parcels', datum: 'WGS84' },
  }),
  layer('levels-of-staff', {
    title: '涉密水位',
    roles: ['water'],
    source: { type: 'geojson', href: 'https://example.org/gauges.geojson', datum: 'WGS84' },
    live: { href: `/api/counties/${COUNTY}/services/l%65vels/now`, by: 'poll' },
  }),
];

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const care: GeoJSON.Feature[] = Array.from({ length: 5 }, (_, index) => ({
  type: 'Feature',
  id: `care-${index + 1}`,
  geometry: { type: 'Point', coordinates: [119.9 + index * 0.05, 30.5] },
  properties: { name: `照料中心 ${index + 1}`, beds: 10 * (index + 1), open: true, note: null },
}));

/** Squares of 0.004° on a grid of 0.005° from 119.8° E, 30.45° N: what a box should hold can be counted. */
const parcels: GeoJSON.Feature[] = Array.from({ length: GRID * GRID }, (_, index) => ({
  type: 'Feature',
  id: index,
  geometry: square(119.8 + (index % GRID) * 0.005, 30.45 + Math.floor(index / GRID) * 0.005, 0.004),
  properties: { code: `Z${index}`, area: 120 + (index % 7) },
}));

const areas: GeoJSON.Feature[] = [
  { code: '330521100', name: '新市镇', kind: 'town', parent: COUNTY, west: 120.1 },
  { code: '330521101', name: '莫干山镇', kind: 'town', parent: COUNTY, west: 119.8 },
].map(({ west, ...properties }) => ({
  type: 'Feature',
  geometry: square(west, 30.5, 0.1),
  properties,
}));

/**
 * Years after the last one whose holidays were announced, up to the next: where the clock of a test is the present,
 * deadlines reach into it.
 */
const calendar = [0, 1]
  .map((after) => new Date().getUTCFullYear() + after)
  .filter((year) => CALENDAR_YEARS.every((known) => known.year < year))
  .map((year) => ({ year, source: 'x', off: [], work: [] }));

export interface CountyFolderOptions {
  /** Another county of the same shape: all codes begin with it. */
  readonly code?: string;
  readonly private?: Partial<CountyServerFile>;
  /** Divisions and layers besides those that are always there; a layer that is stored has two care homes. */
  readonly divisions?: readonly Division[];
  readonly entries?: readonly CatalogueEntry[];
}

/** Writes a small county folder and gives its place. */
export async function countyFolder(options: CountyFolderOptions = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yzt-county-'));
  const more = { divisions: options.divisions ?? [], entries: options.entries ?? [] };
  await mkdir(join(folder, 'layers'));
  await mkdir(join(folder, 'archives'));
  const settings: CountyServerFile = {
    standard: '1.0',
    county: COUNTY,
    importTokens: [TOKEN],
    corsOrigins: ['https://portal.example'],
    // Nobody is there: whoever were let through would be told so.
    services: [
      { id: 'open', url: 'http://127.0.0.1:9/ows' },
      { id: 'limited', url: 'http://127.0.0.1:9/ows' },
      { id: 'levels', url: 'http://127.0.0.1:9/feeds' },
      { id: 'staff', url: 'http://127.0.0.1:9/ows', roles: ['planner'] },
    ],
    privateHosts: ['127.0.0.1'],
    ...options.private,
    cases: { calendar, ...options.private?.cases },
  };
  const line: GeoJSON.Feature = {
    type: 'Feature',
    geometry: square(119.7, 30.4, 0.7),
    properties: {},
  };
  const files: Record<string, unknown> = {
    'county.json': county,
    'county.server.json': settings,
    'line.geojson': line,
    'divisions.json': [...divisions, ...more.divisions],
    'division-areas.geojson': collection(areas),
    'catalogue.json': [...catalogue, ...more.entries],
    'layers/care.geojson': collection(care),
    'layers/parcels.geojson': collection(parcels),
    'layers/families.geojson': collection(care.slice(0, 2)),
    'layers/households.geojson': collection(care.slice(0, 2)),
  };
  for (const { id } of more.entries.filter(({ source }) => source.type === 'ogc-features')) {
    files[`layers/${id}.geojson`] = collection(care.slice(0, 2));
  }
  for (const [name, value] of Object.entries(files)) {
    const text = JSON.stringify(value).replaceAll(COUNTY, options.code ?? COUNTY);
    await writeFile(join(folder, name), text);
  }
  const archive = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
  await writeFile(join(folder, 'archives', 'buildings.pmtiles'), archive);
  await writeFile(join(folder, 'archives', 'wells.pmtiles'), archive);
  await writeFile(join(folder, 'archives', 'pipes.pmtiles'), archive);
  return folder;
}
