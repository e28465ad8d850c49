import { fileFault } from './file-fault.ts';
import type { LocalText } from '@yizhangtu/standard';

export type FileFormat = 'csv' | 'geojson';

interface Stranger {
  readonly starts: readonly number[];
  readonly name: LocalText;
  readonly mend: LocalText;
}

const SAVE_AS_CSV: LocalText = {
  'zh-CN': '在表格软件里另存为“CSV UTF-8（逗号分隔）”。',
  en: 'Save it as “CSV UTF-8 (comma delimited)” in your spreadsheet.',
};
const EXPORT_GEOJSON: LocalText = {
  'zh-CN': '在 QGIS 等软件里导出为 GeoJSON。',
  en: 'Export it as GeoJSON, for example in QGIS.',
};
const UNPACK: LocalText = {
  'zh-CN': '先解压；Excel 表格另存为 CSV，Shapefile 导出为 GeoJSON。',
  en: 'Unpack it first. Save an Excel sheet as CSV, export a shapefile as GeoJSON.',
};

/** Files that counties hand over under a wrong name, by their first bytes. */
const STRANGERS: readonly Stranger[] = [
  {
    starts: [0x50, 0x4b, 0x03, 0x04],
    name: { 'zh-CN': '压缩包或 Excel 表格（xlsx）', en: 'a zip archive or an Excel sheet (xlsx)' },
    mend: UNPACK,
  },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    name: { 'zh-CN': '旧版 Excel 表格（xls）', en: 'an old Excel sheet (xls)' },
    mend: SAVE_AS_CSV,
  },
  { starts: [0x1f, 0x8b], name: { 'zh-CN': 'gzip 压缩包', en: 'a gzip archive' }, mend: UNPACK },
  {
    starts: [0x52, 0x61, 0x72, 0x21],
    name: { 'zh-CN': 'RAR 压缩包', en: 'a RAR archive' },
    mend: UNPACK,
  },
  { starts: [0x25, 0x50, 0x44, 0x46], name: { 'zh-CN': 'PDF', en: 'a PDF' }, mend: SAVE_AS_CSV },
  {
    starts: [0x00, 0x00, 0x27, 0x0a],
    name: { 'zh-CN': 'Shapefile', en: 'a shapefile' },
    mend: EXPORT_GEOJSON,
  },
  {
    starts: [0xff, 0xfe],
    name: { 'zh-CN': 'UTF-16 文本（“Unicode 文本”）', en: 'UTF-16 text (“Unicode text”)' },
    mend: SAVE_AS_CSV,
  },
  {
    starts: [0xfe, 0xff],
    name: { 'zh-CN': 'UTF-16 文本', en: 'UTF-16 text' },
    mend: SAVE_AS_CSV,
  },
];

/** Refuses what is no text, by its first bytes. */
export function refuseStrangers(bytes: Uint8Array): void {
  const stranger = STRANGERS.find(({ starts }) =>
    starts.every((byte, index) => bytes[index] === byte),
  );
  if (stranger !== undefined) throw notSupported(stranger.name, stranger.mend);
  if (bytes.subarray(0, 65_536).includes(0)) {
    throw notSupported({ 'zh-CN': '二进制文件', en: 'a binary file' }, EXPORT_GEOJSON);
  }
}

/** What the text is, checked against what the file's name says. */
export function textFormat(text: string, fileName: string): FileFormat {
  const body = text.trimStart();
  if (body === '') {
    throw fileFault(
      'invalid',
      'file_empty',
      { 'zh-CN': '文件是空的。', en: 'The file is empty.' },
      { 'zh-CN': '检查是否导出成功。', en: 'Check that the export went through.' },
    );
  }
  if (/^<\?xml|^<kml/i.test(body)) {
    throw notSupported({ 'zh-CN': 'XML（例如 KML）', en: 'XML (such as KML)' }, EXPORT_GEOJSON);
  }
  if (body.startsWith('<')) {
    throw notSupported(
      { 'zh-CN': '网页（HTML）', en: 'a web page (HTML)' },
      {
        'zh-CN': '重新下载：这可能是登录页或出错页，不是数据文件。',
        en: 'Download it again: this may be a sign-in or error page and not the data.',
      },
    );
  }
  const real: FileFormat = /^[[{]/.test(body) ? 'geojson' : 'csv';
  const named = formatOfName(fileName);
  if (named !== undefined && named !== real) {
    throw fileFault(
      'invalid',
      'not_what_the_name_says',
      {
        'zh-CN': `文件名说是 ${named === 'csv' ? 'CSV' : 'GeoJSON'}，内容像是 ${real === 'csv' ? 'CSV' : 'JSON'}。`,
        en: `The name says ${named === 'csv' ? 'CSV' : 'GeoJSON'}, the content looks like ${real === 'csv' ? 'CSV' : 'JSON'}.`,
      },
      {
        'zh-CN': `如果内容没错，把扩展名改成 .${real}。`,
        en: `If the content is right, change the extension to .${real}.`,
      },
    );
  }
  return real;
}

function formatOfName(fileName: string): FileFormat | undefined {
  if (/\.(geo)?json$/i.test(fileName)) return 'geojson';
  return /\.(csv|tsv)$/i.test(fileName) ? 'csv' : undefined;
}

const notSupported = (name: LocalText, mend: LocalText) =>
  fileFault(
    'unsupported',
    'file_kind_unsupported',
    {
      'zh-CN': `这是${name['zh-CN']}，不能直接导入。`,
      en: `This is ${name.en}, which cannot be imported as it is.`,
    },
    mend,
  );
