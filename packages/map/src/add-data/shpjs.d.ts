declare module 'shpjs' {
  export function parseShp(shp: Uint8Array, prj?: string): (GeoJSON.Geometry | null)[];
  export function parseDbf(dbf: Uint8Array, encoding?: string): Record<string, unknown>[];
}
