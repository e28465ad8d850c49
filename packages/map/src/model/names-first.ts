import type { ExpressionSpecification, LayerSpecification } from '../engine/style-types.ts';
import { PLACE_NAMES } from './base-style.ts';

/**
 * The style of a picture that shows more than the screen: a name of a place that is to be read on screen has
 * its room before those of greater places that come in beside it.
 *
 * @param namesOn - names that are to be read on screen, by the style layer that writes them
 */
export function namesFirst(
  layers: readonly LayerSpecification[],
  namesOn: (layer: string) => readonly unknown[],
): LayerSpecification[] {
  return layers.map((layer) => {
    if (layer.type !== 'symbol' || !layer.id.startsWith(PLACE_NAMES)) return layer;
    const names = [...new Set(namesOn(layer.id).map(String))];
    const rank = layer.layout?.['symbol-sort-key'] ?? 0;
    const key = ['case', ['in', ['to-string', ['get', 'name']], ['literal', names]], -1, rank];
    const layout = {
      ...layer.layout,
      'symbol-sort-key': key as unknown as ExpressionSpecification,
    };
    return { ...layer, layout };
  });
}
