import { YztError } from '@yizhangtu/standard';
import { HALF_WORLD, METRES_PER_DEGREE, tileExtent } from './mercator.ts';

/** The tile grids that a map can have: tiles of 360° at level 0, cut in four from level to level. */
export type GridCrs = 'EPSG:3857' | 'EPSG:4490';

/** Extent of a tile of a grid in its own reference system: west, south, east, north. */
export function gridExtent(
  grid: GridCrs,
  z: number,
  x: number,
  y: number,
): readonly [number, number, number, number] {
  if (grid === 'EPSG:3857') return tileExtent(z, x, y);
  const span = 360 / 2 ** z;
  const [west, north] = [x * span - 180, 90 - y * span];
  return [west, north - span, west + span, north];
}

/** One level of a tile matrix set, or of the cache of an ArcGIS service. */
export interface GridLevel {
  readonly id: string;
  /** Units of the reference system that a pixel spans. Several when the service may mean several. */
  readonly resolutions: readonly number[];
  /** Upper left corner, horizontal first. Several when the order may be either. */
  readonly corners: readonly (readonly [number, number])[];
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Columns and rows that there are, from `[0, 0]`; unset: no end is known. */
  readonly size?: readonly [number, number] | undefined;
  /** First and last column and row that have tiles; unset: all. */
  readonly limits?:
    | { readonly columns: readonly [number, number]; readonly rows: readonly [number, number] }
    | undefined;
}

/** A service's levels as levels of the map. */
export interface Grid {
  readonly crs: GridCrs;
  readonly tileSize: 256 | 512;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** The service's name and numbers for a tile of the map; undefined where it has none. */
  at(z: number, x: number, y: number): { id: string; column: number; row: number } | undefined;
}

const MERCATOR = /(^|[:/])(3857|900913|102100|102113|3785)$/;
const GEOGRAPHIC = /(^|[:/])(4490|4326|CRS84|84)$/i;

/**
 * The grid of the map that a reference system may stand on, by any of its names: `EPSG:3857`, a URN, a
 * URL. CGCS2000 and WGS 84 count as one here.
 */
export function gridCrsOf(name: string): GridCrs | undefined {
  if (MERCATOR.test(name)) return 'EPSG:3857';
  return GEOGRAPHIC.test(name) ? 'EPSG:4490' : undefined;
}

/** Resolutions that a scale denominator may mean: OGC counts pixels of 0.28 mm, others 96 to the inch. */
export function resolutionsOf(scaleDenominator: number, crs: GridCrs): number[] {
  const unit = crs === 'EPSG:3857' ? 1 : METRES_PER_DEGREE;
  return [0.00028, 0.0254 / 96].map((pixel) => (scaleDenominator * pixel) / unit);
}

interface Level {
  readonly z: number;
  readonly id: string;
  readonly columns: number;
  readonly rows: number;
  readonly level: GridLevel;
}

/** How far from a whole number counts as one: services round their scales and corners. */
const NEAR = 0.01;

const whole = (value: number) => Math.abs(value - Math.round(value)) < NEAR;

/** The level of the map that a level of a service is, moved by whole tiles at most. */
function match(level: GridLevel, crs: GridCrs): Level | undefined {
  const [west, north, width] =
    crs === 'EPSG:3857' ? [-HALF_WORLD, HALF_WORLD, 2 * HALF_WORLD] : [-180, 90, 360];
  if (level.tileWidth !== level.tileHeight) return undefined;
  for (const resolution of level.resolutions) {
    const span = resolution * level.tileWidth;
    const z = Math.log2(width / span);
    if (!whole(z) || Math.round(z) < 0) continue;
    // From the exact span: a rounded scale would add up over a million columns.
    const exact = width / 2 ** Math.round(z);
    for (const [x, y] of level.corners) {
      const [columns, rows] = [(x - west) / exact, (north - y) / exact];
      if (whole(columns) && whole(rows)) {
        const offset = { columns: Math.round(columns), rows: Math.round(rows) };
        return { z: Math.round(z), id: level.id, level, ...offset };
      }
    }
  }
  return undefined;
}

const inside = (value: number, range: readonly [number, number] | undefined) =>
  range === undefined || (value >= range[0] && value <= range[1]);

/**
 * The levels that the map can show, in its own numbers; undefined when there are none. Levels that do not
 * fit (a scale of its own between two others) are left out.
 */
export function gridOf(levels: readonly GridLevel[], crs: GridCrs): Grid | undefined {
  const fitting = levels.flatMap((level) => match(level, crs) ?? []);
  const tileSize = fitting[0]?.level.tileWidth;
  if (tileSize !== 256 && tileSize !== 512) return undefined;
  const byZoom = new Map<number, Level>();
  for (const one of fitting) if (one.level.tileWidth === tileSize) byZoom.set(one.z, one);
  const maxZoom = Math.max(...byZoom.keys());
  // Levels below a gap are of no use: the engine would show nothing in the gap.
  let minZoom = maxZoom;
  while (byZoom.has(minZoom - 1)) minZoom -= 1;
  return {
    crs,
    tileSize,
    minZoom,
    maxZoom,
    at(z, x, y) {
      const found = byZoom.get(z);
      if (found === undefined) return undefined;
      const [column, row] = [x - found.columns, y - found.rows];
      const { size, limits } = found.level;
      const exists =
        column >= 0 &&
        row >= 0 &&
        (size === undefined || (column < size[0] && row < size[1])) &&
        inside(column, limits?.columns) &&
        inside(row, limits?.rows);
      return exists ? { id: found.id, column, row } : undefined;
    },
  };
}

const WORDS = {
  other: {
    message: (name: string) => ({
      'zh-CN': `瓦片采用 ${name}，不是本地图能叠加的格网`,
      en: `The tiles are in ${name}, a grid that this map cannot show`,
    }),
    mend: {
      'zh-CN': '请发布 EPSG:3857（GoogleMapsCompatible）的瓦片，或改用 WMS',
      en: 'Publish tiles in EPSG:3857 (GoogleMapsCompatible), or use WMS',
    },
  },
  mixed: {
    message: (name: string) => ({
      'zh-CN': `瓦片采用 ${name}，与底图的格网不同，无法叠加`,
      en: `The tiles are in ${name}, another grid than that of the base map, and cannot be laid over it`,
    }),
    mend: {
      'zh-CN': '请选用同一格网的底图或瓦片，或改用 WMS',
      en: 'Choose a base map and tiles of one grid, or use WMS',
    },
  },
} as const;

/** Why tiles in `name` are not shown: a grid that no map has, or one that this map does not have now. */
export function gridRefused(kind: keyof typeof WORDS, name: string, where: string): YztError {
  const words = WORDS[kind];
  return new YztError({
    code: 'unsupported',
    message: words.message(name).en,
    where,
    issues: [
      {
        path: 'source',
        code: `grid_${kind}`,
        message: words.message(name),
        mend: words.mend,
      },
    ],
  });
}
