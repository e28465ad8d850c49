/** The source types that this kit can read. */
export const SOURCE_TYPES = [
  'geojson',
  'ogc-features',
  'mvt',
  'pmtiles',
  'xyz',
  'wmts',
  'wms',
  'wfs',
  'arcgis-map',
  'arcgis-features',
  'flatgeobuf',
] as const;

/** The source types that are pictures: their layers need no style. */
export const PICTURE_SOURCES = ['xyz', 'wmts', 'wms', 'arcgis-map'] as const;

/** The source types that hold features whole, as against tiles cut from them. */
export const FEATURE_SOURCES = [
  'geojson',
  'ogc-features',
  'wfs',
  'arcgis-features',
  'flatgeobuf',
] as const;

/** The base map types that this kit can show. */
export const BASE_MAP_TYPES = ['plain', 'pmtiles', 'tianditu', 'xyz'] as const;

/** The geometries that this kit can draw. */
export const GEOMETRIES = ['point', 'line', 'area', 'building', 'raster', 'heat'] as const;
export type Geometry = (typeof GEOMETRIES)[number];
