import type { Bounds, Issue } from '@yizhangtu/standard';
import { isStorable, NOT_STORABLE } from './storable.ts';

/** A feature ready for its table. */
export interface FeatureRow {
  seq: number;
  id: string;
  id_is_number: boolean;
  minx: number;
  miny: number;
  maxx: number;
  maxy: number;
  geometry: unknown;
  properties: unknown;
}

/** A feature as it comes from a network or a file, its shape known and its coordinates not yet. */
export interface LooseFeature {
  id?: string | number | undefined;
  geometry: { type: string; [key: string]: unknown } | null;
  properties: Record<string, unknown> | null;
}

const REASONS = {
  no_geometry: {
    message: { 'zh-CN': '要素没有几何', en: 'The feature has no geometry' },
    mend: { 'zh-CN': '补上几何，或去掉该要素', en: 'Add a geometry or leave the feature out' },
  },
  bad_geometry: {
    message: {
      'zh-CN': '几何类型未知、坐标缺失或不是数字',
      en: 'The geometry is of an unknown type, or coordinates are missing or are not numbers',
    },
    mend: { 'zh-CN': '按 GeoJSON（RFC 7946）改正', en: 'Correct it after GeoJSON (RFC 7946)' },
  },
  out_of_range: {
    message: {
      'zh-CN': '经度须在 ±180 之内，纬度须在 ±90 之内',
      en: 'Longitude must be within ±180, latitude within ±90',
    },
    mend: {
      'zh-CN': '检查是否为投影坐标，或经纬度次序颠倒',
      en: 'Check for projected coordinates or swapped axes',
    },
  },
  ring_not_closed: {
    message: {
      'zh-CN': '面的环少于四点或没有闭合',
      en: 'A ring has fewer than four points or is not closed',
    },
    mend: { 'zh-CN': '让首尾两点相同', en: 'Make the first and last point equal' },
  },
  bad_text: NOT_STORABLE,
  duplicate_id: {
    message: { 'zh-CN': '编号重复', en: 'The id is used twice' },
    mend: { 'zh-CN': '给每个要素不同的编号', en: 'Give each feature its own id' },
  },
} as const;
type Reason = keyof typeof REASONS;

const DEPTH: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Widens `box` by every position of `coordinates`; the reason when one is bad. */
function widen(box: Bounds, coordinates: unknown, depth: number): Reason | undefined {
  if (!Array.isArray(coordinates)) return 'bad_geometry';
  if (depth > 0) {
    if (coordinates.length === 0) return 'bad_geometry';
    for (const part of coordinates) {
      const reason = widen(box, part, depth - 1);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }
  const [x, y] = coordinates as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') return 'bad_geometry';
  if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) return 'out_of_range';
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
  return undefined;
}

function ringsOf(type: string, coordinates: unknown): unknown[] {
  if (type === 'Polygon') return coordinates as unknown[];
  if (type === 'MultiPolygon') return (coordinates as unknown[][]).flat();
  return [];
}

function isClosed(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false;
  const [first, last] = [ring[0], ring.at(-1)] as [number[], number[]];
  return first[0] === last[0] && first[1] === last[1];
}

function check(geometry: unknown, box: Bounds): Reason | undefined {
  if (!isObject(geometry) || typeof geometry['type'] !== 'string') return 'bad_geometry';
  if (geometry['type'] === 'GeometryCollection') {
    const parts = geometry['geometries'];
    if (!Array.isArray(parts) || parts.length === 0) return 'bad_geometry';
    for (const part of parts) {
      const reason = check(part, box);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }
  const depth = DEPTH[geometry['type']];
  if (depth === undefined) return 'bad_geometry';
  const reason = widen(box, geometry['coordinates'], depth);
  if (reason !== undefined) return reason;
  const rings = ringsOf(geometry['type'], geometry['coordinates']);
  return rings.every(isClosed) ? undefined : 'ring_not_closed';
}

/**
 * Features as rows, those that cannot be stored left out, with the reason for each. A feature without an
 * id gets its place, counted from 1.
 */
export function toRows(features: readonly LooseFeature[]): { rows: FeatureRow[]; issues: Issue[] } {
  const rows: FeatureRow[] = [];
  const issues: Issue[] = [];
  const ids = new Set<string>();
  features.forEach((feature, index) => {
    const refuse = (code: Reason, path: string): void => {
      const { message, mend } = REASONS[code];
      const place = `features[${index}]${path === '' ? '' : `.${path}`}`;
      issues.push({ path: place, code, message, mend });
    };
    if (feature.geometry === null) return refuse('no_geometry', 'geometry');
    const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
    const reason = check(feature.geometry, box);
    if (reason !== undefined) return refuse(reason, 'geometry');
    if (!isStorable(feature)) return refuse('bad_text', '');
    const id = feature.id ?? index + 1;
    if (ids.has(String(id))) return refuse('duplicate_id', 'id');
    ids.add(String(id));
    rows.push({
      seq: rows.length + 1,
      id: String(id),
      id_is_number: typeof id === 'number',
      minx: box[0],
      miny: box[1],
      maxx: box[2],
      maxy: box[3],
      geometry: feature.geometry,
      properties: feature.properties ?? {},
    });
  });
  return { rows, issues };
}
