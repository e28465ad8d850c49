import { placeColumns, type Issue } from '@yizhangtu/standard';
import { CsvRows, OpenQuote } from './csv-rows.ts';
import { MOST_FEATURES, OwnPiles, type OwnData } from './own-data.ts';
import { ownFault } from './own-file-error.ts';
import type { ReadOptions } from './read-file.ts';

/** Pieces of a file as text: UTF-8, or GB 18030 (which reads GBK) from the first byte that is not. */
async function encodingOf(file: Blob, signal: AbortSignal): Promise<'utf-8' | 'gb18030'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = (file.stream() as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      decoder.decode(value, { stream: !done });
      if (done) return 'utf-8';
    }
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030';
    throw error;
  } finally {
    await reader.cancel();
  }
}

class PointTable {
  readonly piles = new OwnPiles();
  refused = 0;
  firstRefused = 0;
  rows = 0;
  readonly #file: string;
  #header: readonly string[] | undefined;
  #columns: readonly (readonly [name: string, index: number])[] = [];
  #x = -1;
  #y = -1;

  constructor(file: string) {
    this.#file = file;
  }

  readonly take = (cells: readonly string[], line: number): void => {
    if (this.#header === undefined) return this.#head(cells.map((cell) => cell.trim()));
    this.rows += 1;
    if (this.rows > MOST_FEATURES) throw tooMany(this.#file);
    const [x, y] = [this.#number(cells, this.#x), this.#number(cells, this.#y)];
    if (x === undefined || y === undefined || Math.abs(x) > 180 || Math.abs(y) > 90) {
      this.refused += 1;
      this.firstRefused ||= line;
      return;
    }
    this.piles.add({
      type: 'Feature',
      id: this.rows,
      geometry: { type: 'Point', coordinates: [x, y] },
      properties: this.#properties(cells),
    });
  };

  #head(header: readonly string[]): void {
    this.#header = header;
    ({ x: this.#x, y: this.#y } = placeColumns(header));
    this.#columns = header
      .map((name, index) => [name, index] as const)
      .filter(([name, index]) => name !== '' && index !== this.#x && index !== this.#y);
    if (this.#x >= 0 && this.#y >= 0) return;
    const names = header.filter((name) => name !== '').slice(0, 8);
    throw ownFault(
      'invalid',
      'columns_missing',
      [
        `表里没有经度和纬度两列，现有的列：${names.join('、')}。`,
        `The table has no columns of longitude and latitude. Its columns: ${names.join(', ')}.`,
        '把两列的表头写成“经度”和“纬度”。',
        'Head the two columns “lng” and “lat”.',
      ],
      { where: this.#file },
    );
  }

  #number(cells: readonly string[], index: number): number | undefined {
    const text = (cells[index] ?? '').trim();
    return /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
  }

  #properties(cells: readonly string[]): Record<string, string> {
    const properties: Record<string, string> = {};
    for (const [name, index] of this.#columns) {
      const value = cells[index]?.trim() ?? '';
      if (value !== '') properties[name] = value;
    }
    return properties;
  }
}

export const tooMany = (where: string) =>
  ownFault(
    'too_large',
    'too_many',
    [
      `文件里的要素超过 ${MOST_FEATURES.toLocaleString('zh-CN')} 个。`,
      `The file has more than ${MOST_FEATURES.toLocaleString('en')} features.`,
      '分成几份，或请管理员导入到图层目录。',
      'Split it, or have it imported into the catalogue.',
    ],
    { where },
  );

function refusedRows(table: PointTable): Issue[] {
  if (table.refused === 0) return [];
  const { refused, firstRefused: line } = table;
  return [
    {
      path: `row ${line}`,
      code: 'rows_refused',
      message: {
        'zh-CN': `${refused} 行的经纬度缺失、不是数字或超出范围，未显示（第一处在第 ${line} 行）`,
        en: `${refused} rows have no longitude and latitude in degrees and are not shown (the first is line ${line})`,
      },
      mend: {
        'zh-CN': '请补上这些行的经度（-180 到 180）和纬度（-90 到 90）',
        en: 'Give these rows a longitude (-180 to 180) and a latitude (-90 to 90)',
      },
    },
  ];
}

/**
 * Points from a table with columns of longitude and latitude, in UTF-8 or GBK.
 *
 * @throws YztError `invalid` without such columns or rows, `too_large`
 */
export async function readCsv(
  file: Blob,
  name: string,
  { signal, onProgress }: ReadOptions,
): Promise<OwnData> {
  const decoder = new TextDecoder(await encodingOf(file, signal));
  const table = new PointTable(name);
  const rows = new CsvRows(table.take);
  const reader = (file.stream() as ReadableStream<Uint8Array>).getReader();
  let size = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      rows.push(decoder.decode(value, { stream: !done }));
      if (done) break;
      size += value.length;
      onProgress(size / file.size);
      // What is read is shown, and a press on "cancel" is heard, between two pieces.
      await new Promise((resolve) => setTimeout(resolve));
    }
    rows.end();
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error;
    throw ownFault(
      'invalid',
      'csv_broken',
      [
        `第 ${error.line} 行的双引号没有成对，后面的内容无法读取。`,
        `A double quote of line ${error.line} is never closed, so what follows cannot be read.`,
        '补上或删去这个双引号。',
        'Close the quote or take it out.',
      ],
      { where: name, cause: error },
    );
  } finally {
    await reader.cancel();
  }
  const issues = refusedRows(table);
  if (table.piles.count > 0) return table.piles.finish(name, undefined, issues);
  throw ownFault(
    'invalid',
    'no_rows',
    table.refused > 0
      ? [
          `没有一行的经纬度能用：${table.refused} 行都缺失、不是数字或超出范围。`,
          `No row has a longitude and latitude in degrees: all ${table.refused} lack them.`,
          '如果是米制的平面坐标，先在 QGIS 等软件里换成经纬度。',
          'If these are metres of a projection, convert them to degrees first, for example in QGIS.',
        ]
      : [
          '表里只有表头，没有数据行。',
          'The table has a header and no rows.',
          '检查是否导出完整。',
          'Check that the export is complete.',
        ],
    { where: name },
  );
}
