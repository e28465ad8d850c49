import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A snapshot of a database with tables and nothing in them, where the runner has made one: it opens in less time. */
export const EMPTY = process.env['YZT_TEST_SNAPSHOT'];

const square = (west: number, south: number, size: number) => ({
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
const feature = (id: string, geometry: object, properties: object) => ({
  type: 'Feature',
  id,
  geometry,
  properties,
});
const collection = (features: readonly object[]) => ({ type: 'FeatureCollection', features });

/** More than two pages of 1,000. */
export const HOMES = 2500;

/** Points on a grid around one that stands alone, exactly in the middle of the county. */
const homes = Array.from({ length: HOMES }, (_, index) =>
  index === 0
    ? feature(
        'home-0',
        { type: 'Point', coordinates: [120, 30.5] },
        { name: '中心照料点', beds: 36 },
      )
    : feature(
        `home-${index}`,
        {
          type: 'Point',
          coordinates: [119.91 + (index % 50) * 0.0005, 30.41 + Math.floor(index / 50) * 0.0005],
        },
        { name: `照料点 ${index}`, beds: index % 40 },
      ),
);

const catalogue = [
  {
    id: 'homes',
    domain: 'service',
    title: '照料点',
    style: { geometry: 'point', colour: '#0000ff', size: 12 },
    fields: [
      { name: 'name', label: '名称' },
      { name: 'beds', label: '床位', unit: '张', type: 'number' },
    ],
    source: { type: 'ogc-features', href: 'ogc/collections/homes', datum: 'WGS84' },
  },
  {
    id: 'parcels',
    domain: 'service',
    title: '宅基地',
    style: { geometry: 'area', colour: '#ff0000' },
    fields: [{ name: 'area', label: '面积', unit: 'm²', type: 'number' }],
    source: {
      type: 'mvt',
      tiles: ['ogc/collections/parcels/tiles/WebMercatorQuad/{z}/{y}/{x}'],
      sourceLayer: 'parcels',
      datum: 'WGS84',
    },
  },
  {
    id: 'gone',
    domain: 'service',
    title: '已停用图层',
    style: { geometry: 'area' },
    source: { type: 'geojson', href: 'gone.geojson', datum: 'WGS84' },
  },
];

const countyFile = {
  standard: '1.0',
  county: {
    code: '330521',
    name: '德清县',
    line: { href: 'line', datum: 'WGS84' },
    bounds: [119.9, 30.4, 120.1, 30.6],
  },
  divisions: { kinds: [{ id: 'county', name: '县', rank: 0 }], href: 'divisions' },
  domains: { preset: '2022' },
  baseMaps: [
    {
      type: 'tianditu',
      id: 'vec',
      name: '天地图矢量',
      layer: 'vec',
      tiles: 'base-tiles/vec/{z}/{x}/{y}',
      labels: 'base-tiles/cva/{z}/{x}/{y}',
      datum: 'CGCS2000',
      approvalNumber: 'GS(2024)0650号',
    },
    { type: 'plain', id: 'plain', name: '素图', approvalNumber: null },
  ],
  catalogue: { href: 'catalogue' },
  services: { api: '../../' },
};

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="/page/page.css"><script type="module" src="/yzt/loader.js"></script></head>
<body><main><yzt-provider county="/api/counties/330521/county.json"><yzt-map-panel>
<yzt-map></yzt-map><yzt-layer-list slot="layers"></yzt-layer-list>
<yzt-feature-card slot="card"></yzt-feature-card>
</yzt-map-panel></yzt-provider></main></body></html>`;

/**
 * Writes a county whose data can be counted, with a page, below a new folder: `county` is for the server,
 * `page` for its static files.
 *
 * @param tiles - host and port that the tile proxy asks
 */
export async function smallCounty(
  tiles: string,
): Promise<{ readonly folder: string; readonly county: string; readonly page: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'small-county-'));
  const [county, page] = [join(folder, 'county'), join(folder, 'page')];
  await mkdir(join(county, 'layers'), { recursive: true });
  await mkdir(page);
  const line = feature('line', square(119.9, 30.4, 0.2), {});
  const upstream = (id: string) => ({
    id,
    url: `http://${tiles}/${id}?z={z}&x={x}&y={y}&tk={key}`,
    key: 'k',
  });
  const files: Record<string, unknown> = {
    'county.json': countyFile,
    'county.server.json': {
      standard: '1.0',
      county: '330521',
      privateHosts: [tiles],
      tiles: [upstream('vec'), upstream('cva')],
    },
    'line.geojson': line,
    'division-areas.geojson': collection([]),
    'divisions.json': [{ code: '330521', name: '德清县', kind: 'county' }],
    'catalogue.json': catalogue,
    'layers/homes.geojson': collection(homes),
    'layers/parcels.geojson': collection([
      feature('parcel-1', square(119.99, 30.49, 0.02), { area: 128 }),
    ]),
  };
  for (const [name, value] of Object.entries(files)) {
    await writeFile(join(county, name), JSON.stringify(value));
  }
  await writeFile(join(page, 'index.html'), PAGE);
  await writeFile(join(page, 'page.css'), 'body { margin: 0 } main { height: 100vh }');
  return { folder, county, page };
}
