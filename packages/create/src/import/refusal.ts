import type { Issue, LocalText } from '@yizhangtu/standard';

/** Why a row, or a whole file, cannot be used. */
export type RefusalCode = keyof typeof REASONS;

/** A row of the file that was left out, with all that it held. */
export interface Refusal extends Issue {
  readonly code: RefusalCode;
  /** Row as a spreadsheet counts (the header is 1), or the place of a GeoJSON feature (the first is 1). */
  readonly row: number;
  /** Column or property that is at fault; empty for the row as a whole. */
  readonly column: string;
  /** What the file held there, untouched. */
  readonly original: Original;
}

/** A CSV row's cells, or a GeoJSON feature. */
export type Original = readonly string[] | GeoJSON.Feature<GeoJSON.Geometry | null>;

interface Reason {
  readonly message: LocalText;
  readonly mend: LocalText;
}
type Args = Readonly<Record<'value' | 'detail', string>>;

/** What is said of each reason. `value` is what stood there, `detail` what helps to mend it. */
const REASONS = {
  row_length: ({ value, detail }: Args) => ({
    message: {
      'zh-CN': `这一行有 ${value} 列，表头有 ${detail} 列。`,
      en: `This row has ${value} columns and the header has ${detail}.`,
    },
    mend: {
      'zh-CN': '补齐缺少的列；内容里有逗号时，用双引号括起来。',
      en: 'Fill in the missing columns. Put double quotes round values that hold a comma.',
    },
  }),
  coordinate_missing: () => ({
    message: { 'zh-CN': '没有坐标。', en: 'There is no coordinate.' },
    mend: { 'zh-CN': '填上经度和纬度。', en: 'Fill in longitude and latitude.' },
  }),
  coordinate_not_number: ({ value }: Args) => ({
    message: { 'zh-CN': `“${value}”不是数。`, en: `“${value}” is not a number.` },
    mend: {
      'zh-CN': '用十进制度数，例如 119.9774。',
      en: 'Use decimal degrees, such as 119.9774.',
    },
  }),
  coordinate_zero: () => ({
    message: {
      'zh-CN': '坐标是 0, 0，通常表示没有填写。',
      en: 'The coordinate is 0, 0, which usually means that none was filled in.',
    },
    mend: { 'zh-CN': '填上真实的经度和纬度。', en: 'Fill in the real longitude and latitude.' },
  }),
  coordinate_projected: ({ value }: Args) => ({
    message: {
      'zh-CN': `${value} 是以米为单位的投影坐标（例如高斯-克吕格 120°E），不是经纬度。`,
      en: `${value} are projected coordinates in metres (such as Gauss-Krüger 120°E), not degrees.`,
    },
    mend: {
      'zh-CN': '在 QGIS 等软件里转成 CGCS2000 经纬度（EPSG:4490）再导入。',
      en: 'Convert them to CGCS2000 longitude and latitude (EPSG:4490), for example in QGIS, and import again.',
    },
  }),
  coordinate_out_of_range: ({ value }: Args) => ({
    message: {
      'zh-CN': `${value} 超出经纬度的范围。`,
      en: `${value} is outside the range of longitude and latitude.`,
    },
    mend: {
      'zh-CN': '经度在 -180 到 180 之间，纬度在 -90 到 90 之间。',
      en: 'Longitude runs from -180 to 180, latitude from -90 to 90.',
    },
  }),
  coordinates_swapped: ({ value, detail }: Args) => ({
    message: {
      'zh-CN': `${value} 的经度和纬度像是颠倒了：对调后正好在县域内。`,
      en: `Longitude and latitude of ${value} seem to be swapped: the other way round they fall in the county.`,
    },
    mend:
      detail === 'csv'
        ? {
            'zh-CN': '对调这一行的两个数；整列都反了时，用 --x 指明经度列、--y 指明纬度列。',
            en: 'Swap the two numbers of this row. If the whole columns are swapped, name the longitude column with --x and the latitude column with --y.',
          }
        : {
            'zh-CN': 'GeoJSON 的坐标是经度在前（RFC 7946 第 3.1.1 节），请对调后重新导出。',
            en: 'GeoJSON puts longitude first (RFC 7946, 3.1.1): swap the axes and export again.',
          },
  }),
  geometry_missing: () => ({
    message: { 'zh-CN': '这个要素没有几何图形。', en: 'This feature has no geometry.' },
    mend: {
      'zh-CN': '补上图形，或删去这个要素。',
      en: 'Add a geometry, or leave the feature out.',
    },
  }),
  geometry_invalid: ({ detail }: Args) => ({
    message: {
      'zh-CN': `几何图形不合 GeoJSON：${detail}。`,
      en: `The geometry is not valid GeoJSON: ${detail}.`,
    },
    mend: {
      'zh-CN': '在 QGIS 里用“修复几何图形”后重新导出。',
      en: 'Run “Fix geometries” in QGIS and export again.',
    },
  }),
  geometry_unsupported: ({ value }: Args) => ({
    message: {
      'zh-CN': `不支持几何类型 ${value}。`,
      en: `Geometry type ${value} is not supported.`,
    },
    mend: {
      'zh-CN': '拆成点、线或面再导入。',
      en: 'Split it into points, lines or areas and import again.',
    },
  }),
  geometry_mixed: ({ value, detail }: Args) => ({
    message: {
      'zh-CN': `这是${geometryName(value, 'zh-CN')}，而这个图层大多是${geometryName(detail, 'zh-CN')}。`,
      en: `This is ${geometryName(value, 'en')}, while most of the layer is ${geometryName(detail, 'en')}.`,
    },
    mend: {
      'zh-CN': '用 --rejects 写出这些要素，另建一个图层导入。',
      en: 'Write these out with --rejects and import them as a layer of their own.',
    },
  }),
  not_a_feature: ({ value }: Args) => ({
    message: {
      'zh-CN': `这里是 ${value}，应是 GeoJSON 要素（Feature）。`,
      en: `This is ${value}, where a GeoJSON Feature was due.`,
    },
    mend: { 'zh-CN': '重新导出为 GeoJSON。', en: 'Export the file again as GeoJSON.' },
  }),
  division_missing: () => ({
    message: { 'zh-CN': '没有填写区划。', en: 'No division is named.' },
    mend: {
      'zh-CN': '填上村、镇的名称或代码。',
      en: 'Fill in the name or code of the village or town.',
    },
  }),
  division_unknown: ({ value, detail }: Args) => ({
    message: {
      'zh-CN': `本县区划里没有“${value}”。${detail === '' ? '' : `相近的有：${detail}。`}`,
      en: `The county has no division “${value}”.${detail === '' ? '' : ` Similar: ${detail}.`}`,
    },
    mend: {
      'zh-CN': '改成区划表里的名称或代码；新名称可加进区划的 aliases。',
      en: 'Use a name or code of the county’s divisions, or add this name to the division’s aliases.',
    },
  }),
  division_ambiguous: ({ value, detail }: Args) => ({
    message: {
      'zh-CN': `“${value}”可以是：${detail}。`,
      en: `“${value}” may be any of: ${detail}.`,
    },
    mend: {
      'zh-CN': '写成“镇名+村名”，或改用代码（--join code）。',
      en: 'Write the town’s name before it, or join by code (--join code).',
    },
  }),
  division_code_rounded: ({ value }: Args) => ({
    message: {
      'zh-CN': `代码“${value}”被电子表格改成了科学记数，末几位已丢失。`,
      en: `The spreadsheet turned the code into “${value}” and lost its last digits.`,
    },
    mend: {
      'zh-CN': '在表格里把代码列设为“文本”，重新填写并另存。',
      en: 'Format the code column as text, fill it in again and save.',
    },
  }),
  division_without_place: ({ value }: Args) => ({
    message: {
      'zh-CN': `“${value}”在服务器上既没有面也没有中心点。`,
      en: `“${value}” has neither an area nor a centre on the server.`,
    },
    mend: {
      'zh-CN': '先给区划补上 centre 或面数据。',
      en: 'Give the division a centre or an area first.',
    },
  }),
} as const satisfies Record<string, (args: Args) => Reason>;

const GEOMETRY_NAMES: Readonly<Record<string, LocalText>> = {
  point: { 'zh-CN': '点', en: 'a point' },
  line: { 'zh-CN': '线', en: 'a line' },
  area: { 'zh-CN': '面', en: 'an area' },
};
const geometryName = (kind: string, locale: keyof LocalText): string =>
  GEOMETRY_NAMES[kind]?.[locale] ?? kind;

/** A refusal with its words. */
export function refuse(
  code: RefusalCode,
  at: { row: number; column?: string; original: Original },
  about: { value?: string; detail?: string } = {},
): Refusal {
  const { row, column = '', original } = at;
  const words: Reason = REASONS[code]({ value: about.value ?? '', detail: about.detail ?? '' });
  const path = column === '' ? `rows[${row}]` : `rows[${row}].${column}`;
  return { path, code, row, column, original, ...words };
}
