import { toYztError, YztError, type Bounds, type Datum } from '@yizhangtu/standard';
import { HEAD_BYTES, kindOf } from './file-kind.ts';
import { readGeojson } from '../sources/geojson.ts';
import { asIs } from '../sources/to-wgs84.ts';
import { parseXml } from '../services/xml.ts';
import { MOST_FEATURES, OwnPiles, type OwnData } from './own-data.ts';
import { ownFault } from './own-file-error.ts';
import { readCsv, tooMany } from './read-csv.ts';
import { readLargeGeojson } from './read-large-geojson.ts';
import type { ShapefileParts } from './read-shapefile.ts';

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  /** Where the data should lie, to notice swapped coordinates. */
  readonly near?: Bounds | undefined;
}

/** GeoJSON beyond this goes to the map as a file, which a worker reads. */
const SMALL_JSON = 2 * 1024 * 1024;
/** What has to be in memory whole. */
const MOST_BYTES = 100 * 1024 * 1024;

function refuseLarge(file: Blob, where: string): void {
  if (file.size <= MOST_BYTES) return;
  throw ownFault(
    'too_large',
    'file_too_large',
    [
      '文件超过 100 MB。',
      'The file is larger than 100 MB.',
      '分成几份，或导出为 GeoJSON，或请管理员导入到图层目录。',
      'Split it, export it as GeoJSON, or have it imported into the catalogue.',
    ],
    { where },
  );
}

function bytesOf(file: Blob, where: string): Promise<ArrayBuffer> {
  refuseLarge(file, where);
  return file.arrayBuffer();
}

/** GeoJSON features, checked and sorted by geometry. */
function sorted(
  value: unknown,
  name: string,
  says: Datum | undefined,
  near: Bounds | undefined,
): OwnData {
  const { features, issues } = readGeojson(value, asIs, name, near);
  if (features.length > MOST_FEATURES) throw tooMany(name);
  if (features.length === 0) {
    throw ownFault(
      'invalid',
      'no_features',
      [
        '文件里没有要素。',
        'The file has no features.',
        '检查是否导出完整。',
        'Check that the export is complete.',
      ],
      { where: name },
    );
  }
  const piles = new OwnPiles();
  for (const feature of features) piles.add(feature);
  return piles.finish(name, says, issues);
}

/** The datum that the `crs` member of older GeoJSON names. */
function saysOf(value: unknown): Datum | undefined {
  const { crs } = (value ?? {}) as { crs?: { properties?: { name?: unknown } } };
  const name = crs?.properties?.name;
  if (typeof name !== 'string') return undefined;
  return /4490$/.test(name) ? 'CGCS2000' : /4326$|CRS84$/.test(name) ? 'WGS84' : undefined;
}

async function readSmallGeojson(file: Blob, name: string, near: Bounds | undefined) {
  const text = new TextDecoder('utf-8').decode(await file.arrayBuffer());
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw ownFault(
      'bad_response',
      'not_json',
      [
        '文件像 JSON，但不完整或有错误。',
        'The file looks like JSON, but it is cut off or has an error.',
        '重新导出或下载。',
        'Export or download it again.',
      ],
      { where: name, cause },
    );
  }
  try {
    return sorted(value, name, saysOf(value), near);
  } catch (error) {
    if (!(error instanceof YztError) || error.code !== 'bad_response') throw error;
    throw ownFault(
      'unsupported',
      'not_geojson',
      [
        '这是 JSON，但不是 GeoJSON。',
        'This is JSON, but not GeoJSON.',
        '在 QGIS 等软件里导出为 GeoJSON。',
        'Export it as GeoJSON, for example in QGIS.',
      ],
      { where: name, cause: error },
    );
  }
}

async function readKml(bytes: ArrayBuffer, name: string, near: Bounds | undefined) {
  const root = parseXml({ bytes }, name);
  const { kml } = await import('@tmcw/togeojson');
  // KML is in WGS 84 by its standard (OGC 12-007r2, 6.1): what Chinese software writes may not be.
  return sorted(kml(root.ownerDocument), name, 'WGS84', near);
}

const extension = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

async function readZip(file: Blob, name: string, options: ReadOptions): Promise<OwnData> {
  const { unpack } = await import('./unpack.ts');
  const wanted = new Set(['shp', 'dbf', 'prj', 'cpg', 'kml', 'geojson', 'json', 'xml']);
  const files = await unpack(
    file,
    name,
    (path) => wanted.has(extension(path)) && !path.includes('__MACOSX'),
    options,
  );
  const paths = [...files.keys()];
  const shapes = paths.filter((path) => extension(path) === 'shp');
  const [shape] = shapes;
  if (shape !== undefined) {
    if (shapes.length > 1) throw several(shapes, name);
    const { readShapefile } = await import('./read-shapefile.ts');
    const { features, says } = await readShapefile(partsOf(files, shape), name);
    return sorted({ type: 'FeatureCollection', features }, name, says, options.near);
  }
  const inner = paths.find((path) => /^(kml|geojson|json)$/.test(extension(path)));
  const bytes = inner === undefined ? undefined : files.get(inner);
  if (bytes === undefined || paths.includes('[Content_Types].xml'))
    throw nothingInside(paths, name);
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return kindOf(bytes.subarray(0, HEAD_BYTES), name) === 'kml'
    ? readKml(await blob.arrayBuffer(), name, options.near)
    : readSmallGeojson(blob, name, options.near);
}

