import type { ExpressionSpecification, LayerSpecification } from '../engine/style-types.ts';
import { isPlain } from './base-style.ts';
import { FONT_BOLD } from './fonts.ts';
import { PALETTES, type Palette } from './palette.ts';
import type { Scene } from './scene.ts';

/** Sources of what the kit draws of county and divisions, and of features marked that no layer shows. */
export const GROUND_SOURCES = {
  outside: 'ground/outside',
  parts: 'ground/parts',
  names: 'ground/names',
  lines: 'ground/lines',
} as const;
export const MARKS_SOURCE = 'marks';

/** The style layer that a press on a division hits. */
export const PARTS_LAYER = 'ground/parts-fill';

const hovered = (on: unknown, off: unknown): ExpressionSpecification =>
  ['case', ['boolean', ['feature-state', 'hover'], false], on, off] as ExpressionSpecification;

/** Lines and shade of county and divisions, the lowest first. */
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
      id: 'ground/outside',
      type: 'fill',
      source: GROUND_SOURCES.outside,
      paint: {
        'fill-color': colours.shade,
        'fill-opacity': colours.shadeOpacity,
        'fill-antialias': false,
      },
    },
    {
      id: PARTS_LAYER,
      type: 'fill',
      source: GROUND_SOURCES.parts,
      paint: {
        'fill-color': accent,
        'fill-opacity': hovered(plain ? 0.16 : 0.1, plain ? 0.06 : 0),
      },
    },
    {
      id: 'ground/parts-line',
      type: 'line',
      source: GROUND_SOURCES.parts,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.boundary,
        'line-width': hovered(2 * scale, 0.9 * scale),
        'line-opacity': hovered(1, 0.75),
        'line-dasharray': [5, 2, 1, 2],
      },
    },
    {
      id: 'ground/county-casing',
      type: 'line',
      source: GROUND_SOURCES.lines,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': accent,
        'line-width': ['case', rank('focus'), 7 * scale, 6 * scale],
        'line-opacity': 0.16,
      },
    },
    {
      id: 'ground/county-line',
      type: 'line',
      source: GROUND_SOURCES.lines,
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
  id: 'ground/parts-name',
  type: 'symbol',
  source: GROUND_SOURCES.names,
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
