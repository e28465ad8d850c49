import type { ExpressionSpecification, LayerSpecification } from '../engine/style-types.ts';
import { PLACE_NAMES } from './base-style.ts';
import { isRaised } from './style-layers.ts';

/** As much as the shade leaves of what lies under it. */
const OUTSIDE = 0.3;

/** Makes names of points fainter outside `focus`, the area of the division that the map has gone down to. */
export function stepBack(
  layer: LayerSpecification,
  focus: GeoJSON.Polygon | GeoJSON.MultiPolygon | undefined,
): LayerSpecification {
  const stays = !isRaised(layer.id) && !layer.id.startsWith(PLACE_NAMES);
  if (focus === undefined || stays || layer.type !== 'symbol') return layer;
  const opacity = layer.paint?.['text-opacity'] ?? 1;
  const fainter = ['*', opacity, ['case', ['within', focus], 1, OUTSIDE]];
  return {
    ...layer,
    paint: { ...layer.paint, 'text-opacity': fainter as unknown as ExpressionSpecification },
  };
}
