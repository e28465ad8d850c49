import { writeArchive } from './pmtiles-writer.ts';
import { vectorTiles, type TileLayer } from './vector-tiles.ts';

/** Zooms from which a class of feature is drawn; see README.md for the source layers. */
const FROM: Record<string, number> = {
  'road.motorway': 7,
  'road.primary': 9,
  'road.secondary': 10,
  'road.local': 12,
  'road.path': 13,
  'waterway.river': 7,
  'waterway.stream': 11,
  'waterway.canal': 10,
  'boundary.county': 5,
  'boundary.town': 8,
  'boundary.village': 11,
  'place.county': 4,
  'place.town': 8,
  'place.village': 11,
};

/** Source layers of the base map, each with what it reads its zoom by. */
const LAYERS: Record<string, { minZoom: number; by?: string }> = {
  land: { minZoom: 0 },
  landuse: { minZoom: 9 },
  contour: { minZoom: 11 },
  water: { minZoom: 7 },
  waterway: { minZoom: 7, by: 'class' },
  road: { minZoom: 7, by: 'class' },
  boundary: { minZoom: 5, by: 'level' },
  place: { minZoom: 4, by: 'kind' },
};

/** Closer in, the towns' names say where one is. */
const COUNTY_NAME_UNTIL = 9;

export type BaseLayers = Record<string, GeoJSON.Feature[]>;

export const BASE_MAX_ZOOM = 14;

export function baseArchive(
  content: BaseLayers,
  bounds: readonly [number, number, number, number],
): Uint8Array {
  const layers = Object.entries(LAYERS).flatMap(([name, { minZoom, by }]): TileLayer[] => {
    const features = content[name] ?? [];
    if (features.length === 0) return [];
    const first = (feature: GeoJSON.Feature): number =>
      by === undefined ? minZoom : (FROM[`${name}.${feature.properties![by]}`] ?? minZoom);
    const last = (feature: GeoJSON.Feature): number =>
      name === 'place' && feature.properties!['kind'] === 'county'
        ? COUNTY_NAME_UNTIL
        : BASE_MAX_ZOOM;
    const shows = (feature: GeoJSON.Feature, zoom: number): boolean =>
      zoom >= first(feature) && zoom <= last(feature);
    return [{ name, features, minZoom, shows }];
  });
  const tiles = vectorTiles(layers, { bounds, maxZoom: BASE_MAX_ZOOM });
  return writeArchive(tiles, {
    type: 'mvt',
    bounds,
    metadata: {
      name: 'base',
      attribution: '示例数据',
      sample: true,
      vector_layers: layers.map(({ name, minZoom, features }) => ({
        id: name,
        minzoom: minZoom,
        maxzoom: BASE_MAX_ZOOM,
        fields: fieldsOf(features),
      })),
    },
  });
}

/** Field names and types, as the TileJSON of an archive states them. */
export function fieldsOf(features: readonly GeoJSON.Feature[]): Record<string, string> {
  const types: Record<string, string> = {};
  for (const [name, value] of Object.entries(features[0]?.properties ?? {})) {
    types[name] = typeof value === 'number' ? 'Number' : 'String';
  }
  return types;
}
