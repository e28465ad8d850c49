import { csvOf, type CsvCell } from '@yizhangtu/standard/csv.js';
import { textIn, type Locale } from '@yizhangtu/standard';
import {
  CASE_KIND_NAMES,
  CASE_STATE_NAMES,
  categoryPath,
  ORDER_ROLE_NAMES,
  ORDER_STATE_NAMES,
  type CategoryTree,
} from '@yizhangtu/standard/cases.js';
import { unitWords } from '../case-words/case-words.ts';
import { nameIn, timeWords } from '../words.ts';
import { dueOf, isLate, type BoardRow } from './orders-model.ts';

const HEADS = {
  'zh-CN': [
    '受理编号',
    '标题',
    '类型',
    '类别',
    '区划',
    '地点',
    '事件状态',
    '承办单位',
    '角色',
    '工单状态',
    '截止时间',
    '是否超期',
    '提交时间',
    '示例数据',
  ],
  en: [
    'Receipt number',
    'Title',
    'Kind',
    'Category',
    'Division',
    'Place',
    'State of the case',
    'Unit',
    'Role',
    'State of the work order',
    'Due',
    'Overdue',
    'Submitted',
    'Sample data',
  ],
} as const;
const YES = { 'zh-CN': '是', en: 'yes' };

/** Lines as a table that a spreadsheet opens: no cell can run as a formula. */
export function ordersCsv(
  rows: readonly BoardRow[],
  locale: Locale,
  tree: CategoryTree | undefined,
): string {
  const cells = (texts: readonly string[]): CsvCell[] => texts.map((text) => ({ text }));
  const line = (row: BoardRow): CsvCell[] => {
    const { case: matter, order } = row;
    const path = tree ? categoryPath(tree, matter.category) : [];
    const due = dueOf(row);
    return cells([
      matter.receipt,
      matter.title,
      nameIn(CASE_KIND_NAMES, matter.kind, locale),
      path.map(({ name }) => textIn(name, locale)).join(' / ') || matter.category,
      matter.division ? textIn(matter.division.name, locale) : matter.place.division,
      matter.place.words ?? '',
      nameIn(CASE_STATE_NAMES, matter.state, locale),
      order ? unitWords(order.unit, locale) : '',
      order ? nameIn(ORDER_ROLE_NAMES, order.role, locale) : '',
      order ? nameIn(ORDER_STATE_NAMES, order.state, locale) : '',
      due ? timeWords(due, locale) : '',
      isLate(row) ? YES[locale] : '',
      matter.submittedAt ? timeWords(matter.submittedAt, locale) : '',
      matter.sample ? YES[locale] : '',
    ]);
  };
  return csvOf([cells(HEADS[locale]), ...rows.map(line)]);
}
