import { textIn } from '@yizhangtu/standard';
import { isMissing, listOf, plainText } from '../format/field-value.ts';
import type { Column, Row } from './table-model.ts';

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Text that a spreadsheet leaves as text. */
function cell(text: string, isNumber: boolean): string {
  const safe = FORMULA.test(text) && !(isNumber && NUMBER.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function valueText({ field, kind }: Column, raw: unknown, locale: string): string {
  if (isMissing(raw)) return '';
  const code = field.codes?.[plainText(raw)];
  if (code !== undefined) return textIn(code, locale);
  if (kind === 'photo') return listOf(raw).map(plainText).join(' ');
  return plainText(raw);
}

/**
 * The rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets read Chinese as
 * noise. Values are written as they are in the data, codes in words; none of them can run as a formula.
 */
export function csvOf(rows: readonly Row[], columns: readonly Column[], locale: string): string {
  const head = columns.map(({ label }) => cell(label, false)).join(',');
  const lines = rows.map(({ feature }) =>
    columns
      .map((column) => {
        const raw: unknown = feature.properties?.[column.field.name];
        const isNumber = column.kind === 'number' || typeof raw === 'number';
        return cell(valueText(column, raw, locale), isNumber);
      })
      .join(','),
  );
  return `\ufeff${[head, ...lines].join('\r\n')}\r\n`;
}

/** `parts` as the name of a file, without what the file systems of the floor refuse. */
export function csvName(parts: readonly string[]): string {
  const name = parts
    .join('-')
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...name].slice(0, 80).join('')}.csv`;
}
