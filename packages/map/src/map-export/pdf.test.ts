import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { decode, encode } from 'fast-png';
import { writePdf, type PdfDocument } from './pdf.ts';
import { withPaperSize } from './png-size.ts';

const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;
const skip = hasPoppler ? false : 'pdftoppm (Debian: poppler-utils) is not installed';

const characters = String.fromCodePoint(
  ...Array.from({ length: 600 }, (_, index) => 0x4e00 + index),
);
const [width, height] = [210, 297];
const red = new Uint8Array(10 * 10 * 3).map((_, index) => (index % 3 === 0 ? 255 : 0));
const document: PdfDocument = {
  title: '德清县 · 土地利用现状 (𠮷)',
  language: 'zh-CN',
  created: new Date('2026-11-21T06:38:00Z'),
  width,
  height,
  pages: [
    {
      images: [
        {
          x: 10,
          y: 20,
          width: 100,
          height: 50,
          pixels: { width: 10, height: 10 },
          filter: 'FlateDecode',
          data: new Uint8Array(deflateSync(red)),
        },
      ],
      texts: [
        { text: '德清县 𠮷 Deqing', x: 10, y: 8, width: 40, height: 6, size: 5, bold: true },
        { text: '', x: 10, y: 8, width: 0, height: 6, size: 5, bold: true },
      ],
    },
    {
      images: [],
      texts: [{ text: characters, x: 10, y: 9, width: 190, height: 4, size: 0.3, bold: false }],
    },
  ],
};

async function inFile<T>(work: (file: string) => T): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yzt-pdf-'));
  try {
    const file = join(folder, 'sheet.pdf');
    await writeFile(file, new Uint8Array(await writePdf(document).arrayBuffer()));
    return work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const run = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return stdout;
};

test('poppler reads size, title and every word of a PDF', { skip }, async () => {
  const [info, text] = await inFile((file) => [
    run('pdfinfo', file),
    run('pdftotext', '-raw', file, '-'),
  ]);
  assert.match(info, /Title: +德清县 · 土地利用现状 \(𠮷\)/u);
  assert.match(info, /Pages: +2/);
  assert.match(info, /Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/);
  assert.ok(text.includes('德清县 𠮷 Deqing'), text);
  // More characters than one font has codes.
  assert.ok(text.replace(/\s/g, '').includes(characters));
});

test('poppler draws the pictures where they belong and none of the words', { skip }, async () => {
  const image = await inFile((file) => {
    const size = ['-scale-to-x', '210', '-scale-to-y', '297'];
    run('pdftoppm', ...size, '-f', '1', '-l', '1', '-png', file, file);
    return spawnSync('cat', [`${file}-1.png`]).stdout;
  });
  const { data, width: across, height: down, channels } = decode(image);
  assert.deepEqual([across, down], [210, 297]);
  const isRed = (x: number, y: number) => {
    const at = (y * across + x) * channels;
    return data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 0;
  };
  const isWhite = (x: number, y: number) => data[(y * across + x) * channels + 1] === 255;
  assert.ok(isRed(12, 22) && isRed(108, 68));
  for (const [x, y] of [
    [8, 22],
    [112, 68],
    [12, 18],
    [12, 72],
    [12, 11],
    [30, 11],
  ] as const) {
    assert.ok(isWhite(x, y), `${x}, ${y}`);
  }
});

test('offsets of the cross-reference table name their objects', async () => {
  const text = new TextDecoder('latin1').decode(await writePdf(document).arrayBuffer());
  const start = Number(/startxref\n(\d+)/.exec(text)![1]);
  assert.ok(text.startsWith('xref', start));
  const rows = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)];
  assert.ok(rows.length > 8);
  rows.forEach(([, at], index) => assert.ok(text.startsWith(`${index + 1} 0 obj`, Number(at))));
});

test('a PNG says how large it is on paper, and stays readable', async () => {
  const png = encode({
    width: 2,
    height: 1,
    data: new Uint8Array([255, 0, 0, 0, 0, 255]),
    channels: 3,
  });
  const sized = await withPaperSize(new Blob([png as Uint8Array<ArrayBuffer>]), 300);
  const {
    width: across,
    data,
    resolution,
  } = decode(new Uint8Array(await sized.arrayBuffer()), { checkCrc: true });
  assert.deepEqual([across, [...data]], [2, [255, 0, 0, 0, 0, 255]]);
  assert.deepEqual(resolution, { x: 11811, y: 11811, unit: 1 });
});
