import { CsvError, parse } from 'csv-parse/sync';
import { fileFault } from './file-fault.ts';
import { refuse, type Refusal } from './refusal.ts';

/** A row as it stands in the file. `row` counts as a spreadsheet does: the header is 1. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly refusals: readonly Refusal[];
}

/** A table from CSV text (RFC 4180; comma, semicolon or tab). Empty lines are passed over. */
export function readCsv(text: string): CsvTable {
  const [first, ...others] = records(text);
  const header = (first?.cells ?? []).map((cell) => cell.trim());
  if (header.length === 0 || others.length === 0) {
    throw fileFault(
      'invalid',
      'no_rows',
      { 'zh-CN': '表里只有表头，没有数据行。', en: 'The table has a header and no rows.' },
      { 'zh-CN': '检查是否导出完整。', en: 'Check that the export is complete.' },
    );
  }
  refuseDuplicates(header);
  const rows: CsvRow[] = [];
  const refusals: Refusal[] = [];
  for (const { row, cells } of others) {
    const extra = cells.slice(header.length).some((cell) => cell.trim() !== '');
    if (cells.length < header.length || extra) {
      const about = { value: String(cells.length), detail: String(header.length) };
      refusals.push(refuse('row_length', { row, original: cells }, about));
    } else if (cells.some((cell) => cell.trim() !== '')) {
      rows.push({ row, cells: cells.slice(0, header.length) });
    }
  }
  return { header, rows, refusals };
}

function records(text: string): CsvRow[] {
  try {
    const all: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    return all
      .map((cells, index) => ({ row: index + 1, cells }))
      .filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    throw fileFault(
      'invalid',
      'csv_broken',
      {
        'zh-CN': `第 ${line} 行附近的双引号没有成对，后面的内容无法读取。`,
        en: `A double quote near line ${line} is never closed, so what follows cannot be read.`,
      },
      {
        'zh-CN': '补上或删去这个双引号。',
        en: 'Close the quote or take it out.',
      },
      error,
    );
  }
}

/** The separator that the header uses most. */
function delimiterOf(text: string): string {
  const line = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const count = (separator: string): number => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function refuseDuplicates(header: readonly string[]): void {
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index);
  if (twice === undefined) return;
  throw fileFault(
    'invalid',
    'duplicate_column',
    { 'zh-CN': `有两列都叫“${twice}”。`, en: `Two columns are called “${twice}”.` },
    { 'zh-CN': '改掉其中一列的名称。', en: 'Rename one of them.' },
  );
}
