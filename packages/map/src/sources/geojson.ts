import { YztError, type Bounds, type Datum, type Issue, type LocalText } from '@yizhangtu/standard';
import { boundsOf } from '../model/bounds.ts';
import { crossesItself } from './rings.ts';
import type { ToWgs84 } from './to-wgs84.ts';

/** Features that can be drawn, in WGS84, each with an id; and what was wrong with the rest. */
export interface ReadFeatures {
  readonly features: readonly GeoJSON.Feature[];
  readonly issues: readonly Issue[];
}

const GEOMETRIES: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

type Fault = 'geometry' | 'coordinates' | 'empty' | 'self_crossing';

const WORDS: Record<Fault, { message: (n: number) => LocalText; mend: LocalText }> = {
  geometry: {
    message: (n) => ({
      'zh-CN': `${n} 个要素没有可识别的几何，未显示`,
      en: `${n} features have no geometry that can be read and are not shown`,
    }),
    mend: {
      'zh-CN': '请按 RFC 7946 写 geometry',
      en: 'Write "geometry" as RFC 7946 says',
    },
  },
  coordinates: {
    message: (n) => ({
      'zh-CN': `${n} 个要素的坐标不是数字或超出范围，未显示`,
      en: `${n} features have coordinates that are no numbers or out of range and are not shown`,
    }),
    mend: {
      'zh-CN': '请检查空值与 NaN，经度在 -180 至 180，纬度在 -90 至 90',
      en: 'Look for nulls and NaN; longitude is -180 to 180, latitude -90 to 90',
    },
  },
  empty: {
    message: (n) => ({
      'zh-CN': `${n} 个要素的几何为空，未显示`,
      en: `${n} features have an empty geometry and are not shown`,
    }),
    mend: {
      'zh-CN': '线至少两个点，面的环至少四个点且首尾相同',
      en: 'A line has two points or more; a ring four or more, the last like the first',
    },
  },
  self_crossing: {
    message: (n) => ({
      'zh-CN': `${n} 个面的边界自相交，形状可能不准`,
      en: `${n} areas have a line that crosses itself; their shape may be wrong`,
    }),
    mend: { 'zh-CN': '请修复面的拓扑', en: 'Repair the topology of the areas' },
  },
};

type Position = readonly unknown[];

const isPlace = (position: unknown): position is Position =>
  Array.isArray(position) &&
  position.length >= 2 &&
  Number.isFinite(position[0]) &&
  Number.isFinite(position[1]);

const inRange = (position: Position) =>
  Math.abs(position[0] as number) <= 180 && Math.abs(position[1] as number) <= 90;

/** How many lists stand around the positions of a geometry. */
const DEPTHS = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Whether every position of a geometry is a place on the globe. */
function isOnGlobe(geometry: GeoJSON.Geometry): boolean {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.every(isOnGlobe);
  return areOnGlobe(geometry.coordinates, DEPTHS[geometry.type]);
}

function areOnGlobe(value: unknown, depth: number): boolean {
  if (depth === 0) return isPlace(value) && inRange(value);
  if (!Array.isArray(value)) return false;
  for (const one of value) if (!areOnGlobe(one, depth - 1)) return false;
  return true;
}

/** What stands where the first position is due; undefined where there is none. */
export function firstPosition(geometry: GeoJSON.Geometry): unknown {
  if (geometry.type === 'GeometryCollection') {
    for (const one of geometry.geometries) {
      const first = firstPosition(one);
      if (first !== undefined) return first;
    }
    return undefined;
  }
  let first: unknown = geometry.coordinates;
  for (let depth = DEPTHS[geometry.type]; depth > 0 && Array.isArray(first); depth--) {
    first = first[0];
  }
  return first;
}

function ringsOf(geometry: GeoJSON.Geometry): GeoJSON.Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(ringsOf);
  return [];
}

