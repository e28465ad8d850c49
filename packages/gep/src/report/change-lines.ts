import { placesOf } from '../audit/printed.ts';
import type { Table } from '../export/tables.ts';
import { padEnd, padStart } from './columns.ts';

/** The change between two years as lines for a terminal. */
export function changeLines({ title, columns, rows, notes }: Table): string[] {
  const places = Math.max(...rows.flat().map((cell) => placesOf(String(cell))));
  const text = (cell: unknown): string =>
    typeof cell === 'number' ? cell.toFixed(places) : String(cell ?? '');
  return [
    title,
    ...[columns, ...rows].map(([name, ...cells]) =>
      [padEnd(text(name), 34), ...cells.map((cell) => padStart(text(cell), 14))].join(''),
    ),
    ...notes,
  ];
}
