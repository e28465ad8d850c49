import {
  OTHER_CLASS,
  PLAIN_COLOUR,
  type CatalogueEntry,
  type Pattern,
  type Style,
} from '@yizhangtu/standard';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '../engine/style-types.ts';
import { classesOf, type ColourClass } from './classes.ts';
import { FONT, FONT_BOLD } from './fonts.ts';
import { iconName, patternName } from './image-name.ts';
import { heatLayer } from './heat-layer.ts';
import { PALETTES } from './palette.ts';
import type { Scene } from './scene.ts';

/** What a layer's look depends on beside its own style. */
export type Tuning = Pick<Scene, 'theme' | 'accent' | 'scale' | 'extruded'>;

interface Look extends Tuning {
  /** Values of its features change while it is shown. */
  readonly isLive: boolean;
}

/** Names of points stand above the shade: it would cut those at its edge. */
const RAISED = '/point-label';
export const isRaised = (styleLayer: string): boolean => styleLayer.endsWith(RAISED);

/** Buildings stand from this zoom on: below it there are too many in view to tell apart. */
export const BUILDING_MIN_ZOOM = 13;

const state = (name: 'selected' | 'hover'): ExpressionSpecification => [
  'boolean',
  ['feature-state', name],
  false,
];

const whenMarked = (marked: unknown, hovered: unknown, plain: unknown): ExpressionSpecification =>
  ['case', state('selected'), marked, state('hover'), hovered, plain] as ExpressionSpecification;

/**
 * Reads a field of a feature. Those of a live layer are read from its state first, which costs the engine
 * a colour for each corner: only colours and weights are, and only of layers that are live.
 */
type Read = (field: string) => ExpressionSpecification;
const fromSource: Read = (field) => ['get', field];
const fromState: Read = (field) => ['coalesce', ['feature-state', field], ['get', field]];
const readOf = (isLive: boolean): Read => (isLive ? fromState : fromSource);

/** The value of a field as text, so that 1, "1" and true find their class alike. */
const asText = (field: string, read = fromSource): ExpressionSpecification => [
  'to-string',
  ['coalesce', read(field), ''],
];

/** The class that a feature belongs to. Codes of a table may end in a letter that its classes lack. */
function classValue(style: Style, field: string, read = fromSource): ExpressionSpecification {
  const text = asText(field, read);
  if (style.table === undefined) return text;
  const last: ExpressionSpecification = ['slice', text, -1];
  const known = ['in', text, ['literal', classesOf(style).map(({ value }) => String(value))]];
  const lettered = ['all', ['>=', last, 'A'], ['<=', last, 'Z']];
  return [
    'case',
    ['all', lettered, ['!', known]],
    ['slice', text, 0, ['-', ['length', text], 1]],
    text,
  ] as unknown as ExpressionSpecification;
}

/** Value → result by the classes of a style. */
function matchClasses(
  value: ExpressionSpecification,
  classes: readonly ColourClass[],
  pick: (row: ColourClass) => string,
  otherwise: string,
): ExpressionSpecification | string {
  // A label that stands twice is an error of the engine, a class written twice only one of the county.
  const seen = new Set<string>();
  const branches = classes.flatMap((row) => {
    const label = String(row.value);
    if (seen.has(label)) return [];
    seen.add(label);
    return [label, pick(row)];
  });
  if (branches.length === 0) return otherwise;
  return ['match', value, ...branches, otherwise] as unknown as ExpressionSpecification;
}

/** The colour of a feature: by class, by range, or one for all. */
export function colourOf(style: Style, isLive = false): ExpressionSpecification | string {
  const plain = style.colour ?? PLAIN_COLOUR;
  if (style.field === undefined) return plain;
  const read = readOf(isLive);
  if (style.ranges !== undefined && style.ranges.length > 0) {
    const [first, ...rest] = [...style.ranges].sort((a, b) => a.from - b.from);
    const value = ['to-number', read(style.field), 0];
    const steps = rest.flatMap((range) => [range.from, range.colour]);
    const known = steps.length === 0 ? first!.colour : ['step', value, first!.colour, ...steps];
    return [
      'case',
      // A live value that is taken back is an empty text.
      isLive
        ? ['==', asText(style.field, read), '']
        : ['==', ['typeof', read(style.field)], 'null'],
      OTHER_CLASS.colour,
      known,
    ] as unknown as ExpressionSpecification;
  }
  const value = classValue(style, style.field, read);
  return matchClasses(value, classesOf(style), (row) => row.colour, OTHER_CLASS.colour);
}

const patternOf = (pattern: Pattern | undefined): Exclude<Pattern, 'solid'> | undefined =>
  pattern === undefined || pattern === 'solid' ? undefined : pattern;

type Common = { source: string; 'source-layer'?: string; minzoom?: number; maxzoom?: number };

