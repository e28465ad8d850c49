import type { Table } from './tables.ts';

/**
 * Tables as a workbook, a sheet each. The library that writes it is loaded when first asked for.
 *
 * @returns bytes of an .xlsx file
 */
export async function tablesXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/universal');
  const sheets = tables.map(({ title, columns, rows, notes }) => ({
    // Excel takes 31 signs, and none of these.
    sheet: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    data: [
      columns.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => (value === null ? null : { value }))),
      [],
      ...notes.map((value) => [{ value }]),
    ],
    stickyRowsCount: 1,
  }));
  const blob = await write(sheets).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
