import type { Locale } from '@yizhangtu/standard';
import { placesOf } from '../audit/printed.ts';
import type { Cell, Table } from './tables.ts';
import { unitWords } from './unit-words.ts';

/** A table as people read it: every cell in words. */
export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold numbers. */
  readonly numeric: readonly boolean[];
  readonly notes: readonly string[];
}

/** Decimals of a column: as many as its numbers have, where they have few. */
const FEW_PLACES = 4;
function placesIn(rows: Table['rows'], column: number): number | undefined {
  const numbers = rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
  const places = Math.max(0, ...numbers.map((value) => placesOf(String(value))));
  return places <= FEW_PLACES ? places : undefined;
}

function numberIn(locale: Locale, value: number, places: number | undefined): string {
  if (value === 0) return '0';
  const isFar = Math.abs(value) >= 1e15 || Math.abs(value) < 1e-4;
  if (isFar) return value.toExponential(4);
  const digits =
    places === undefined
      ? { maximumSignificantDigits: 9 }
      : { minimumFractionDigits: places, maximumFractionDigits: places };
  return value.toLocaleString(locale, digits);
}

/** The table with its numbers grouped, to as many places as each column has, and its units as people write them. */
export function printTable(table: Table, locale: Locale): PrintedTable {
  const { title, columns, rows, notes, unit, year } = table;
  const places = columns.map((_, at) => placesIn(rows, at));
  const words = (cell: Cell, at: number): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return at === unit ? unitWords(cell, locale) : cell;
    return at === year ? String(cell) : numberIn(locale, cell, places[at]);
  };
  return {
    title,
    columns,
    rows: rows.map((row) => row.map(words)),
    numeric: columns.map((_, at) => rows.some((row) => typeof row[at] === 'number')),
    notes,
  };
}
