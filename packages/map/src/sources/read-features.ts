import type { Client } from '@yizhangtu/client';
import type { FeaturesInView } from '@yizhangtu/core';
import { YztError, type Bounds, type CatalogueEntry } from '@yizhangtu/standard';
import { touches } from '../model/touches.ts';
import type { ReadFeatures } from './geojson.ts';
import { openSource } from './open-source.ts';
import type { TileSet } from './tiles.ts';
import { FEATURE_LIMIT } from './view-reader.ts';

const WORLD: Bounds = [-180, -85, 180, 85];

/**
 * Reads what of a layer touches `bounds` (everywhere when undefined), without a map.
 *
 * @throws YztError of what the source answered, `aborted`
 */
export async function readFeatures(
  client: Client,
  near: Bounds | undefined,
  entry: CatalogueEntry,
  bounds: Bounds = WORLD,
  signal?: AbortSignal,
): Promise<FeaturesInView> {
  const work = new AbortController();
  const end = () => work.abort();
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end);
  try {
    return await readWithin(client, near, entry, bounds, work.signal);
  } finally {
    signal?.removeEventListener('abort', end);
    // A large document is held by a worker.
    end();
  }
}

async function readWithin(
  client: Client,
  near: Bounds | undefined,
  entry: CatalogueEntry,
  bounds: Bounds,
  signal: AbortSignal,
): Promise<FeaturesInView> {
  const opened = await openSource(entry, { client, near, lifetime: signal });
  if (opened.type === 'tiles') {
    const found = await opened.large?.within(bounds, FEATURE_LIMIT, signal);
    if (found === undefined) return ofTiles(opened.tiles, bounds, signal);
    return {
      ...found,
      features: found.features.filter(({ geometry }) => touches(geometry, bounds)),
    };
  }
  let read: ReadFeatures = { features: [], issues: [] };
  await opened.read(bounds, (news) => (read = news));
  if (signal.aborted) throw new YztError({ code: 'aborted', message: 'No longer asked for' });
  const complete = !read.issues.some(({ code }) => code === 'too_many');
  // A document is read whole; a service is asked for what lies there.
  const whole = complete && entry.source.type === 'geojson';
  return {
    features: read.features.filter(({ geometry }) => touches(geometry, bounds)),
    complete,
    ...(whole ? { total: read.features.length } : {}),
  };
}

async function ofTiles(
  tiles: TileSet,
  bounds: Bounds,
  signal: AbortSignal,
): Promise<FeaturesInView> {
  // Pictures know no features.
  if (tiles.content !== 'vector') return { features: [], complete: false };
  const { readTiles } = await import('./read-tiles.ts');
  return readTiles(tiles, bounds, signal);
}
