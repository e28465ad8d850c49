/** The source types that this kit can read. */
export const SOURCE_TYPES = ['geojson', 'ogc-features', 'mvt', 'pmtiles', 'xyz'] as const;

/** The base map types that this kit can show. */
export const BASE_MAP_TYPES = ['plain', 'pmtiles', 'tianditu', 'xyz'] as const;

/** The geometries that this kit can draw. */
export const GEOMETRIES = ['point', 'line', 'area', 'building', 'raster'] as const;
export type Geometry = (typeof GEOMETRIES)[number];
