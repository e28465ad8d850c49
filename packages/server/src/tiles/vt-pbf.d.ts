declare module 'vt-pbf' {
  import type { LegacyTile } from 'geojson-vt';
  export function fromGeojsonVt(
    layers: Readonly<Record<string, LegacyTile>>,
    options?: { version?: 1 | 2; extent?: number },
  ): Uint8Array<ArrayBuffer>;
}
