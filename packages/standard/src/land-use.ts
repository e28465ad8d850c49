import type { CLASS_TABLE_IDS } from './check-entry.ts';
import type { Pattern } from './style.ts';
import type { LocalText } from './text.ts';

/** One class of a class table. */
export interface TableClass {
  readonly code: string;
  readonly name: LocalText;
  /** `#rrggbb`. */
  readonly colour: string;
  /** Sets neighbours of like colour apart, so that colour never speaks alone. */
  readonly pattern: Pattern;
}

/** A code list with the colours that its field of work uses. */
export interface ClassTable {
  readonly id: ClassTableId;
  readonly title: LocalText;
  readonly classes: readonly TableClass[];
}

export type ClassTableId = (typeof CLASS_TABLE_IDS)[number];

type Row = readonly [code: string, zh: string, en: string, colour: string, pattern: Pattern];

const CLASSES: readonly Row[] = [
  ['0101', '水田', 'Paddy field', '#f8d072', 'horizontal'],
  ['0102', '水浇地', 'Irrigated land', '#f8e71c', 'vertical'],
  ['0103', '旱地', 'Dry land', '#fffbb1', 'dots'],
  ['0201', '果园', 'Orchard', '#d6a7c9', 'dots'],
  ['0202', '茶园', 'Tea garden', '#d5a7b0', 'horizontal'],
  ['0203', '橡胶园', 'Rubber plantation', '#e7cce2', 'diagonal'],
  ['0204', '其他园地', 'Other garden land', '#e7cce2', 'cross'],
  ['0301', '乔木林地', 'Tree forest', '#31ad69', 'solid'],
  ['0302', '竹林地', 'Bamboo forest', '#31ad69', 'vertical'],
  ['0303', '红树林地', 'Mangrove', '#31ad69', 'wave'],
  ['0304', '森林沼泽', 'Forest swamp', '#31ad69', 'horizontal'],
  ['0305', '灌木林地', 'Shrub land', '#64b968', 'dots'],
  ['0306', '灌丛沼泽', 'Shrub swamp', '#64b968', 'horizontal'],
  ['0307', '其他林地', 'Other forest land', '#97cfb2', 'diagonal'],
  ['0401', '天然牧草地', 'Natural pasture', '#83c238', 'dots'],
  ['0402', '沼泽草地', 'Marsh meadow', '#83c238', 'horizontal'],
  ['0403', '人工牧草地', 'Sown pasture', '#9ace7f', 'vertical'],
  ['0404', '其他草地', 'Other grassland', '#c8e3a0', 'diagonal'],
  ['05H1', '商业服务业设施用地', 'Commercial and service land', '#e2a195', 'solid'],
  ['0508', '物流仓储用地', 'Logistics and storage land', '#c59a8c', 'vertical'],
  ['0601', '工业用地', 'Industrial land', '#c59a8c', 'diagonal'],
  ['0602', '采矿用地', 'Mining land', '#c59a8c', 'cross'],
  ['0701', '城镇住宅用地', 'Urban housing land', '#e56766', 'solid'],
  ['0702', '农村宅基地', 'Rural homestead', '#ec898a', 'dots'],
  ['08H1', '机关团体新闻出版用地', 'Government and press land', '#f1a5b4', 'solid'],
  ['08H2', '科教文卫用地', 'Education, culture and health land', '#f1a5b4', 'diagonal'],
  ['0809', '公用设施用地', 'Public utility land', '#f1a5b4', 'cross'],
  ['0810', '公园与绿地', 'Parks and green land', '#81c35d', 'dots'],
  ['09', '特殊用地', 'Special land', '#c17261', 'cross'],
  ['1001', '铁路用地', 'Railway land', '#d1c9d3', 'vertical'],
  ['1002', '轨道交通用地', 'Urban rail land', '#d1c9d3', 'horizontal'],
  ['1003', '公路用地', 'Highway land', '#d2d8c9', 'solid'],
  ['1004', '城镇村道路用地', 'Streets of towns and villages', '#dededd', 'dots'],
  ['1005', '交通服务场站用地', 'Transport station land', '#aaa9a9', 'diagonal'],
  ['1006', '农村道路', 'Rural road', '#c2c1c1', 'solid'],
  ['1007', '机场用地', 'Airport land', '#eb897e', 'horizontal'],
  ['1008', '港口码头用地', 'Port and wharf land', '#eb897e', 'wave'],
  ['1009', '管道运输用地', 'Pipeline land', '#eb897e', 'vertical'],
  ['1101', '河流水面', 'River', '#a3d6f5', 'wave'],
  ['1102', '湖泊水面', 'Lake', '#a3d6f5', 'solid'],
  ['1103', '水库水面', 'Reservoir', '#a3d6f5', 'horizontal'],
  ['1104', '坑塘水面', 'Pond', '#90aacf', 'wave'],
  ['1105', '沿海滩涂', 'Coastal mudflat', '#b3def8', 'dots'],
  ['1106', '内陆滩涂', 'Inland mudflat', '#b3def8', 'diagonal'],
  ['1107', '沟渠', 'Ditch', '#a0cdf0', 'vertical'],
  ['1108', '沼泽地', 'Marsh', '#afc8dc', 'cross'],
  ['1109', '水工建筑用地', 'Hydraulic structure', '#e68264', 'diagonal'],
  ['1110', '冰川及永久积雪', 'Glacier and lasting snow', '#d7edfb', 'dots'],
  ['1201', '空闲地', 'Idle land', '#e1dce1', 'solid'],
  ['1202', '设施农用地', 'Farm facility land', '#dcb482', 'cross'],
  ['1203', '田坎', 'Field ridge', '#c8ccd2', 'diagonal'],
  ['1204', '盐碱地', 'Saline land', '#c8beaa', 'dots'],
  ['1205', '沙地', 'Sandy land', '#c8beaa', 'wave'],
  ['1206', '裸土地', 'Bare soil', '#d7c8b9', 'solid'],
  ['1207', '裸岩石砾地', 'Bare rock and gravel', '#deddd6', 'cross'],
  ['201', '城市', 'City', '#e56766', 'diagonal'],
  ['202', '建制镇', 'Town', '#e56766', 'cross'],
  ['203', '村庄', 'Village', '#ec898a', 'diagonal'],
  ['204', '盐田及采矿用地', 'Saltern and mining land', '#c59a8c', 'dots'],
];

