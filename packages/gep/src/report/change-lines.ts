import type { Table } from '../export/tables.ts';
import { padEnd, padStart } from './columns.ts';

/** The change between two years as lines for a terminal. */
export const changeLines = ({ title, columns, rows, notes }: Table): string[] => [
  title,
  ...[columns, ...rows].map(([name, ...cells]) =>
    [padEnd(String(name), 34), ...cells.map((cell) => padStart(String(cell ?? ''), 14))].join(''),
  ),
  ...notes,
];
