import type { Issue } from '@yizhangtu/standard';
import Papa from 'papaparse';
import { refusal } from '../issue.ts';
import { tableIssue } from './issue.ts';

/** A table of texts, as a file or a paste holds it. */
export interface TextTable {
  readonly rows: readonly (readonly string[])[];
  readonly issues: readonly Issue[];
}

/**
 * Text of a file: UTF-8 where the bytes are valid UTF-8, else GB18030, as spreadsheets of Chinese offices
 * save it.
 *
 * @throws YztError `invalid` when it is neither
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decodedAs(bytes, encoding);
    if (text !== undefined) return text;
  }
  throw refusal([tableIssue('', 'encoding')]);
}

function decodedAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Splits CSV, or what a spreadsheet puts on the clipboard (tabs), into cells. Empty rows are left out. */
export function splitTable(text: string): TextTable {
  const plain = text.replace(/^\ufeff/, '');
  // A title may stand above the table, alone in its line.
  const first = plain.split(/\r\n?|\n/).find((line) => /[\t,;]/.test(line)) ?? '';
  const delimiter = first.includes('\t')
    ? '\t'
    : first.includes(',') || !first.includes(';')
      ? ','
      : ';';
  const parsed = Papa.parse<string[]>(plain, { delimiter, skipEmptyLines: 'greedy' });
  const issues = parsed.errors.map(({ row, message }) =>
    tableIssue(`rows[${row ?? 0}]`, 'csv_broken', { row: (row ?? 0) + 1, why: message }),
  );
  return { rows: parsed.data.map((row) => row.map((cell) => cell.trim())), issues };
}
