import type { MapHostState } from '@yizhangtu/core';
import { isOwnLayer } from '../model/own-layer.ts';
import { writeUrlState } from '../model/write-url-state.ts';

/** `hash` with the state of the map named `key` in it. */
export function urlHash(hash: string, key: string, state: MapHostState): string {
  const { view, layers, baseMap, division } = state;
  return writeUrlState(hash, key, {
    ...(view === undefined ? {} : { view }),
    layers: layers
      .filter(({ entry }) => !isOwnLayer(entry.id))
      .map(({ entry, opacity }) => ({ id: entry.id, opacity })),
    ...(baseMap === undefined ? {} : { baseMap }),
    ...(division === undefined ? {} : { division: division.code }),
  });
}