function areaLayers(id: string, style: Style, common: Common, opacity: number, tuning: Look) {
  const colour = colourOf(style, tuning.isLive);
  const width = style.size ?? 0.8;
  const layers: LayerSpecification[] = [
    {
      id: `${id}/fill`,
      type: 'fill',
      ...common,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': colour,
        'fill-opacity': whenMarked(0.85 * opacity, 0.75 * opacity, 0.6 * opacity),
      },
    },
  ];
  const patterned = classesOf(style).filter((row) => patternOf(row.pattern) !== undefined);
  const whole = patternOf(style.pattern);
  if (style.field !== undefined && patterned.length > 0) {
    const value = classValue(style, style.field);
    const picture = matchClasses(
      value,
      patterned,
      (row) => patternName(row.pattern!, row.colour),
      patternName(patterned[0]!.pattern!, patterned[0]!.colour),
    );
    layers.push({
      id: `${id}/pattern`,
      type: 'fill',
      ...common,
      filter: [
        'in',
        value,
        ['literal', [...new Set(patterned.map((row) => String(row.value)))]],
      ] as FilterSpecification,
      paint: { 'fill-pattern': picture, 'fill-opacity': 0.8 * opacity },
    });
  } else if (whole !== undefined) {
    layers.push({
      id: `${id}/pattern`,
      type: 'fill',
      ...common,
      paint: {
        'fill-pattern': patternName(whole, style.colour ?? PLAIN_COLOUR),
        'fill-opacity': 0.8 * opacity,
      },
    });
  }
  layers.push({
    id: `${id}/outline`,
    type: 'line',
    ...common,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': whenMarked(tuning.accent, tuning.accent, colour),
      'line-width': whenMarked(
        Math.max(3, width) * tuning.scale,
        Math.max(2, width) * tuning.scale,
        width * tuning.scale,
      ),
      'line-opacity': opacity,
      ...(style.dashed === true ? { 'line-dasharray': [3, 2] } : {}),
    },
  });
  return layers;
}

function lineLayers(id: string, style: Style, common: Common, opacity: number, tuning: Look) {
  const width = (style.size ?? 2.5) * tuning.scale;
  const palette = PALETTES[tuning.theme];
  const layers: LayerSpecification[] = [
    {
      id: `${id}/casing`,
      type: 'line',
      ...common,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': whenMarked(tuning.accent, tuning.accent, palette.halo),
        'line-width': whenMarked(width + 6, width + 4, width + 2),
        'line-opacity': 0.8 * opacity,
      },
    },
    {
      id: `${id}/line`,
      type: 'line',
      ...common,
      layout: { 'line-cap': style.dashed === true ? 'butt' : 'round', 'line-join': 'round' },
      paint: {
        'line-color': colourOf(style, tuning.isLive),
        'line-width': width,
        'line-opacity': opacity,
        ...(style.dashed === true ? { 'line-dasharray': [2.5, 1.5] } : {}),
      },
    },
  ];
  return layers;
}

function pointLayers(id: string, style: Style, common: Common, opacity: number, tuning: Look) {
  const radius = (style.size ?? (style.icon === undefined ? 6 : 11)) * tuning.scale;
  const palette = PALETTES[tuning.theme];
  const single: FilterSpecification = ['!', ['has', 'point_count']];
  const layers: LayerSpecification[] = [
    {
      id: `${id}/point`,
      type: 'circle',
      ...common,
      filter: single,
      paint: {
        'circle-color': colourOf(style, tuning.isLive),
        'circle-radius': whenMarked(radius + 4, radius + 2, radius),
        'circle-stroke-color': whenMarked(tuning.accent, tuning.accent, palette.halo),
        'circle-stroke-width': whenMarked(3, 2, 1.5),
        'circle-opacity': opacity,
        'circle-stroke-opacity': opacity,
      },
    },
  ];
  if (style.icon !== undefined) {
    layers.push({
      id: `${id}/icon`,
      type: 'symbol',
      ...common,
      filter: single,
      layout: {
        'icon-image': iconName(style.icon, '#ffffff'),
        // The picture is 24 pixels wide and stands inside the disc.
        'icon-size': (radius * 1.4) / 24,
        'icon-allow-overlap': true,
      },
      paint: { 'icon-opacity': opacity },
    });
  }
  if (style.clusterMaxZoom !== undefined) {
    layers.push(
      {
        id: `${id}/cluster`,
        type: 'circle',
        ...common,
        filter: ['has', 'point_count'],
        paint: {
          'circle-color': style.colour ?? PLAIN_COLOUR,
          'circle-radius': [
            'interpolate',
            ['linear'],
            ['sqrt', ['get', 'point_count']],
            1.4,
            13 * tuning.scale,
            30,
            34 * tuning.scale,
          ],
          'circle-opacity': 0.9 * opacity,
          'circle-stroke-color': palette.halo,
          'circle-stroke-width': 2,
        },
      },
      {
        id: `${id}/cluster-count`,
        type: 'symbol',
        ...common,
        filter: ['has', 'point_count'],
        layout: {
          'text-field': ['to-string', ['get', 'point_count_abbreviated']],
          'text-font': FONT_BOLD,
          'text-size': 13 * tuning.scale,
          'text-allow-overlap': true,
        },
        paint: {
          'text-color': '#ffffff',
          'text-opacity': opacity,
          'text-halo-color': 'rgba(0,0,0,0.35)',
          'text-halo-width': 1,
        },
      },
    );
  }
  return layers;
}

