import { PLAIN_COLOUR, type Style } from '@yizhangtu/standard';
import type { ExpressionSpecification, LayerSpecification } from '../engine/style-types.ts';

/** Degrees of heat that one colour is drawn in, from nothing to full. */
const STEPS = [
  [0.2, 0.25],
  [0.5, 0.55],
  [0.8, 0.8],
  [1, 1],
] as const;

/** `#rrggbb` as a colour of an opacity. */
function faded(colour: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}

/**
 * Points as heat: where there are many, or where `style.field` is large, the colour is full.
 *
 * @param common - source and zooms of the layer
 * @param read - how the value of a field is had
 */
export function heatLayer(
  id: string,
  style: Style,
  common: { readonly source: string },
  opacity: number,
  scale: number,
  read: (field: string) => ExpressionSpecification,
): LayerSpecification {
  const colour = style.colour ?? PLAIN_COLOUR;
  return {
    id: `${id}/heat`,
    type: 'heatmap',
    ...common,
    paint: {
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0,
        faded(colour, 0),
        ...STEPS.flatMap(([density, share]) => [density, faded(colour, share)]),
      ] as never,
      'heatmap-radius': (style.size ?? 24) * scale,
      'heatmap-opacity': 0.85 * opacity,
      ...(style.field === undefined
        ? {}
        : { 'heatmap-weight': ['max', 0, ['to-number', read(style.field), 0]] as never }),
    },
  };
}
