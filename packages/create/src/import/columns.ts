import { placeColumns } from '@yizhangtu/standard';
import { fileFault } from './file-fault.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Candidate, Sorted } from './candidate.ts';
import type { CsvRow, CsvTable } from './read-csv.ts';

export interface PlaceColumns {
  readonly x: number;
  readonly y: number;
}

/** Index of a column that was named, or an error that lists the columns there are. */
export function columnIndex(header: readonly string[], name: string): number {
  const index = header.indexOf(name.trim());
  if (index >= 0) return index;
  throw fileFault(
    'invalid',
    'column_unknown',
    { 'zh-CN': `没有叫“${name}”的列。`, en: `There is no column “${name}”.` },
    {
      'zh-CN': `有这些列：${header.join('、')}。`,
      en: `The columns are: ${header.join(', ')}.`,
    },
  );
}

/** Longitude and latitude columns: those named, or those whose names say so; `undefined` without them. */
export function columnsOfPlaces(
  header: readonly string[],
  x: string | undefined,
  y: string | undefined,
): PlaceColumns | undefined {
  const told = placeColumns(header);
  const found = {
    x: x === undefined ? told.x : columnIndex(header, x),
    y: y === undefined ? told.y : columnIndex(header, y),
  };
  return found.x < 0 || found.y < 0 ? undefined : found;
}

/** Points from two columns. The two columns are not repeated among the properties. */
export function pointsFromColumns(table: CsvTable, columns: PlaceColumns): Sorted {
  const candidates: Candidate[] = [];
  const refusals: Refusal[] = [];
  for (const row of table.rows) {
    const read = readPoint(table.header, row, columns);
    if ('code' in read) refusals.push(read);
    else candidates.push(read);
  }
  return { candidates, refusals };
}

function readPoint(
  header: readonly string[],
  { row, cells }: CsvRow,
  { x, y }: PlaceColumns,
): Candidate | Refusal {
  for (const index of [x, y]) {
    const value = (cells[index] ?? '').trim();
    const at = { row, column: header[index] ?? '', original: cells };
    if (value === '') return refuse('coordinate_missing', at);
    if (!/^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(value)) {
      return refuse('coordinate_not_number', at, { value });
    }
  }
  return {
    row,
    geometry: { type: 'Point', coordinates: [Number(cells[x]), Number(cells[y])] },
    properties: propertiesOf(header, cells, [x, y]),
    column: header[x] ?? '',
    original: cells,
  };
}

/** A row's cells by column name, empty ones left out. */
export function propertiesOf(
  header: readonly string[],
  cells: readonly string[],
  without: readonly number[] = [],
): Record<string, string> {
  const entries = header.map((name, index) => [name, (cells[index] ?? '').trim()] as const);
  return Object.fromEntries(
    entries.filter(([name, value], index) => name && value !== '' && !without.includes(index)),
  );
}
