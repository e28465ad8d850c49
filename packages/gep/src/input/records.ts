import type { Issue } from '@yizhangtu/standard';
import type { GivenParameter, Statistic } from '../account/run-file.ts';
import type * as z from 'zod/mini';
import { issueOf } from '../issue.ts';
import type { ReadNote } from './areas.ts';
import { tableIssue } from './issue.ts';
import { readCellNumber } from './number.ts';
import type { TextTable } from './read-text.ts';

type StatisticRow = z.infer<typeof Statistic>;

/** Titles of columns, as people write them. */
const COLUMNS = {
  id: /^(参数|参数代码|id|parameter)$/i,
  line: /^(核算行|科目|指标|line|item)$/i,
  value: /^(数值|取值|值|value)$/i,
  amount: /^(数量|数值|实物量|amount|quantity|value)$/i,
  unit: /^(单位|unit)$/i,
  year: /^(年份|价格年份|year)$/i,
  source: /^(来源|出处|source)$/i,
  class: /^(生态系统类型|类型|class)$/i,
  division: /^(区划|区划代码|代码|division|code)$/i,
  reason: /^(理由|原因|reason)$/i,
} as const;
type Column = keyof typeof COLUMNS;

export interface ReadRecords<T> {
  readonly records: readonly T[];
  readonly issues: readonly Issue[];
  readonly notes: readonly ReadNote[];
}

/** Figures by the row: columns id, value, unit, source, and year, class, division, reason where they apply. */
export const readParameters = (table: TextTable): ReadRecords<GivenParameter> =>
  readRecords(table, 'id', 'value', ({ text, number }) => ({
    id: text('id'),
    value: number,
    unit: text('unit'),
    source: text('source'),
    ...optional({ class: text('class'), division: text('division'), reason: text('reason') }),
    ...(text('year') === '' ? {} : { year: Number(text('year')) }),
  }));

/** Statistics by the row: columns line, amount, unit, source, and division, class where they apply. */
export const readStatistics = (table: TextTable): ReadRecords<StatisticRow> =>
  readRecords(table, 'line', 'amount', ({ text, number }) => ({
    line: text('line'),
    amount: number,
    unit: text('unit'),
    source: text('source'),
    ...optional({ class: text('class'), division: text('division') }),
  }));

const optional = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

function readRecords<T>(
  { rows, issues: broken }: TextTable,
  key: Column,
  numeric: Column,
  make: (row: { text: (column: Column) => string; number: number }) => T,
): ReadRecords<T> {
  const [head = [], ...body] = rows;
  const at = (column: Column): number =>
    head.findIndex((title) => COLUMNS[column].test(title.normalize('NFKC').trim()));
  const issues = [...broken];
  const notes: ReadNote[] = [];
  for (const column of [key, numeric, 'unit', 'source'] as const) {
    if (at(column) === -1) issues.push(tableIssue('rows[0]', 'column_missing', { value: column }));
  }
  if (issues.length > broken.length) return { records: [], issues, notes };
  const records = body.flatMap((row, k) => {
    const path = `rows[${k + 1}]`;
    const text = (column: Column): string => (row[at(column)] ?? '').normalize('NFKC').trim();
    const place = `${path}[${at(numeric)}]`;
    const cell = readCellNumber(row[at(numeric)] ?? '', place);
    if (cell.kind === 'fault') issues.push(cell.issue);
    if (cell.kind === 'empty') {
      issues.push(tableIssue(place, 'number_unreadable', { value: row[at(numeric)] ?? '' }));
    }
    if (cell.kind !== 'number') return [];
    if (text('unit') === '') {
      issues.push(issueOf(`${path}[${at('unit')}]`, 'unit_missing', { expected: '' }));
    }
    notes.push(...cell.notes.map((note) => ({ path: place, note })));
    return [make({ text, number: cell.value })];
  });
  return { records, issues, notes };
}
