import type { Bounds } from '@yizhangtu/standard';
import { gridCrsOf, gridOf, resolutionsOf, type Grid, type GridLevel } from './grid.ts';
import { operationUrl } from './service-url.ts';
import { attributeOf, childOf, childrenOf, numberOf, textOf, toNumber } from './xml.ts';

/** A tile matrix set of a service, and its grid when it is one that a map can have. */
export interface MatrixSet {
  readonly id: string;
  readonly crs: string;
  readonly levels: readonly GridLevel[];
}

export interface WmtsStyle {
  readonly name: string;
  readonly title: string;
  readonly legend: string | undefined;
}

export interface WmtsLayer {
  readonly name: string;
  readonly title: string;
  readonly abstract: string | undefined;
  readonly bounds: Bounds | undefined;
  readonly formats: readonly string[];
  /** The default first. */
  readonly styles: readonly WmtsStyle[];
  /** Identifiers of its tile matrix sets, with what of each has tiles, by level. */
  readonly sets: ReadonlyMap<string, ReadonlyMap<string, NonNullable<GridLevel['limits']>>>;
  /** Templates of tiles, by media type. */
  readonly templates: readonly { readonly format: string; readonly template: string }[];
  /** Templates of what is known of a place, by media type. */
  readonly infoTemplates: readonly { readonly format: string; readonly template: string }[];
  readonly infoFormats: readonly string[];
  /** Values that its templates need, besides style and tile. */
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface WmtsCapabilities {
  readonly title: string;
  /** Address of GetTile by parameters; undefined when the service has only templates. */
  readonly tileUrl: string | undefined;
  readonly infoUrl: string | undefined;
  readonly layers: readonly WmtsLayer[];
  readonly sets: ReadonlyMap<string, MatrixSet>;
}

const pair = (text: string | undefined): [number, number] | undefined => {
  const [first, second] = (text ?? '').split(/[\s,]+/).map(toNumber);
  return first === undefined || second === undefined ? undefined : [first, second];
};

function readLevel(matrix: Element, crs: string): GridLevel | undefined {
  const grid = gridCrsOf(crs);
  const id = textOf(matrix, 'Identifier');
  const scale = numberOf(matrix, 'ScaleDenominator');
  const corner = pair(textOf(matrix, 'TopLeftCorner'));
  if (grid === undefined || id === undefined || scale === undefined || !corner) return undefined;
  const size = [numberOf(matrix, 'MatrixWidth'), numberOf(matrix, 'MatrixHeight')] as const;
  const [first, second] = corner;
  return {
    id,
    resolutions: resolutionsOf(scale, grid),
    // In degrees a service may keep to the order of its reference system, which has latitude first, or not.
    corners:
      grid === 'EPSG:4490'
        ? [
            [second, first],
            [first, second],
          ]
        : [[first, second]],
    tileWidth: numberOf(matrix, 'TileWidth') ?? 256,
    tileHeight: numberOf(matrix, 'TileHeight') ?? 256,
    size: size[0] !== undefined && size[1] !== undefined ? [size[0], size[1]] : undefined,
  };
}

function readSet(element: Element): MatrixSet {
  const crs = textOf(element, 'SupportedCRS') ?? '';
  return {
    id: textOf(element, 'Identifier') ?? '',
    crs,
    levels: childrenOf(element, 'TileMatrix').flatMap((matrix) => readLevel(matrix, crs) ?? []),
  };
}

function readLimits(link: Element): Map<string, NonNullable<GridLevel['limits']>> {
  const limits = childrenOf(childOf(link, 'TileMatrixSetLimits'), 'TileMatrixLimits');
  return new Map(
    limits.flatMap((one) => {
      const id = textOf(one, 'TileMatrix');
      const numbers = ['MinTileCol', 'MaxTileCol', 'MinTileRow', 'MaxTileRow'].map((name) =>
        numberOf(one, name),
      );
      const [left, right, top, bottom] = numbers;
      if (id === undefined || numbers.includes(undefined)) return [];
      return [[id, { columns: [left!, right!], rows: [top!, bottom!] }] as const];
    }),
  );
}

function readBounds(layer: Element): Bounds | undefined {
  const box = childOf(layer, 'WGS84BoundingBox');
  const [west, south] = pair(textOf(box, 'LowerCorner')) ?? [];
  const [east, north] = pair(textOf(box, 'UpperCorner')) ?? [];
  return boundsFrom(west, south, east, north);
}

/** Bounds that make sense; undefined for others, which must not hide a layer. */
export function boundsFrom(
  west: number | undefined,
  south: number | undefined,
  east: number | undefined,
  north: number | undefined,
): Bounds | undefined {
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    return undefined;
  }
  const sane = west < east && south < north && west >= -181 && east <= 181;
  if (!sane || south < -91 || north > 91) return undefined;
  return [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)];
}