function buildingLayers(
  id: string,
  style: Style,
  common: Common,
  opacity: number,
  tuning: Look,
): LayerSpecification[] {
  const palette = PALETTES[tuning.theme];
  const coloured = style.field === undefined && style.colour === undefined;
  const colour = coloured ? palette.building : colourOf(style, tuning.isLive);
  const minzoom = Math.max(common.minzoom ?? 0, BUILDING_MIN_ZOOM);
  const flat: LayerSpecification[] = [
    {
      id: `${id}/fill`,
      type: 'fill',
      ...common,
      minzoom,
      paint: {
        'fill-color': whenMarked(tuning.accent, tuning.accent, colour),
        'fill-opacity': 0.85 * opacity,
        'fill-outline-color': palette.buildingLine,
      },
    },
  ];
  if (!tuning.extruded) return flat;
  const height = ['to-number', ['get', style.heightField ?? 'height'], 6];
  return [
    {
      id: `${id}/extrusion`,
      type: 'fill-extrusion',
      ...common,
      minzoom,
      paint: {
        'fill-extrusion-color': colour,
        'fill-extrusion-height': height as ExpressionSpecification,
        // Anything below 1 makes the engine draw every building twice.
        'fill-extrusion-opacity': opacity,
      },
    },
  ];
}

function labelLayer(id: string, style: Style, common: Common, opacity: number, tuning: Look) {
  if (style.labelField === undefined) return [];
  const palette = PALETTES[tuning.theme];
  const online = style.geometry === 'line';
  const offset = style.geometry === 'point' ? 1.1 : 0;
  const layer: LayerSpecification = {
    id: style.geometry === 'point' ? `${id}${RAISED}` : `${id}/label`,
    type: 'symbol',
    ...common,
    minzoom: Math.max(common.minzoom ?? 0, style.labelMinZoom ?? 12),
    filter: ['!', ['has', 'point_count']],
    layout: {
      'text-field': asText(style.labelField),
      'text-font': FONT,
      'text-size': 13 * tuning.scale,
      'text-max-width': 9,
      'symbol-placement': online ? 'line' : 'point',
      ...(online
        ? // Beside the line, which would strike it through.
          { 'text-offset': [0, -1] }
        : { 'text-anchor': offset > 0 ? 'top' : 'center', 'text-offset': [0, offset] }),
      'text-optional': true,
    },
    paint: {
      'text-color': palette.text,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.5,
      // A name stays to be read while what it names lets the ground through.
      'text-opacity': Math.min(1, 2 * opacity),
    },
  };
  return [layer];
}

/** Id of the source of a layer, and the first part of the ids of its style layers. */
export const sourceIdOf = (layer: string): string => `layer/${layer}`;

/** Whether a source or style layer is of a drawing that is not finished; the drawing tool gives these names. */
export const isSketch = (id: string): boolean => id.startsWith('td-');

/** The layer of the catalogue that a source belongs to; undefined for one of the base map or the ground. */
export const layerOfSource = (source: string): string | undefined =>
  /^layer\/(.+)$/.exec(source)?.[1];

/** The layer of the catalogue that a style layer belongs to. */
export function layerIdOf(styleLayer: string): string | undefined {
  return /^layer\/([^/]+)\//.exec(styleLayer)?.[1];
}

/**
 * The style layers that draw an entry, the lowest first. `sourceLayer` names the layer inside vector
 * tiles.
 */
export function styleLayers(
  entry: CatalogueEntry,
  opacity: number,
  tuning: Tuning,
  sourceLayer?: string,
): LayerSpecification[] {
  const style: Style = entry.style ?? { geometry: 'area' };
  const look: Look = { ...tuning, isLive: entry.live !== undefined };
  const id = sourceIdOf(entry.id);
  const common: Common = {
    source: id,
    ...(sourceLayer === undefined ? {} : { 'source-layer': sourceLayer }),
    ...(entry.minZoom === undefined ? {} : { minzoom: entry.minZoom }),
    // An entry's last zoom is still shown; the engine's maxzoom is the first that is not.
    ...(entry.maxZoom === undefined ? {} : { maxzoom: Math.min(24, entry.maxZoom + 1) }),
  };
  if (style.geometry === 'raster') {
    const { rasterBrightness, rasterSaturation } = PALETTES[tuning.theme];
    return [
      {
        id: `${id}/raster`,
        type: 'raster',
        ...common,
        paint: {
          'raster-opacity': opacity,
          'raster-brightness-max': rasterBrightness,
          'raster-saturation': rasterSaturation,
        },
      },
    ];
  }
  const draw = {
    area: areaLayers,
    line: lineLayers,
    point: pointLayers,
    building: buildingLayers,
    heat: () => [heatLayer(id, style, common, opacity, tuning.scale, readOf(look.isLive))],
  }[style.geometry];
  return [
    ...draw(id, style, common, opacity, look),
    ...labelLayer(id, style, common, opacity, look),
  ];
}
