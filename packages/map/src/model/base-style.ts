import type { BaseMap } from '@yizhangtu/standard';
import type { ExpressionSpecification, LayerSpecification } from '../engine/style-types.ts';
import { FONT, FONT_BOLD } from './fonts.ts';
import { PALETTES } from './palette.ts';
import type { Scene } from './scene.ts';

type Tuning = Pick<Scene, 'theme' | 'scale' | 'locale'>;

/** Ids of the sources that a base map may draw from. */
export const BASE_SOURCE = 'base/source';
export const BASE_LABELS_SOURCE = 'base/labels';

/** Names of places: outside the division in focus they step back. */
export const PLACE_NAMES = 'base/place-';

/** A base map's style layers: the ground lies below the county's layers, its names above them. */
export interface BaseStyle {
  readonly ground: readonly LayerSpecification[];
  readonly names: readonly LayerSpecification[];
}

const zoomed = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.4], ['zoom'], ...stops] as unknown as ExpressionSpecification;

const linear = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;

const among = (property: string, values: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', property],
  ['literal', [...values]],
];

function vectorStyle({ theme, scale, locale }: Tuning): BaseStyle {
  const colours = PALETTES[theme];
  const name: ExpressionSpecification = locale.startsWith('zh')
    ? ['to-string', ['get', 'name']]
    : ['to-string', ['coalesce', ['get', 'name_en'], ['get', 'name']]];
  const at = (layer: string) => ({ source: BASE_SOURCE, 'source-layer': layer });
  const s = scale;
  // On a wall fewer names, and larger: they are read from metres away.
  const wall = theme === 'wall';
  const t = wall ? scale * 1.35 : scale;
  const road = (
    id: string,
    filter: ExpressionSpecification,
    minzoom: number,
    colour: string,
    [z1, w1, z2, w2]: readonly [number, number, number, number],
    casing: number,
  ): LayerSpecification[] => {
    const line = (name: string, colourOf: string, more: number): LayerSpecification => ({
      id: `base/road-${name}`,
      type: 'line',
      ...at('road'),
      minzoom,
      filter,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colourOf,
        'line-width': zoomed(z1, (w1 + more) * s, z2, (w2 + more * 2) * s),
      },
    });
    return [line(`${id}-casing`, colours.roadCasing, casing), line(id, colour, 0)];
  };
  const ground: LayerSpecification[] = [
    { id: 'base/paper', type: 'background', paint: { 'background-color': colours.paper } },
    { id: 'base/land', type: 'fill', ...at('land'), paint: { 'fill-color': colours.land } },
    {
      id: 'base/landuse',
      type: 'fill',
      ...at('landuse'),
      paint: {
        'fill-color': [
          'match',
          // The first two digits of a land-use code are its class (TD/T 1055).
          ['slice', ['to-string', ['get', 'class']], 0, 2],
          '00',
          colours.grass,
          '01',
          colours.farmland,
          ['02', '04'],
          colours.grass,
          '03',
          colours.forest,
          ['05', '07', '08', '09'],
          colours.builtUp,
          '06',
          colours.industry,
          '11',
          colours.water,
          colours.land,
        ],
        // The seams between neighbours vanish when they overlap by an edge.
        'fill-antialias': false,
      },
    },
    {
      id: 'base/contour',
      type: 'line',
      ...at('contour'),
      minzoom: 11.5,
      paint: {
        'line-color': colours.contour,
        'line-width': [
          'case',
          ['==', ['%', ['to-number', ['get', 'elevation'], 1], 250], 0],
          1 * s,
          0.5 * s,
        ],
        'line-opacity': 0.55,
      },
    },
    { id: 'base/water', type: 'fill', ...at('water'), paint: { 'fill-color': colours.water } },
    {
      id: 'base/waterway',
      type: 'line',
      ...at('waterway'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colours.waterLine,
        'line-width': [
          'interpolate',
          ['exponential', 1.4],
          ['zoom'],
          8,
          ['match', ['get', 'class'], ['river', 'canal'], 1 * s, 0.4 * s],
          15,
          ['match', ['get', 'class'], ['river', 'canal'], 7 * s, 2.5 * s],
        ],
      },
    },
    ...road('local', among('class', ['local', 'path']), 12.2, colours.road, [12, 0.4, 18, 8], 0.6),
    ...road('secondary', among('class', ['secondary']), 10, colours.road, [10, 0.7, 18, 14], 0.8),
    ...road('primary', among('class', ['primary']), 9, colours.primary, [9, 0.9, 18, 18], 0.9),
    ...road('motorway', among('class', ['motorway']), 7, colours.motorway, [8, 1.2, 18, 22], 1),
    {
      id: 'base/rail',
      type: 'line',
      ...at('road'),
      filter: among('class', ['rail']),
      paint: { 'line-color': colours.rail, 'line-width': 1.4 * s, 'line-dasharray': [6, 2] },
    },
    {
      id: 'base/boundary',
      type: 'line',
      ...at('boundary'),
      minzoom: 12,
      filter: ['==', ['get', 'level'], 'village'],
      paint: {
        'line-color': colours.boundary,
        'line-width': 0.7 * s,
        'line-opacity': 0.45,
        'line-dasharray': [4, 3],
      },
    },
  ];
  const halo = { 'text-halo-color': colours.halo, 'text-halo-width': 1.6 };
  const rank: ExpressionSpecification = ['to-number', ['get', 'rank'], 5];
  const names: LayerSpecification[] = [
    {
      id: 'base/waterway-name',
      type: 'symbol',
      ...at('waterway'),
      minzoom: 11,
      layout: {
        'symbol-placement': 'line',
        'text-field': name,
        'text-font': FONT,
        'text-size': 12 * s,
        'text-letter-spacing': 0.2,
        'symbol-spacing': 420,
      },
      paint: { 'text-color': colours.waterText, ...halo },
    },
    {
      id: 'base/water-name',
      type: 'symbol',
      ...at('water'),
      minzoom: 10.5,
      layout: {
        'text-field': name,
        'text-font': FONT,
        'text-size': 12.5 * s,
        'text-letter-spacing': 0.15,
      },
      paint: { 'text-color': colours.waterText, ...halo },
    },
    {
      id: 'base/road-name',
      type: 'symbol',
      ...at('road'),
      minzoom: 12.5,
      layout: {
        'symbol-placement': 'line',
        'text-field': name,
        'text-font': FONT,
        'text-size': 11.5 * s,
        'symbol-spacing': 380,
      },
      paint: { 'text-color': colours.textQuiet, ...halo },
    },
    {
      id: `${PLACE_NAMES}village`,
      type: 'symbol',
      ...at('place'),
      minzoom: wall ? 12.6 : 11.6,
      filter: ['>=', rank, 2],
      layout: {
        'text-field': name,
        'text-font': FONT,
        'text-size': linear(11, 11.5 * t, 15, 15 * t),
        'text-max-width': 8,
        'text-padding': 6,
        'symbol-sort-key': rank,
      },
      paint: { 'text-color': colours.textQuiet, ...halo },
    },
    {
      id: `${PLACE_NAMES}town`,
      type: 'symbol',
      ...at('place'),
      minzoom: 8.5,
      maxzoom: 15,
      filter: ['<', rank, 2],
      layout: {
        'text-field': name,
        'text-font': FONT_BOLD,
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          ['case', ['<', rank, 1], 17 * t, 13 * t],
          14,
          ['case', ['<', rank, 1], 23 * t, 18 * t],
        ],
        'text-letter-spacing': 0.06,
        'text-max-width': 8,
        'text-padding': 4,
        'symbol-sort-key': rank,
      },
      paint: { 'text-color': colours.text, ...halo },
    },
  ];
  return { ground, names };
}

