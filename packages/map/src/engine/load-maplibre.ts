import { assetUrl, hasAssetBase } from '@yizhangtu/core';

export type MapLibre = typeof import('maplibre-gl');

/**
 * Loads the engine when a map is first shown. Its worker is looked for in the asset base when there is
 * one; otherwise beside the engine's own module, which is where an unbundled page has it. A worker address
 * that the page has set itself stays.
 */
export async function loadMaplibre(): Promise<MapLibre> {
  const library = await import('maplibre-gl');
  if (hasAssetBase() && library.getWorkerUrl() === '') {
    library.setWorkerUrl(assetUrl('maplibre-gl-worker.mjs'));
  }
  return library;
}
