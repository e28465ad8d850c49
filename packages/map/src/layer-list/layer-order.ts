import type { CatalogueEntry } from '@yizhangtu/standard';
import type { MapHost, ShownLayer } from '@yizhangtu/core';

/** Layers that may be on at once. More make a map that nobody reads, and slow devices stall. */
export const MOST_LAYERS = 30;

/** What a person asks of the layers that are on. */
export type LayerRequest =
  | { readonly type: 'show'; readonly entry: CatalogueEntry }
  | { readonly type: 'hide'; readonly id: string }
  | { readonly type: 'opacity'; readonly id: string; readonly opacity: number }
  | { readonly type: 'move'; readonly id: string; readonly index: number };

/**
 * The layers that are on after `request`, the topmost first: what a map host does, for a list that
 * stands alone.
 */
export function applyRequest(
  layers: readonly ShownLayer[],
  request: LayerRequest,
): readonly ShownLayer[] {
  if (request.type === 'show') {
    const others = layers.filter((layer) => layer.entry.id !== request.entry.id);
    return [{ entry: request.entry, opacity: 1, status: { state: 'ready' } }, ...others];
  }
  const others = layers.filter((layer) => layer.entry.id !== request.id);
  if (request.type === 'hide') return others;
  const layer = layers.find(({ entry }) => entry.id === request.id);
  if (!layer) return layers;
  return request.type === 'move'
    ? [...others.slice(0, request.index), layer, ...others.slice(request.index)]
    : layers.map((each) => (each === layer ? { ...layer, opacity: request.opacity } : each));
}

/** Asks a map for what a person asks. */
export function askHost(host: MapHost, request: LayerRequest): void {
  switch (request.type) {
    case 'show':
      return host.showLayer(request.entry);
    case 'hide':
      return host.hideLayer(request.id);
    case 'opacity':
      return host.setLayerOpacity(request.id, request.opacity);
    case 'move':
      return host.moveLayer(request.id, request.index);
  }
}