/** Whether a base map says nothing of its own. */
export const isPlain = (baseMap: BaseMap | undefined): boolean =>
  baseMap === undefined || baseMap.type === 'plain';

/** The style layers of a base map; undefined is the bare paper. */
export function baseStyle(baseMap: BaseMap | undefined, tuning: Tuning): BaseStyle {
  const colours = PALETTES[tuning.theme];
  const paper: LayerSpecification = {
    id: 'base/paper',
    type: 'background',
    paint: { 'background-color': colours.land },
  };
  if (baseMap === undefined || baseMap.type === 'plain') return { ground: [paper], names: [] };
  if (baseMap.type === 'pmtiles') return vectorStyle(tuning);
  const toned = {
    'raster-brightness-max': colours.rasterBrightness,
    'raster-saturation': colours.rasterSaturation,
    'raster-fade-duration': 0,
  };
  const ground: LayerSpecification[] = [
    paper,
    { id: 'base/raster', type: 'raster', source: BASE_SOURCE, paint: toned },
  ];
  const labels: LayerSpecification[] =
    baseMap.type === 'tianditu' && baseMap.labels !== undefined
      ? [
          {
            id: 'base/raster-labels',
            type: 'raster',
            source: BASE_LABELS_SOURCE,
            paint: { 'raster-fade-duration': 0 },
          },
        ]
      : [];
  return { ground, names: labels };
}