function isEmpty(geometry: GeoJSON.Geometry): boolean {
  switch (geometry.type) {
    case 'LineString':
      return geometry.coordinates.length < 2;
    case 'MultiLineString':
      return geometry.coordinates.length === 0 || geometry.coordinates.some((l) => l.length < 2);
    case 'Polygon':
    case 'MultiPolygon': {
      const rings = ringsOf(geometry);
      return rings.length === 0 || rings.some((ring) => ring.length < 4);
    }
    case 'GeometryCollection':
      return geometry.geometries.length === 0 || geometry.geometries.every(isEmpty);
    case 'MultiPoint':
      return geometry.coordinates.length === 0;
    case 'Point':
      return !Array.isArray(geometry.coordinates) || geometry.coordinates.length === 0;
  }
}

const isGeometry = (
  geometry: GeoJSON.Geometry | null | undefined,
): geometry is GeoJSON.Geometry => {
  if (!geometry || !GEOMETRIES.has(geometry.type)) return false;
  return geometry.type === 'GeometryCollection'
    ? Array.isArray(geometry.geometries) && geometry.geometries.every(isGeometry)
    : Array.isArray(geometry.coordinates);
};

/** What is wrong with a geometry; undefined for a good one. */
function faultOf(geometry: GeoJSON.Geometry | null | undefined): Fault | undefined {
  if (!isGeometry(geometry)) return 'geometry';
  if (isEmpty(geometry)) return 'empty';
  if (!isOnGlobe(geometry)) return 'coordinates';
  return ringsOf(geometry).some(crossesItself) ? 'self_crossing' : undefined;
}

const contains = ([west, south, east, north]: Bounds, x: number, y: number) =>
  x >= west && x <= east && y >= south && y <= north;

/** Whether a position makes sense only with latitude first. */
export function isSwapped(position: unknown, near: Bounds | undefined): boolean {
  if (!isPlace(position)) return false;
  const [x, y] = position as [number, number];
  if (near !== undefined && contains(near, y, x) && !contains(near, x, y)) return true;
  return Math.abs(y) > 90 && Math.abs(y) <= 180 && Math.abs(x) <= 90;
}

const swappedAxes = (where: string) =>
  new YztError({
    code: 'invalid',
    message: 'coordinates are given with latitude first',
    where,
    issues: [
      {
        path: 'features[0].geometry.coordinates',
        code: 'axis_order',
        message: {
          'zh-CN': '坐标顺序是纬度在前',
          en: 'The coordinates have latitude first',
        },
        mend: {
          'zh-CN': '请改为经度在前、纬度在后（RFC 7946 第 3.1.1 节）',
          en: 'Write longitude first, then latitude (RFC 7946, 3.1.1)',
        },
      },
    ],
  });

/**
 * The features of a GeoJSON object of any kind, as yet unchecked.
 *
 * @throws YztError `bad_response` for what is not GeoJSON
 */
export function featuresOf(value: unknown, where: string): readonly unknown[] {
  const json = value as { type?: unknown; features?: unknown } | null | undefined;
  if (json?.type === 'FeatureCollection' && Array.isArray(json.features)) return json.features;
  if (json?.type === 'Feature') return [value];
  if (GEOMETRIES.has(json?.type)) return [{ type: 'Feature', properties: {}, geometry: value }];
  throw new YztError({
    code: 'bad_response',
    message: 'the answer is JSON but not GeoJSON',
    where,
  });
}

const idOf = (feature: GeoJSON.Feature, index: number): string | number => {
  const own = feature.id ?? (feature.properties?.['id'] as unknown);
  return typeof own === 'string' || typeof own === 'number' ? own : `#${index}`;
};

/** What is known of a document before it is read. */
export interface DocumentInit {
  readonly datum: Datum;
  /** Address of the data, for errors. */
  readonly where: string;
  /** Where the data should lie, to notice swapped coordinates. */
  readonly near: Bounds | undefined;
}

export interface ReadInit extends Omit<DocumentInit, 'datum'> {
  readonly toWgs84: ToWgs84;
}

