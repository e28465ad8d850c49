import { csvOf, type CsvCell } from '@yizhangtu/standard/csv.js';
import type { Cell, Table } from './tables.ts';

/** A table as CSV that spreadsheets open: title, columns, rows, notes. */
export const tableCsv = ({ title, columns, rows, notes }: Table): string =>
  csvOf([[title], columns, ...rows, ...notes.map((note) => [note])].map((row) => row.map(csvCell)));

const csvCell = (cell: Cell): CsvCell =>
  typeof cell === 'number' ? { text: String(cell), isNumber: true } : { text: cell ?? '' };
