import { csvOf, type CsvCell } from '@yizhangtu/standard/csv.js';
import { textIn } from '@yizhangtu/standard';
import { isMissing, listOf, plainText } from '../format/field-value.ts';
import type { Column, Row } from './table-model.ts';

function valueText({ field, kind }: Column, raw: unknown, locale: string): string {
  if (isMissing(raw)) return '';
  const code = field.codes?.[plainText(raw)];
  if (code !== undefined) return textIn(code, locale);
  if (kind === 'photo') return listOf(raw).map(plainText).join(' ');
  return plainText(raw);
}

/** The rows as CSV. Values are written as they are in the data, codes in words. */
export function tableCsv(rows: readonly Row[], columns: readonly Column[], locale: string): string {
  const head = columns.map(({ label }): CsvCell => ({ text: label }));
  const lines = rows.map(({ feature }) =>
    columns.map((column): CsvCell => {
      const raw: unknown = feature.properties?.[column.field.name];
      const isNumber = column.kind === 'number' || typeof raw === 'number';
      return { text: valueText(column, raw, locale), isNumber };
    }),
  );
  return csvOf([head, ...lines]);
}
