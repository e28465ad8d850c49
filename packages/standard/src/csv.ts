/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A cell of {@link csvOf}: `isNumber` lets a number keep its sign. */
export interface CsvCell {
  readonly text: string;
  readonly isNumber?: boolean;
}

/** Text that a spreadsheet leaves as text. */
function cellOf({ text, isNumber = false }: CsvCell): string {
  const safe = FORMULA.test(text) && !(isNumber && NUMBER.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets read Chinese as noise.
 * No cell can run as a formula.
 */
export function csvOf(rows: Iterable<readonly CsvCell[]>): string {
  let csv = '\ufeff';
  for (const cells of rows) csv += `${cells.map(cellOf).join(',')}\r\n`;
  return csv;
}

/** `parts` as the name of a CSV file, without what the file systems of the floor refuse. */
export function csvName(parts: readonly string[]): string {
  const name = parts
    .join('-')
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...name].slice(0, 80).join('')}.csv`;
}