function partsOf(files: ReadonlyMap<string, Uint8Array>, shape: string): ShapefileParts {
  const stem = shape.slice(0, -4).toLowerCase();
  const part = (ending: string): Uint8Array | undefined =>
    [...files].find(([path]) => path.toLowerCase() === `${stem}.${ending}`)?.[1];
  const text = (ending: string): string | undefined => {
    const bytes = part(ending);
    return bytes && new TextDecoder().decode(bytes);
  };
  return { shp: files.get(shape)!, dbf: part('dbf'), prj: text('prj'), cpg: text('cpg') };
}

const several = (shapes: readonly string[], where: string): YztError =>
  ownFault(
    'unsupported',
    'several_shapefiles',
    [
      `压缩包里有 ${shapes.length} 个 Shapefile：${shapes.slice(0, 5).join('、')}。`,
      `The archive holds ${shapes.length} shapefiles: ${shapes.slice(0, 5).join(', ')}.`,
      '每个单独打成一个 zip 再加。',
      'Pack each into a zip of its own.',
    ],
    { where },
  );

const nothingInside = (paths: readonly string[], where: string): YztError =>
  ownFault(
    'unsupported',
    'nothing_inside',
    paths.includes('[Content_Types].xml')
      ? [
          '这是 Excel 或 Word 文件，不能直接加到地图上。',
          'This is an Excel or Word file, which cannot be added.',
          '在表格软件里另存为“CSV UTF-8（逗号分隔）”，要有经度和纬度两列。',
          'Save it as “CSV UTF-8 (comma delimited)”, with columns of longitude and latitude.',
        ]
      : [
          '压缩包里没有 Shapefile、KML 或 GeoJSON。',
          'The archive holds no shapefile, KML or GeoJSON.',
          '把 .shp、.dbf、.prj 打进同一个 zip。',
          'Pack .shp, .dbf and .prj into one zip.',
        ],
    { where },
  );

async function readFlatgeobuf(
  file: Blob,
  name: string,
  near: Bounds | undefined,
  signal: AbortSignal,
) {
  const bytes = new Uint8Array(await bytesOf(file, name));
  const [{ inOrder, openFlatgeobufFile }, { treeLength }] = await Promise.all([
    import('../sources/flatgeobuf-file.ts'),
    import('../sources/flatgeobuf-index.ts'),
  ]);
  const features: GeoJSON.Feature[] = [];
  let says: Datum | undefined;
  try {
    const read = (offset: number, length: number) =>
      Promise.resolve(bytes.subarray(offset, offset + length));
    const opened = await openFlatgeobufFile({ read }, name, signal);
    const code = opened.header.crs?.code;
    says = code === 4490 ? 'CGCS2000' : code === 4326 ? 'WGS84' : undefined;
    const { featuresCount: count, indexNodeSize: nodeSize } = opened.header;
    // The index tells where features lie; all of them stand behind it.
    const index = nodeSize === 0 ? 0 : treeLength({ offset: opened.bodyOffset, count, nodeSize });
    const behind = { ...opened, bodyOffset: opened.bodyOffset + index };
    for await (const page of inOrder(behind, name, signal)) features.push(...page);
  } catch (cause) {
    // What it is in, and what to do about that, is in the error already.
    if (cause instanceof YztError && cause.code === 'unsupported') throw cause;
    throw ownFault(
      'bad_response',
      'flatgeobuf_broken',
      [
        'FlatGeobuf 文件已损坏或不完整。',
        'The FlatGeobuf file is broken or cut off.',
        '重新导出。',
        'Export it again.',
      ],
      { where: name, cause },
    );
  }
  return sorted({ type: 'FeatureCollection', features }, name, says, near);
}

/**
 * Reads a file that a person hands in: GeoJSON, CSV with longitude and latitude, KML or KMZ, a zipped
 * Shapefile or FlatGeobuf, told by what is in it.
 *
 * @throws YztError with an issue in words: `unsupported` for what it is not, `invalid`, `bad_response`,
 * `too_large`; `aborted` when `signal` is
 */
export async function readFile(file: File, options: ReadOptions): Promise<OwnData> {
  const { name } = file;
  const { near, signal } = options;
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    signal.throwIfAborted();
    switch (kindOf(head, name)) {
      case 'geojson':
        return file.size > SMALL_JSON
          ? await readLargeGeojson(file)
          : await readSmallGeojson(file, name, near);
      case 'csv':
        return await readCsv(file, name, options);
      case 'kml':
        return await readKml(await bytesOf(file, name), name, near);
      case 'zip':
        refuseLarge(file, name);
        return await readZip(file, name, options);
      case 'flatgeobuf':
        return await readFlatgeobuf(file, name, near, signal);
    }
  } catch (thrown) {
    signal.throwIfAborted();
    throw toYztError(thrown, name);
  }
}
