import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '../engine/style-types.ts';
import { isPlain } from './base-style.ts';
import { FONT_BOLD } from './fonts.ts';
import type { GroundKind } from './ground.ts';
import { PALETTES, type Palette } from './palette.ts';
import type { Scene } from './scene.ts';

/** Source of what the kit draws of county and divisions. */
export const GROUND_SOURCE = 'ground';
/**
 * Its tiles are cut no finer: a place in one of level 12 is known to a metre, which is finer than these
 * lines, and a close look then needs one tile of them instead of twenty.
 */
export const GROUND_MAX_ZOOM = 12;
/** Source of features marked that no layer shows. */
export const MARKS_SOURCE = 'marks';

/** The style layer that a press on a division hits. */
export const PARTS_LAYER = 'ground/part/fill';

const of = (kind: GroundKind): FilterSpecification => ['==', ['get', 'kind'], kind];

const hovered = (on: unknown, off: unknown): ExpressionSpecification =>
  ['case', ['boolean', ['feature-state', 'hover'], false], on, off] as ExpressionSpecification;

/** Lines and shade of county and divisions, the lowest first; the middle of an id is its {@link GroundKind}. */
export function groundStyle({
  theme,
  accent,
  scale,
  baseMap,
}: Pick<Scene, 'theme' | 'accent' | 'scale' | 'baseMap'>): LayerSpecification[] {
  const colours = PALETTES[theme];
  // On bare paper nothing else tells the divisions apart.
  const plain = isPlain(baseMap);
  const rank = (value: string): ExpressionSpecification => ['==', ['get', 'rank'], value];
  return [
    {
      id: 'ground/outside/fill',
      type: 'fill',
      source: GROUND_SOURCE,
      filter: of('outside'),
      paint: {
        'fill-color': colours.shade,
        'fill-opacity': colours.shadeOpacity,
        'fill-antialias': false,
      },
    },
    {
      id: PARTS_LAYER,
      type: 'fill',
      source: GROUND_SOURCE,
      filter: of('part'),
      paint: {
        'fill-color': accent,
        'fill-opacity': hovered(plain ? 0.16 : 0.1, plain ? 0.06 : 0),
      },
    },
    {
      id: 'ground/part/line',
      type: 'line',
      source: GROUND_SOURCE,
      filter: of('part'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.boundary,
        'line-width': hovered(2 * scale, 0.9 * scale),
        'line-opacity': hovered(1, 0.75),
        'line-dasharray': [5, 2, 1, 2],
      },
    },
    {
      id: 'ground/line/casing',
      type: 'line',
      source: GROUND_SOURCE,
      filter: of('line'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': accent,
        'line-width': ['case', rank('focus'), 7 * scale, 6 * scale],
        'line-opacity': 0.16,
      },
    },
    {
      id: 'ground/line/line',
      type: 'line',
      source: GROUND_SOURCE,
      filter: of('line'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': accent,
        'line-width': ['case', rank('focus'), 2.4 * scale, 1.6 * scale],
      },
    },
    ...(plain ? [partNames(colours, scale)] : []),
  ];
}

const partNames = (colours: Palette, scale: number): LayerSpecification => ({
  id: 'ground/name/text',
  type: 'symbol',
  source: GROUND_SOURCE,
  filter: of('name'),
  layout: {
    'text-field': ['to-string', ['get', 'name']],
    'text-font': FONT_BOLD,
    'text-size': 14 * scale,
    'text-max-width': 8,
  },
  paint: {
    'text-color': colours.text,
    'text-halo-color': colours.halo,
    'text-halo-width': 1.6,
  },
});

/** How features are marked that no layer on the map shows. */
export function marksStyle({
  accent,
  scale,
}: Pick<Scene, 'accent' | 'scale'>): LayerSpecification[] {
  return [
    {
      id: 'marks/fill',
      type: 'fill',
      source: MARKS_SOURCE,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': accent, 'fill-opacity': 0.2 },
    },
    {
      id: 'marks/line',
      type: 'line',
      source: MARKS_SOURCE,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': accent, 'line-width': 3 * scale },
    },
    {
      id: 'marks/point',
      type: 'circle',
      source: MARKS_SOURCE,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 9 * scale,
        'circle-color': accent,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 3,
      },
    },
  ];
}
