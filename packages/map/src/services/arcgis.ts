import type { Bounds, LngLat } from '@yizhangtu/standard';
import { fromEsriGeometry, type EsriGeometry } from '../sources/esri-geometry.ts';
import { gridCrsOf, gridOf, type Grid, type GridLevel } from './grid.ts';
import { fromMercator } from './mercator.ts';
import { boundsFrom } from './wmts-capabilities.ts';

export interface ArcgisLayer {
  readonly id: number;
  readonly name: string;
  /** Names of the groups that it is in, the topmost first. */
  readonly path: readonly string[];
  readonly isGroup: boolean;
  readonly visible: boolean;
  /** Scale denominators between which it is drawn; 0 is no end. */
  readonly minScale: number;
  readonly maxScale: number;
}

/** What an ArcGIS MapServer says of itself. */
export interface ArcgisMap {
  readonly title: string;
  readonly copyright: string | undefined;
  readonly bounds: Bounds | undefined;
  readonly layers: readonly ArcgisLayer[];
  /** The grid of its cache, when it has one that a map can have. */
  readonly grid: Grid | undefined;
  readonly canExport: boolean;
  readonly canIdentify: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const systemOf = (reference: unknown) => {
  if (!isObject(reference)) return undefined;
  const names = [reference['latestWkid'], reference['wkid']];
  return names.map((wkid) => gridCrsOf(`EPSG:${String(wkid)}`)).find((crs) => crs !== undefined);
};

function readGrid(json: Json): Grid | undefined {
  const info = json['tileInfo'];
  if (json['singleFusedMapCache'] !== true || !isObject(info)) return undefined;
  const crs = systemOf(info['spatialReference']);
  const origin = info['origin'];
  if (crs === undefined || !isObject(origin)) return undefined;
  const [x, y] = [number(origin['x']), number(origin['y'])];
  const [width, height] = [number(info['cols']), number(info['rows'])];
  if (x === undefined || y === undefined || !width || !height) return undefined;
  const levels = objects(info['lods']).flatMap((lod): GridLevel[] => {
    const [level, resolution] = [number(lod['level']), number(lod['resolution'])];
    if (level === undefined || resolution === undefined) return [];
    const sizes = { tileWidth: width, tileHeight: height };
    return [{ id: String(level), resolutions: [resolution], corners: [[x, y]], ...sizes }];
  });
  return gridOf(levels, crs);
}

function readBounds(extent: unknown): Bounds | undefined {
  if (!isObject(extent)) return undefined;
  const [west, south, east, north] = ['xmin', 'ymin', 'xmax', 'ymax'].map((name) =>
    number(extent[name]),
  );
  const crs = systemOf(extent['spatialReference']);
  if (crs === 'EPSG:4490') return boundsFrom(west, south, east, north);
  if (crs === undefined || west === undefined || south === undefined) return undefined;
  if (east === undefined || north === undefined) return undefined;
  return boundsFrom(...fromMercator(west, south), ...fromMercator(east, north));
}

function readLayers(json: Json): ArcgisLayer[] {
  const all = objects(json['layers']);
  const names = new Map<number, { readonly name: string; readonly path: readonly string[] }>();
  return all.flatMap((layer) => {
    const id = number(layer['id']);
    if (id === undefined) return [];
    const name = text(layer['name']) ?? String(id);
    // A group stands before what is in it.
    const parent = names.get(number(layer['parentLayerId']) ?? -1);
    const path = parent === undefined ? [] : [...parent.path, parent.name];
    names.set(id, { name, path });
    return [
      {
        id,
        name,
        path,
        isGroup: Array.isArray(layer['subLayerIds']) && layer['subLayerIds'].length > 0,
        visible: layer['defaultVisibility'] !== false,
        minScale: number(layer['minScale']) ?? 0,
        maxScale: number(layer['maxScale']) ?? 0,
      },
    ];
  });
}

/** Reads what a MapServer answers to `?f=json`. */
export function readArcgisMap(json: Json): ArcgisMap {
  const info = json['documentInfo'];
  const capabilities = (text(json['capabilities']) ?? 'Map,Query').split(/\s*,\s*/);
  return {
    title: (isObject(info) ? text(info['Title']) : undefined) ?? text(json['mapName']) ?? '',
    copyright: text(json['copyrightText']),
    bounds: readBounds(json['fullExtent']) ?? readBounds(json['initialExtent']),
    layers: readLayers(json),
    grid: readGrid(json),
    canExport: capabilities.includes('Map'),
    canIdentify: capabilities.includes('Query') || capabilities.includes('Data'),
  };
}

/** Rows of the legend of a MapServer, as it answers to `legend?f=json`; `of` unset: of all its layers. */
export function readArcgisLegend(
  json: Json,
  of: ReadonlySet<number> | undefined,
): { readonly layer: number; readonly picture: string; readonly label: string }[] {
  return objects(json['layers']).flatMap((layer) => {
    const id = number(layer['layerId']);
    if (id === undefined || (of !== undefined && !of.has(id))) return [];
    const name = text(layer['layerName']) ?? '';
    return objects(layer['legend']).flatMap((row) => {
      const picture = text(row['url']);
      // Part of an address, and of this service alone.
      if (picture === undefined || !/^[\w.-]+$/.test(picture)) return [];
      return [{ layer: id, picture, label: text(row['label']) ?? name }];
    });
  });
}

/** What a MapServer answers to `identify`, asked for in degrees. */
export function readIdentified(json: Json, at: LngLat): GeoJSON.Feature[] {
  return objects(json['results']).map((result) => {
    const attributes = isObject(result['attributes']) ? result['attributes'] : {};
    return {
      type: 'Feature',
      properties: attributes,
      geometry: fromEsriGeometry(result['geometry'] as EsriGeometry | undefined) ?? {
        type: 'Point',
        coordinates: [...at],
      },
    };
  });
}
