import type { Bounds } from '@yizhangtu/standard';
import { ID } from '../feature-id.ts';
import type { LargeFeatures } from '../large-features.ts';
import type { TileSet } from '../tiles.ts';
import { MAX_ZOOM, TILE_LAYER } from './cut-tile.ts';
import type { StoreInit, StoreSummary } from './feature-store.ts';
import { WorkerDocument } from './worker-document.ts';

/** Degrees around the outermost places, so that one on the edge of a tile lies in it. */
const EDGE = 1e-5;

const widened = ([west, south, east, north]: Bounds): Bounds => [
  Math.max(-180, west - EDGE),
  Math.max(-90, south - EDGE),
  Math.min(180, east + EDGE),
  Math.min(90, north + EDGE),
];

function tileSet(held: WorkerDocument, { bounds }: StoreSummary): TileSet {
  return {
    content: 'vector',
    minZoom: 0,
    maxZoom: MAX_ZOOM,
    tileSize: 512,
    bounds: bounds === undefined ? undefined : widened(bounds),
    sourceLayer: TILE_LAYER,
    idProperty: ID,
    read: (z, x, y, signal) =>
      held.ask({ what: 'tile', tile: { z, x, y } }, signal) as Promise<ArrayBuffer | undefined>,
  };
}

/** A document on its way into a worker. */
export interface LargeDocument {
  /** The next piece, which is handed over. Throws what was found wrong so far. */
  take(bytes: Uint8Array): void;
  /** The whole of it, once all pieces are taken. */
  finish(): Promise<{ readonly tiles: TileSet; readonly large: LargeFeatures }>;
}

/** @throws YztError `worker` where the page lets no worker start */
export function openLarge(init: StoreInit, lifetime: AbortSignal): LargeDocument {
  const held = new WorkerDocument(init, lifetime);
  return {
    take: (bytes) => held.take(bytes),
    async finish() {
      const summary = await held.end();
      const large: LargeFeatures = {
        issues: summary.issues,
        feature: (id) =>
          held.ask({ what: 'feature', id }, lifetime) as ReturnType<LargeFeatures['feature']>,
        within: (bounds, most, signal) =>
          held.ask({ what: 'within', bounds, most }, signal) as ReturnType<LargeFeatures['within']>,
        expansionZoom: (cluster) =>
          held.ask({ what: 'expansion-zoom', cluster }, lifetime) as Promise<number>,
      };
      return { tiles: tileSet(held, summary), large };
    },
  };
}
