import { ownFault, type FaultWords } from './own-file-error.ts';

/** What a file holds, by its bytes and not by its name. */
export type FileKind = 'geojson' | 'csv' | 'kml' | 'zip' | 'flatgeobuf';

/** As much of a file as is looked at. */
export const HEAD_BYTES = 64 * 1024;

interface Stranger {
  readonly starts: readonly number[];
  readonly words: FaultWords;
}

const strange = (
  starts: readonly number[],
  [zh, en]: readonly [string, string],
  mend: readonly [string, string],
): Stranger => ({
  starts,
  words: [`这是${zh}，不能直接加到地图上。`, `This is ${en}, which cannot be added.`, ...mend],
});

const AS_CSV = [
  '在表格软件里另存为“CSV UTF-8（逗号分隔）”，要有经度和纬度两列。',
  'Save it as “CSV UTF-8 (comma delimited)” in your spreadsheet, with columns of longitude and latitude.',
] as const;
const AS_GEOJSON = [
  '在 QGIS 等软件里导出为 GeoJSON。',
  'Export it as GeoJSON, for example in QGIS.',
] as const;
const AS_ZIP = [
  '把同名的 .shp、.dbf、.prj 等文件打成一个 zip 再加。',
  'Pack the .shp, .dbf, .prj and other files of that name into one zip and add that.',
] as const;
const UNPACK = ['解压后再加，或改用 zip。', 'Unpack it first, or use zip.'] as const;

/** Files that people hand over under a wrong name, by their first bytes. */
const STRANGERS: readonly Stranger[] = [
  strange(
    [0xd0, 0xcf, 0x11, 0xe0],
    ['旧版 Excel 或 Word 文件', 'an old Excel or Word file'],
    AS_CSV,
  ),
  strange([0x1f, 0x8b], ['gzip 压缩包', 'a gzip archive'], UNPACK),
  strange([0x52, 0x61, 0x72, 0x21], ['RAR 压缩包', 'a RAR archive'], UNPACK),
  strange([0x37, 0x7a, 0xbc, 0xaf], ['7z 压缩包', 'a 7z archive'], UNPACK),
  strange([0x25, 0x50, 0x44, 0x46], ['PDF', 'a PDF'], AS_GEOJSON),
  strange([0x00, 0x00, 0x27, 0x0a], ['Shapefile 的一部分', 'one part of a shapefile'], AS_ZIP),
  strange([0x89, 0x50, 0x4e, 0x47], ['图片', 'a picture'], AS_GEOJSON),
  strange([0xff, 0xd8, 0xff], ['照片', 'a photo'], AS_GEOJSON),
  strange([0x49, 0x49, 0x2a, 0x00], ['TIFF 影像', 'a TIFF image'], AS_GEOJSON),
  strange(
    [0x53, 0x51, 0x4c, 0x69],
    ['数据库文件（如 GeoPackage）', 'a database (such as GeoPackage)'],
    AS_GEOJSON,
  ),
  strange(
    [0x50, 0x4d, 0x54, 0x69],
    ['PMTiles 瓦片文件', 'a PMTiles archive'],
    ['放到网站上，再用它的地址添加。', 'Put it on a web site and add it by its address.'],
  ),
  strange([0xff, 0xfe], ['UTF-16 文本', 'UTF-16 text'], AS_CSV),
  strange([0xfe, 0xff], ['UTF-16 文本', 'UTF-16 text'], AS_CSV),
];

const startsWith = (bytes: Uint8Array, starts: readonly number[]): boolean =>
  starts.every((byte, index) => bytes[index] === byte);

/**
 * Tells what a file is.
 *
 * @param head - the first {@link HEAD_BYTES} of it, or all
 * @throws YztError `unsupported` in words for what cannot be added, `invalid` for an empty file
 */
export function kindOf(head: Uint8Array, name: string): FileKind {
  if (head.length === 0) {
    throw ownFault(
      'invalid',
      'file_empty',
      [
        '文件是空的。',
        'The file is empty.',
        '检查是否导出成功。',
        'Check that the export went through.',
      ],
      { where: name },
    );
  }
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) {
    return 'zip';
  }
  if (startsWith(head, [0x66, 0x67, 0x62])) return 'flatgeobuf';
  const stranger = STRANGERS.find(({ starts }) => startsWith(head, starts));
  if (stranger !== undefined)
    throw ownFault('unsupported', 'file_kind', stranger.words, { where: name });
  if (head.includes(0)) {
    const { words } = strange([], ['二进制文件', 'a binary file'], AS_GEOJSON);
    throw ownFault('unsupported', 'file_kind', words, { where: name });
  }
  return textKind(new TextDecoder('latin1').decode(head).replace(/^ï»¿/, '').trimStart(), name);
}

function textKind(text: string, name: string): FileKind {
  if (/^[[{]/.test(text)) return 'geojson';
  if (!text.startsWith('<')) return 'csv';
  if (/<(\w+:)?kml[\s>]/i.test(text)) return 'kml';
  const page = /<(!doctype\s+html|html|head|body)\b/i.test(text);
  const words: FaultWords = page
    ? [
        '这是网页，不是数据。',
        'This is a web page and not data.',
        '重新下载：这可能是登录页或出错页。',
        'Download it again: this may be a sign-in or error page.',
      ]
    : ['这是 XML，但不是 KML。', 'This is XML, but not KML.', ...AS_GEOJSON];
  throw ownFault('unsupported', 'file_kind', words, { where: name });
}
