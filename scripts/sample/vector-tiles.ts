import { gzipSync } from 'node:zlib';
import GeoJSONVT from 'geojson-vt';
import vtpbf from 'vt-pbf';
import type { TileOf } from './pmtiles-writer.ts';

export interface TileLayer {
  name: string;
  features: GeoJSON.Feature[];
  minZoom: number;
  /** Whether a feature shows at this zoom; all do when left out. */
  shows?: (feature: GeoJSON.Feature, zoom: number) => boolean;
  /** Simplification in tile units of 1/4096; lower keeps more. */
  tolerance?: number;
}

export interface Extent {
  bounds: readonly [number, number, number, number];
  maxZoom: number;
}

/** Tiles that a box meets at a zoom, in Web Mercator. */
export function* tilesIn(
  bounds: readonly [number, number, number, number],
  z: number,
): Generator<{ z: number; x: number; y: number }> {
  const size = 2 ** z;
  const column = (lng: number): number => Math.floor(((lng + 180) / 360) * size);
  const row = (lat: number): number => {
    const sin = Math.sin((lat * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size);
  };
  for (let x = column(bounds[0]); x <= column(bounds[2]); x++) {
    for (let y = row(bounds[3]); y <= row(bounds[1]); y++) yield { z, x, y };
  }
}

/** Gzipped vector tiles of several source layers. */
export function vectorTiles(layers: readonly TileLayer[], { bounds, maxZoom }: Extent): TileOf[] {
  const sliced = layers.map((layer) => ({ layer, indexes: indexesOf(layer, maxZoom) }));
  const tiles: TileOf[] = [];
  for (let zoom = Math.min(...layers.map((layer) => layer.minZoom)); zoom <= maxZoom; zoom++) {
    for (const { z, x, y } of tilesIn(bounds, zoom)) {
      const content: Record<string, NonNullable<ReturnType<GeoJSONVT['getTile']>>> = {};
      for (const { layer, indexes } of sliced) {
        const tile = indexes.get(zoom)?.getTile(z, x, y);
        if (tile && tile.features.length > 0) content[layer.name] = tile;
      }
      if (Object.keys(content).length === 0) continue;
      const data = gzipSync(vtpbf.fromGeojsonVt(content, { version: 2 }));
      tiles.push({ z, x, y, data });
    }
  }
  return tiles;
}

/** One index for all zooms that show the same features. */
function indexesOf(layer: TileLayer, maxZoom: number): Map<number, GeoJSONVT> {
  const indexes = new Map<number, GeoJSONVT>();
  let shown: readonly GeoJSON.Feature[] = [];
  let index: GeoJSONVT | undefined;
  for (let zoom = layer.minZoom; zoom <= maxZoom; zoom++) {
    const { shows } = layer;
    const features = shows ? layer.features.filter((f) => shows(f, zoom)) : layer.features;
    if (!index || features.length !== shown.length || features.some((f, i) => f !== shown[i])) {
      index = new GeoJSONVT(
        { type: 'FeatureCollection', features },
        { maxZoom, indexMaxZoom: 5, tolerance: layer.tolerance ?? 3, buffer: 64 },
      );
      shown = features;
    }
    indexes.set(zoom, index);
  }
  return indexes;
}