/**
 * Checks and converts the features of one document, in one go or in parts. Features that cannot be drawn
 * are left out and counted; areas that cross themselves are kept and counted.
 */
export class FeatureReader {
  readonly #init: ReadInit;
  readonly #faults = new Map<Fault, { count: number; first: number }>();
  #all = 0;
  #kept = 0;
  /** Features with a place, and those of them whose latitude seems to come first. */
  #placed = 0;
  #swapped = 0;

  constructor(init: ReadInit) {
    this.#init = init;
  }

  /** `keep` gets each feature that can be drawn, in WGS84 and with an id, and its place in the document. */
  take(
    features: readonly unknown[],
    keep: (feature: GeoJSON.Feature, index: number) => void,
  ): void {
    for (const one of features) {
      const index = this.#all++;
      const feature = (one ?? {}) as GeoJSON.Feature;
      const fault = faultOf(feature.geometry);
      // The latitudes of swapped places may be off the globe.
      if (fault !== 'geometry' && fault !== 'empty') this.#lookForSwapped(feature.geometry);
      if (fault !== undefined) this.#count(fault, index);
      if (fault !== undefined && fault !== 'self_crossing') continue;
      this.#kept += 1;
      keep(this.#readied(feature, idOf(feature, index)), index);
    }
  }

  /** A feature that was kept once, read anew. */
  again(feature: GeoJSON.Feature, id: string | number): GeoJSON.Feature {
    return this.#readied(feature, id);
  }

  /**
   * What was wrong, once all is taken.
   *
   * @throws YztError `invalid` when nothing can be drawn or latitude comes first
   */
  finish(): readonly Issue[] {
    const { where } = this.#init;
    if (this.#swapped > 0 && this.#swapped * 2 >= this.#placed) throw swappedAxes(where);
    const issues = [...this.#faults].map(([fault, { count, first }]): Issue => ({
      path: `features[${first}].geometry`,
      code: fault,
      message: WORDS[fault].message(count),
      mend: WORDS[fault].mend,
    }));
    if (this.#kept === 0 && this.#all > 0) {
      throw new YztError({
        code: 'invalid',
        message: 'none of the features can be drawn',
        where,
        issues,
      });
    }
    return issues;
  }

  #readied(feature: GeoJSON.Feature, id: string | number): GeoJSON.Feature {
    const readied = { ...feature, properties: feature.properties ?? {}, id };
    return this.#init.toWgs84(readied);
  }

  #count(fault: Fault, index: number): void {
    const known = this.#faults.get(fault);
    this.#faults.set(fault, { count: (known?.count ?? 0) + 1, first: known?.first ?? index });
  }

  #lookForSwapped(geometry: GeoJSON.Geometry): void {
    const first = firstPosition(geometry);
    if (first === undefined) return;
    this.#placed += 1;
    if (isSwapped(first, this.#init.near)) this.#swapped += 1;
  }
}

/**
 * Reads GeoJSON (RFC 7946) as a layer needs it, by {@link FeatureReader}.
 *
 * @param near - where the data should lie, to notice swapped coordinates
 * @throws YztError `bad_response` for what is not GeoJSON, `invalid` when nothing of it can be drawn or
 * latitude comes first
 */
export function readGeojson(
  value: unknown,
  toWgs84: ToWgs84,
  where: string,
  near?: Bounds,
): ReadFeatures {
  const reader = new FeatureReader({ toWgs84, where, near });
  const features: GeoJSON.Feature[] = [];
  reader.take(featuresOf(value, where), (feature) => features.push(feature));
  return { features, issues: reader.finish() };
}

/** Bounds of all features; undefined when there are none. */
export function boundsOfFeatures(features: readonly GeoJSON.Feature[]): Bounds | undefined {
  return boundsOf({
    type: 'GeometryCollection',
    geometries: features.flatMap((one) => (one.geometry === null ? [] : [one.geometry])),
  });
}
