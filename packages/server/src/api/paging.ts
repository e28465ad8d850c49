import { YztError, type Bounds, type Issue } from '@yizhangtu/standard';
import { PAGE_LIMIT } from '@yizhangtu/standard/contract.js';

function refuse(issue: Issue): never {
  throw new YztError({
    code: 'invalid',
    message: `${issue.path}: ${issue.message.en}`,
    issues: [issue],
  });
}

/** @throws YztError `invalid` when more is asked for than a page may hold. */
export function limitOf(limit: number | undefined): number {
  if (limit === undefined) return PAGE_LIMIT.default;
  if (limit <= PAGE_LIMIT.most) return limit;
  return refuse({
    path: 'limit',
    code: 'limit_too_large',
    message: {
      'zh-CN': `一页最多 ${PAGE_LIMIT.most} 条`,
      en: `A page holds ${PAGE_LIMIT.most} at most`,
    },
    mend: {
      'zh-CN': `把 limit 设为 1 到 ${PAGE_LIMIT.most}，其余用 next 翻页`,
      en: `Ask for 1 to ${PAGE_LIMIT.most} and follow next for the rest`,
    },
  });
}

/** As {@link limitOf}, but whoever asks for more gets the most: see `PAGE_LIMIT`. */
export const cappedLimitOf = (limit: number | undefined): number =>
  limitOf(limit === undefined ? undefined : Math.min(limit, PAGE_LIMIT.most));

/** The place that a page starts after. @throws YztError `invalid` for a cursor that was not given out. */
export function afterOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const place = /^[0-9a-z]{1,6}$/.test(cursor) ? Number.parseInt(cursor, 36) : NaN;
  return place <= 0x7fffffff ? place : badCursor();
}

export const cursorOf = (place: number): string => place.toString(36);

export function badCursor(): never {
  return refuse({
    path: 'cursor',
    code: 'bad_cursor',
    message: { 'zh-CN': '翻页标记无效', en: 'The cursor is not valid' },
    mend: {
      'zh-CN': '从第一页开始，沿用应答中的 next',
      en: 'Start at the first page and pass on its next',
    },
  });
}

/** The box of a `bbox`; west above east crosses the antimeridian. Heights are left out. @throws YztError `invalid` */
export function boxOf(bbox: string | undefined): Bounds | undefined {
  if (bbox === undefined) return undefined;
  const numbers = bbox.split(',').map(Number);
  const [west = NaN, south = NaN, east = NaN, north = NaN] =
    numbers.length === 6 ? numbers.filter((_, index) => index % 3 !== 2) : numbers;
  const inRange =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south <= north;
  if (inRange) return [west, south, east, north];
  return refuse({
    path: 'bbox',
    code: 'bad_bbox',
    message: {
      'zh-CN': '范围须为 西,南,东,北（WGS84 度），南不大于北',
      en: 'The box must be west,south,east,north in WGS84 degrees, south ≤ north',
    },
    mend: {
      'zh-CN': '检查四个数的次序和单位，例如 119.7,30.4,120.3,30.7',
      en: 'Check the order and unit of the four numbers, for example 119.7,30.4,120.3,30.7',
    },
  });
}

/** A flag of a query; undefined where it is not there. */
export const flagOf = (flag: 'true' | 'false' | undefined): boolean | undefined =>
  flag === undefined ? undefined : flag === 'true';
