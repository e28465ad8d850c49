import type { CatalogueEntry, CountyFile } from '@yizhangtu/standard';

/** A county file around a catalogue, with nothing else that would be drawn or asked for. */
export const countyOf = (
  layers: readonly CatalogueEntry[],
  shown: readonly string[],
): CountyFile => ({
  standard: '1.0',
  county: {
    code: '330521',
    name: '德清县',
    line: { href: '/api/counties/330521/line', datum: 'WGS84' },
    bounds: [119.756811, 30.428117, 120.340147, 30.697778],
  },
  sample: true,
  divisions: { kinds: [{ id: 'county', name: '县', rank: 0 }] },
  domains: { preset: '2020' },
  baseMaps: [{ type: 'plain', id: 'plain', name: '素图', approvalNumber: null }],
  catalogue: { layers: [...layers] },
  start: { layers: [...shown] },
});

/** GeoJSON buildings by their address, drawn standing. */
export const buildingsEntry = (href: string): CatalogueEntry => ({
  id: 'buildings',
  domain: 'infrastructure',
  title: '房屋建筑',
  source: { type: 'geojson', href, datum: 'WGS84' },
  style: { geometry: 'building', colour: '#c9b79c', heightField: 'height' },
});
