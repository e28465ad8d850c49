import { readFileSync } from 'node:fs';

const line = readFileSync(
  new URL('../../../../examples/counties/deqing/line.geojson', import.meta.url),
  'utf8',
);

/** Drawn over the whole county and by nothing else of the kit. */
export const SIGNAL = [194, 24, 91] as const;

/** A whole county in static files: no server, no base map, one area layer of a colour that can be found again. */
export const COUNTY_FILES: Readonly<Record<string, string>> = {
  '/county/line.geojson': line,
  '/county/county.json': JSON.stringify({
    standard: '1.0',
    county: {
      code: '330521',
      name: { 'zh-CN': '德清县', en: 'Deqing County' },
      line: { href: 'line.geojson', datum: 'WGS84' },
      bounds: [119.75, 30.4, 120.35, 30.72],
    },
    sample: true,
    divisions: {
      kinds: [{ id: 'county', name: '县', rank: 0 }],
      units: [{ code: '330521', name: '德清县', kind: 'county' }],
    },
    domains: { preset: '2022' },
    baseMaps: [{ type: 'plain', id: 'plain', name: '无底图', approvalNumber: null }],
    catalogue: {
      layers: [
        {
          id: 'signal',
          domain: 'planning',
          title: '范围',
          source: { type: 'geojson', href: 'line.geojson', datum: 'WGS84' },
          style: { geometry: 'area', colour: '#c2185b' },
          sample: true,
        },
      ],
    },
    start: { layers: ['signal'] },
  }),
};

export const html = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一张图</title></head><body>${body}</body></html>`;

export const TWO_LINES = (base = '/yzt/'): string =>
  `<script type="module" src="${base}loader.js"></script>\n` +
  '<yzt-map county="/county/county.json"></yzt-map>';
