/** A small county file in which nothing is wrong; each call gives a new one. */
export function rightCounty() {
  return {
    standard: '1.0',
    county: {
      code: '330521',
      name: { 'zh-CN': '德清县', en: 'Deqing' },
      line: { href: 'line.geojson', datum: 'WGS84', licence: 'MIT' },
      bounds: [119.75, 30.44, 120.36, 30.7],
      accent: '#1f5f9c',
    },
    sample: true,
    divisions: {
      kinds: [
        { id: 'county', name: '县', rank: 0 },
        { id: 'town', name: '镇', rank: 1 },
        { id: 'village', name: '村', rank: 2 },
      ],
      units: [
        { code: '330521', name: '德清县', kind: 'county' },
        { code: '330521102', name: '新市镇', kind: 'town', parent: '330521' },
        { code: '330521102201', name: '韶村村', kind: 'village', parent: '330521102' },
      ],
      areas: { href: 'areas.geojson', datum: 'CGCS2000' },
    },
    domains: { preset: '2020' } as unknown,
    baseMaps: [
      { type: 'plain', id: 'plain', name: '无底图', approvalNumber: null },
      {
        type: 'tianditu',
        id: 'vec',
        name: '天地图',
        layer: 'vec',
        tiles: '/base-tiles/vec/{z}/{x}/{y}',
        datum: 'CGCS2000',
        approvalNumber: 'GS(2024)0568号',
      },
    ] as Record<string, unknown>[],
    catalogue: {
      layers: [
        {
          id: 'bus-stops',
          domain: 'service',
          title: '公交站',
          kind: 'bus-stop',
          source: { type: 'geojson', href: 'stops.geojson', datum: 'GCJ02' },
          divisions: ['330521102'],
          updated: '2025-06-30',
          refresh: 'P1D',
        },
        {
          id: 'land-use',
          domain: 'supervision',
          title: { 'zh-CN': '土地利用', en: 'Land use' },
          source: {
            type: 'mvt',
            tiles: ['https://tiles.example/{z}/{x}/{y}.pbf'],
            sourceLayer: 'land',
            datum: 'WGS84',
            minZoom: 8,
            maxZoom: 14,
          },
          style: { geometry: 'area', field: 'code', table: 'land-use-3' },
        },
        {
          id: 'picture',
          domain: 'governance',
          title: '影像',
          source: { type: 'xyz', tiles: ['img/{z}/{x}/{y}.png'], datum: 'CGCS2000' },
        },
      ] as Record<string, unknown>[],
    } as Record<string, unknown>,
    services: { api: '/api' },
    start: { layers: ['bus-stops'] },
  };
}
export type RightCounty = ReturnType<typeof rightCounty>;

/** The layers of a county of {@link rightCounty}, to change in place. */
export function layersOf(county: RightCounty): Record<string, Record<string, unknown>>[] {
  return county.catalogue['layers'] as Record<string, Record<string, unknown>>[];
}