function readStyle(style: Element): WmtsStyle {
  const name = textOf(style, 'Identifier') ?? 'default';
  return {
    name,
    title: textOf(style, 'Title') ?? name,
    legend: attributeOf(childOf(style, 'LegendURL'), 'href'),
  };
}

function readTemplates(layer: Element, kind: 'tile' | 'FeatureInfo') {
  return childrenOf(layer, 'ResourceURL')
    .filter((one) => attributeOf(one, 'resourceType') === kind)
    .map((one) => ({
      format: attributeOf(one, 'format') ?? '',
      template: attributeOf(one, 'template') ?? '',
    }))
    .filter(({ template }) => template !== '');
}

const texts = (parent: Element, name: string): string[] =>
  childrenOf(parent, name).flatMap((one) => one.textContent?.trim() || []);

function readLayer(layer: Element): WmtsLayer {
  const name = textOf(layer, 'Identifier') ?? '';
  const styles = childrenOf(layer, 'Style');
  const isDefault = (style: Element) => attributeOf(style, 'isDefault') === 'true';
  const dimensions = childrenOf(layer, 'Dimension').map((one) => {
    const value = textOf(one, 'Default') ?? textOf(one, 'Value') ?? '';
    return [textOf(one, 'Identifier') ?? '', value] as const;
  });
  return {
    name,
    title: textOf(layer, 'Title') ?? name,
    abstract: textOf(layer, 'Abstract'),
    bounds: readBounds(layer),
    formats: texts(layer, 'Format'),
    styles: [...styles.filter(isDefault), ...styles.filter((style) => !isDefault(style))].map(
      readStyle,
    ),
    sets: new Map(
      childrenOf(layer, 'TileMatrixSetLink').map((link) => [
        textOf(link, 'TileMatrixSet') ?? '',
        readLimits(link),
      ]),
    ),
    templates: readTemplates(layer, 'tile'),
    infoTemplates: readTemplates(layer, 'FeatureInfo'),
    infoFormats: texts(layer, 'InfoFormat'),
    dimensions: Object.fromEntries(dimensions),
  };
}

/** The address of an operation by parameters, of those that the service offers. */
function kvpUrl(root: Element, operation: string): string | undefined {
  const found = childrenOf(childOf(root, 'OperationsMetadata'), 'Operation').find(
    (one) => attributeOf(one, 'name') === operation,
  );
  const gets = childrenOf(childOf(found, 'DCP', 'HTTP'), 'Get');
  const encodings = (get: Element) =>
    childrenOf(childOf(get, 'Constraint', 'AllowedValues'), 'Value').map((one) =>
      one.textContent?.trim().toUpperCase(),
    );
  const get =
    gets.find((one) => encodings(one).includes('KVP')) ??
    gets.find((one) => encodings(one).length === 0);
  return attributeOf(get, 'href');
}

/**
 * Reads the capabilities of a WMTS (OGC 07-057r7).
 *
 * @param address - where they came from
 */
export function readWmts(root: Element, address: string): WmtsCapabilities {
  const contents = childOf(root, 'Contents');
  const layers = childrenOf(contents, 'Layer').map(readLayer);
  const sets = childrenOf(contents, 'TileMatrixSet').map(readSet);
  const tile = kvpUrl(root, 'GetTile');
  const info = kvpUrl(root, 'GetFeatureInfo');
  return {
    title: textOf(root, 'ServiceIdentification', 'Title') ?? '',
    tileUrl: tile === undefined ? undefined : operationUrl(tile, address),
    infoUrl: info === undefined ? undefined : operationUrl(info, address),
    layers: layers.filter(({ name }) => name !== ''),
    sets: new Map(sets.map((set) => [set.id, set])),
  };
}

/** A matrix set of a layer as a grid of the map; undefined when no map can have it. */
export function gridOfSet(
  capabilities: WmtsCapabilities,
  layer: WmtsLayer,
  id: string,
): Grid | undefined {
  const set = capabilities.sets.get(id);
  const crs = set === undefined ? undefined : gridCrsOf(set.crs);
  if (set === undefined || crs === undefined) return undefined;
  const limits = layer.sets.get(id);
  const levels = set.levels.map((level) => ({ ...level, limits: limits?.get(level.id) }));
  // Limits name the levels that have tiles: a cache often ends before its matrix set does.
  const named = limits !== undefined && limits.size > 0;
  return gridOf(named ? levels.filter((level) => level.limits !== undefined) : levels, crs);
}
