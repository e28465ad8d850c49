import { YztError } from '@yizhangtu/standard';
import type { Edges } from './divisions.ts';

/**
 * `119.757,30.428,120.34,30.698` as edges.
 *
 * @throws YztError `invalid` with `wrong_format` or `bounds_reversed`
 */
export function readEdges(text: string): Edges {
  const parts = text.split(/[,，\s]+/).filter((part) => part !== '');
  const [west = NaN, south = NaN, east = NaN, north = NaN] = parts.map(Number);
  const isWhole = parts.length === 4 && [west, south, east, north].every(Number.isFinite);
  const onEarth = Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.max(-south, north) <= 90;
  if (!isWhole || !onEarth) {
    throw fault(
      'wrong_format',
      `“${text}”不是范围。`,
      `“${text}” is not an extent.`,
      '按西,南,东,北写四个数（度），如 119.757,30.428,120.34,30.698。',
      'Write west,south,east,north in degrees, such as 119.757,30.428,120.34,30.698.',
    );
  }
  if (west >= east || south >= north) {
    throw fault(
      'bounds_reversed',
      `范围写反了：${text}。`,
      `The extent is reversed: ${text}.`,
      '按西,南,东,北的顺序写，西小于东，南小于北。',
      'Write west,south,east,north, with west < east and south < north.',
    );
  }
  return [west, south, east, north];
}

/** @throws YztError `invalid` with `bounds_missing` */
export function noEdges(county: string): YztError {
  return fault(
    'bounds_missing',
    `不知道${county}在哪里。`,
    `It is not known where ${county} is.`,
    '用 --bounds 写明县域的西,南,东,北（度），如 --bounds 119.757,30.428,120.34,30.698。',
    'Give west,south,east,north in degrees with --bounds, such as --bounds 119.757,30.428,120.34,30.698.',
  );
}

const fault = (code: string, zh: string, en: string, mendZh: string, mendEn: string): YztError =>
  new YztError({
    code: 'invalid',
    message: en,
    issues: [
      {
        path: 'bounds',
        code,
        message: { 'zh-CN': zh, en },
        mend: { 'zh-CN': mendZh, en: mendEn },
      },
    ],
  });
