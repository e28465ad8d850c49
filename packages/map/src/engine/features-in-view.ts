import type { FeaturesInView } from '@yizhangtu/core';
import { YztError, type Bounds } from '@yizhangtu/standard';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { featureKey } from '../model/feature-key.ts';
import { sourceIdOf } from '../model/style-layers.ts';
import { touches } from '../model/touches.ts';
import type { LargeFeatures } from '../sources/large-features.ts';
import type { TileSet } from '../sources/tiles.ts';
import { FEATURE_LIMIT } from '../sources/view-reader.ts';
import type { LayerFeed } from './layer-feed.ts';

const NONE: FeaturesInView = { features: [], complete: false };

/** Resolves when every tile of a source in view has come or failed. */
function settled(map: MapLibreMap, source: string, ends: readonly AbortSignal[]): Promise<void> {
  const done = () => map.getSource(source) === undefined || map.isSourceLoaded(source);
  return new Promise((resolve) => {
    const stop = () => {
      for (const type of ['sourcedata', 'idle'] as const) map.off(type, look);
      for (const end of ends) end.removeEventListener('abort', stop);
      resolve();
    };
    const look = () => {
      if (done()) stop();
    };
    for (const type of ['sourcedata', 'idle'] as const) map.on(type, look);
    for (const end of ends) end.addEventListener('abort', stop);
    look();
  });
}

function ofTiles(map: MapLibreMap, feed: LayerFeed, tiles: TileSet, view: Bounds): FeaturesInView {
  const source = sourceIdOf(feed.id);
  if (tiles.content !== 'vector' || map.getSource(source) === undefined) return NONE;
  const { sourceLayer } = feed;
  const found = new Map<string, GeoJSON.Feature>();
  for (const part of map.querySourceFeatures(source, sourceLayer ? { sourceLayer } : {})) {
    const { id, geometry, properties } = part;
    if (!touches(geometry, view)) continue;
    const feature: GeoJSON.Feature = {
      type: 'Feature',
      ...(id === undefined ? {} : { id }),
      geometry,
      properties,
    };
    const key = featureKey(feature);
    if (!found.has(key)) found.set(key, feature);
  }
  // Tiles above the finest ones leave out what is small.
  const finest = Math.floor(map.getZoom()) >= tiles.maxZoom;
  return { features: [...found.values()], complete: finest && !feed.failed };
}

async function ofLarge(
  large: LargeFeatures,
  view: Bounds,
  ends: readonly AbortSignal[],
): Promise<FeaturesInView> {
  const work = new AbortController();
  const stop = () => work.abort();
  for (const end of ends) end.addEventListener('abort', stop);
  try {
    const found = await large.within(view, FEATURE_LIMIT, work.signal);
    return { ...found, features: found.features.filter((one) => touches(one.geometry, view)) };
  } finally {
    for (const end of ends) end.removeEventListener('abort', stop);
  }
}

/**
 * What of a layer touches the view, once what is under way of it has come.
 *
 * @param feed - of the layer; undefined while the map is not ready for layers
 * @throws YztError `aborted` when one of `ends` is
 */
export async function featuresInView(
  map: MapLibreMap,
  feed: LayerFeed | undefined,
  view: () => Bounds,
  ends: readonly AbortSignal[],
): Promise<FeaturesInView> {
  const refuseEnded = () => {
    if (ends.some(({ aborted }) => aborted)) {
      throw new YztError({ code: 'aborted', message: 'What is in view is no longer asked for' });
    }
  };
  refuseEnded();
  if (feed === undefined) return NONE;
  await feed.settled;
  refuseEnded();
  const { tiles } = feed;
  if (tiles === undefined) {
    const { held } = feed;
    const bounds = view();
    return { ...held, features: held.features.filter((one) => touches(one.geometry, bounds)) };
  }
  if (feed.large !== undefined) return ofLarge(feed.large, view(), ends);
  await settled(map, sourceIdOf(feed.id), ends);
  refuseEnded();
  return ofTiles(map, feed, tiles, view());
}
