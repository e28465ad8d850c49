import type { GivenParameter, Profile, RunFile } from '@yizhangtu/gep';
import {
  decodeText,
  readAreas,
  readParameters,
  readStatistics,
  splitTable,
  type ReadNote,
} from '@yizhangtu/gep/input.js';
import type { Issue } from '@yizhangtu/standard';

/** What a table may hold. */
export const PASTE_KINDS = ['areas', 'statistics', 'parameters'] as const;
export type PasteKind = (typeof PASTE_KINDS)[number];

export interface PasteAsk {
  readonly kind: PasteKind;
  readonly text: string;
  /** Of areas that name none. */
  readonly unit: string;
  /** Blanks below a division stand for it: merged cells, confirmed. */
  readonly merged: boolean;
}

type Statistic = NonNullable<RunFile['statistics']>[number];

export type PasteContent =
  | { readonly kind: 'areas'; readonly areas: RunFile['areas'] }
  | { readonly kind: 'statistics'; readonly records: readonly Statistic[] }
  | { readonly kind: 'parameters'; readonly records: readonly GivenParameter[] };

/** A pasted table as it was read: what is in it, and every doubt with its cell. */
export interface Paste {
  readonly content: PasteContent;
  readonly rows: readonly (readonly string[])[];
  readonly issues: readonly Issue[];
  readonly notes: readonly ReadNote[];
}

/** Reads what was pasted. Nothing is guessed: whatever can be read in two ways is an issue. */
export function readPaste(
  { kind, text, unit, merged }: PasteAsk,
  profile: Profile,
  file: Pick<RunFile, 'divisions'>,
): Paste {
  const table = splitTable(text);
  const { rows } = table;
  if (kind === 'areas') {
    const { divisions } = file;
    const read = readAreas(table, {
      profile,
      divisions,
      merged,
      ...(unit === '' ? {} : { unit }),
    });
    const { areas, issues, notes } = read;
    return { content: { kind, areas }, rows, issues, notes };
  }
  if (kind === 'statistics') {
    const { records, issues, notes } = readStatistics(table);
    return { content: { kind, records }, rows, issues, notes };
  }
  const { records, issues, notes } = readParameters(table);
  return { content: { kind, records }, rows, issues, notes };
}

/** Text of a chosen file, in UTF-8 or GB18030. @throws YztError `invalid` when it is neither */
export const textOfFile = async (file: Blob): Promise<string> =>
  decodeText(new Uint8Array(await file.arrayBuffer()));

/** Row and column of an issue about a cell. */
export function cellOf({
  path,
}: {
  readonly path: string;
}): { readonly row: number; readonly column: number | undefined } | undefined {
  const [, row, column] = /^rows\[(\d+)\](?:\[(\d+)\])?$/.exec(path) ?? [];
  if (row === undefined) return undefined;
  return { row: Number(row), column: column === undefined ? undefined : Number(column) };
}

/** The name that a spreadsheet gives a cell: `B3`. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