/**
 * Land use as the third national land survey (第三次全国国土调查, TD/T 1055-2019) classes it. The colours are
 * those tabulated in MapGIS WebClient-Vue (`mapboxgl/docs/template/guotu.md`), which another land-survey
 * viewer shares for nine classes of the first level; no official table of colours is public. The patterns
 * are ours.
 */
const LAND_USE_3: ClassTable = {
  id: 'land-use-3',
  title: { 'zh-CN': '第三次国土调查地类', en: 'Third land survey classes' },
  classes: CLASSES.map(([code, zh, en, colour, pattern]) => ({
    code,
    name: { 'zh-CN': zh, en },
    colour,
    pattern,
  })),
};

/** The class tables of the standard, by name. */
export const CLASS_TABLES: Readonly<Record<ClassTableId, ClassTable>> = {
  'land-use-3': LAND_USE_3,
};

/** The table of that name; undefined when the standard has none. */
export function classTable(id: string): ClassTable | undefined {
  return Object.hasOwn(CLASS_TABLES, id) ? CLASS_TABLES[id as ClassTableId] : undefined;
}

/** How a code that a table does not have is shown. */
export const OTHER_CLASS = {
  colour: '#b8b8b8',
  pattern: 'cross',
} as const satisfies Pick<TableClass, 'colour' | 'pattern'>;

/**
 * The class of `code`. Codes with a letter at the end (`0201K`, `1104A`) are of the class before the
 * letter. A code that the table does not have is given back with a class of its own, so that its area is
 * still drawn and named.
 */
export function classOf(table: ClassTable, code: string | number): TableClass {
  const wanted = String(code).trim();
  const known = (sought: string) => table.classes.find((one) => one.code === sought);
  const found = known(wanted) ?? known(wanted.replace(/[A-Z]$/, ''));
  if (found) return found;
  const name = { 'zh-CN': `未知分类 ${wanted}`, en: `Unknown class ${wanted}` };
  return { code: wanted, name, ...OTHER_CLASS };
}
