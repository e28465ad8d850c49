import { YztError } from '@yizhangtu/standard';
import { badFile } from './bad-file.ts';
import type { ByteFile } from './byte-file.ts';
import { PAGE_SIZE } from './view-reader.ts';

/** First three bytes of a file; the fourth is the major version. */
const MAGIC = [0x66, 0x67, 0x62];
const VERSION = 3;
/** The first request: enough for the header of most files. */
const FIRST = 16 * 1024;
/** Bytes of a request where no index says how long a feature is. */
export const STEP = 256 * 1024;
/** More than a header or one feature may hold: larger numbers are those of a broken file. */
export const MOST = 32 * 1024 * 1024;
/** Codes of the reference systems that are longitude and latitude in degrees: CRS 84 has none. */
const DEGREES: ReadonlySet<number> = new Set([0, 4326, 4490]);

const load = async () => {
  const [{ ByteBuffer }, { fromByteBuffer }, { Feature }, { fromFeature }] = await Promise.all([
    import('flatbuffers'),
    import('flatgeobuf/lib/mjs/header-meta.js'),
    import('flatgeobuf/lib/mjs/flat-geobuf/feature.js'),
    import('flatgeobuf/lib/mjs/geojson/feature.js'),
  ]);
  return { ByteBuffer, fromByteBuffer, Feature, fromFeature };
};
type Library = Awaited<ReturnType<typeof load>>;
type Header = ReturnType<Library['fromByteBuffer']>;

/** A file whose header is read. */
export interface FlatgeobufFile {
  readonly library: Library;
  readonly file: ByteFile;
  readonly header: Header;
  /** Where the index stands; the features when there is none. */
  readonly bodyOffset: number;
}

export const lengthAt = (bytes: Uint8Array, offset: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset, true);

/**
 * Reads the header of a FlatGeobuf file (version 3).
 *
 * @throws YztError `bad_response` for what is no such file, `unsupported` for one that is not in longitude
 * and latitude
 */
export async function openFlatgeobufFile(
  file: ByteFile,
  href: string,
  signal: AbortSignal,
): Promise<FlatgeobufFile> {
  const first = await file.read(0, FIRST, signal);
  if (MAGIC.some((byte, index) => first[index] !== byte) || first.length < 12) {
    throw badFile(href, 'The file is not FlatGeobuf');
  }
  if (first[3] !== VERSION) {
    throw new YztError({
      code: 'unsupported',
      message: `FlatGeobuf of version ${first[3]} cannot be read`,
      where: href,
    });
  }
  const length = lengthAt(first, 8);
  if (length > MOST) throw badFile(href, 'The header of the file is broken');
  const bodyOffset = 12 + length;
  const bytes = first.length >= bodyOffset ? first : await file.read(0, bodyOffset, signal);
  if (bytes.length < bodyOffset) throw badFile(href, 'The file breaks off in its header');
  const library = await load();
  const header = library.fromByteBuffer(new library.ByteBuffer(bytes.slice(8, bodyOffset)));
  const code = header.crs?.code ?? 0;
  if (!DEGREES.has(code)) {
    throw new YztError({
      code: 'unsupported',
      message: `the file is in EPSG:${code}`,
      where: href,
      issues: [
        {
          path: 'source.href',
          code: 'reference_system',
          message: {
            'zh-CN': `文件的坐标系是 EPSG:${code}，只能读经纬度（EPSG:4490 或 EPSG:4326）`,
            en: `The file is in EPSG:${code}; only longitude and latitude (EPSG:4490 or EPSG:4326) are read`,
          },
          mend: {
            'zh-CN': '请用 ogr2ogr -t_srs EPSG:4490 转换',
            en: 'Convert it with ogr2ogr -t_srs EPSG:4490',
          },
        },
      ],
    });
  }
  return { library, file, header, bodyOffset };
}

/** The feature in `bytes`, which begin with its length. */
export function featureAt(
  opened: FlatgeobufFile,
  bytes: Uint8Array,
  index: number,
): GeoJSON.Feature {
  const { library, header } = opened;
  const root = library.Feature.getSizePrefixedRootAsFeature(new library.ByteBuffer(bytes));
  // Features without a geometry are left out, and counted, where all GeoJSON is read.
  if (root.geometry() === null)
    return { type: 'Feature', id: index, geometry: null as never, properties: {} };
  return library.fromFeature(index, root, header) as GeoJSON.Feature;
}

/** All, from the first on: a file without an index says nothing of where its features lie. */
export async function* inOrder(
  opened: FlatgeobufFile,
  href: string,
  signal: AbortSignal,
): AsyncGenerator<GeoJSON.Feature[]> {
  const { file, header } = opened;
  let offset = opened.bodyOffset;
  let bytes = new Uint8Array();
  let start = 0;
  let features: GeoJSON.Feature[] = [];
  /** Sees to it that `length` bytes lie at `start`, as far as the file has them. */
  const fill = async (length: number) => {
    if (bytes.length - start >= length) return;
    offset += start;
    bytes = new Uint8Array(await file.read(offset, Math.max(STEP, length), signal));
    start = 0;
  };
  // A count of 0 is one that was not known when the file was begun: it is read to its end.
  const count = header.featuresCount === 0 ? Infinity : header.featuresCount;
  for (let index = 0; index < count; index += 1) {
    await fill(4);
    if (count === Infinity && bytes.length === start) break;
    if (bytes.length - start < 4) throw badFile(href, 'The file breaks off before its end');
    const length = 4 + lengthAt(bytes, start);
    if (length > MOST) throw badFile(href, 'A feature of the file is broken');
    await fill(length);
    if (bytes.length - start < length) throw badFile(href, 'The file breaks off before its end');
    features.push(featureAt(opened, bytes.slice(start, start + length), index));
    start += length;
    if (features.length >= PAGE_SIZE) {
      yield features;
      features = [];
    }
  }
  if (features.length > 0) yield features;
}
