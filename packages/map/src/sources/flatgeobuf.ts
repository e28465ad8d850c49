import type { Client } from '@yizhangtu/client';
import { toYztError, YztError, type Bounds, type Source } from '@yizhangtu/standard';
import { byteFile, type ByteFile } from './byte-file.ts';
import { runsOf, search, treeLength, type Found } from './flatgeobuf-index.ts';
import {
  FEATURE_LIMIT,
  PAGE_SIZE,
  viewReader,
  type FeaturePart,
  type ViewReader,
} from './view-reader.ts';

type FlatGeobufSource = Extract<Source, { type: 'flatgeobuf' }>;

/** First three bytes of a file; the fourth is the major version. */
const MAGIC = [0x66, 0x67, 0x62];
const VERSION = 3;
/** The first request: enough for the header of most files. */
const FIRST = 16 * 1024;
/** Bytes of a request where no index says how long a feature is. */
const STEP = 256 * 1024;
/** More than a header or one feature may hold: larger numbers are those of a broken file. */
const MOST = 32 * 1024 * 1024;
/** Codes of the reference systems that are longitude and latitude in degrees: CRS 84 has none. */
const DEGREES: ReadonlySet<number> = new Set([0, 4326, 4490]);

const bad = (where: string, message: string, cause?: unknown) =>
  new YztError({
    code: 'bad_response',
    message,
    where,
    retriable: false,
    ...(cause === undefined ? {} : { cause }),
  });

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

interface Opened {
  readonly library: Library;
  readonly file: ByteFile;
  readonly header: Header;
  /** Where the index stands; the features when there is none. */
  readonly bodyOffset: number;
}

const lengthAt = (bytes: Uint8Array, offset: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset, true);

async function open(client: Client, href: string, signal: AbortSignal): Promise<Opened> {
  const file = byteFile(client, href);
  const first = await file.read(0, FIRST, signal);
  if (MAGIC.some((byte, index) => first[index] !== byte) || first.length < 12) {
    throw bad(href, 'The file is not FlatGeobuf');
  }
  if (first[3] !== VERSION) {
    throw new YztError({
      code: 'unsupported',
      message: `FlatGeobuf of version ${first[3]} cannot be read`,
      where: href,
    });
  }
  const length = lengthAt(first, 8);
  if (length > MOST) throw bad(href, 'The header of the file is broken');
  const bodyOffset = 12 + length;
  const bytes = first.length >= bodyOffset ? first : await file.read(0, bodyOffset, signal);
  if (bytes.length < bodyOffset) throw bad(href, 'The file breaks off in its header');
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

function featureAt(opened: Opened, bytes: Uint8Array, index: number): GeoJSON.Feature {
  const { library, header } = opened;
  const root = library.Feature.getSizePrefixedRootAsFeature(new library.ByteBuffer(bytes));
  // Features without a geometry are left out, and counted, where all GeoJSON is read.
  if (root.geometry() === null)
    return { type: 'Feature', id: index, geometry: null as never, properties: {} };
  return library.fromFeature(index, root, header) as GeoJSON.Feature;
}

const collection = (features: GeoJSON.Feature[]): FeaturePart => ({
  value: { type: 'FeatureCollection', features },
});

/** Those that the index finds in `area`. */
async function* indexed(
  opened: Opened,
  href: string,
  area: Bounds,
  signal: AbortSignal,
): AsyncGenerator<FeaturePart> {
  const { file, header, bodyOffset } = opened;
  const tree = {
    offset: bodyOffset,
    count: header.featuresCount,
    nodeSize: header.indexNodeSize,
  };
  const begin = bodyOffset + treeLength(tree);
  const found = await search(file, tree, area, FEATURE_LIMIT, signal);
  for (let at = 0; at < found.length; at += PAGE_SIZE) {
    const page = found.slice(at, at + PAGE_SIZE).map((one: Found) => ({
      index: one.index,
      offset: begin + one.offset,
      length: one.length ?? STEP,
    }));
    const features: GeoJSON.Feature[] = [];
    for (const run of runsOf(page)) {
      const bytes = await file.read(run.offset, run.length, signal);
      for (const { index, offset } of run.parts) {
        const start = offset - run.offset;
        if (start + 4 > bytes.length) throw bad(href, 'The file breaks off before its end');
        const length = 4 + lengthAt(bytes, start);
        if (length > MOST) throw bad(href, 'A feature of the file is broken');
        const whole =
          start + length <= bytes.length
            ? bytes.slice(start, start + length)
            : await file.read(offset, length, signal);
        if (whole.length < length) throw bad(href, 'The file breaks off before its end');
        features.push(featureAt(opened, whole, index));
      }
    }
    yield collection(features);
  }
}

/** All, from the first on: a file without an index says nothing of where its features lie. */
async function* inOrder(
  opened: Opened,
  href: string,
  signal: AbortSignal,
): AsyncGenerator<FeaturePart> {
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
    if (bytes.length - start < 4) throw bad(href, 'The file breaks off before its end');
    const length = 4 + lengthAt(bytes, start);
    if (length > MOST) throw bad(href, 'A feature of the file is broken');
    await fill(length);
    if (bytes.length - start < length) throw bad(href, 'The file breaks off before its end');
    features.push(featureAt(opened, bytes.slice(start, start + length), index));
    start += length;
    if (features.length >= PAGE_SIZE) {
      yield collection(features);
      features = [];
    }
  }
  if (features.length > 0) yield collection(features);
}

/**
 * A FlatGeobuf file (version 3), read by range requests and by what is in view. Without an index it is
 * read from its beginning, up to the limit of a view.
 *
 * @param near - where the data should lie, to notice swapped coordinates
 * @throws YztError on reading: `bad_response` for what is no such file or is cut off, `unsupported` for one
 * that is not in longitude and latitude
 */
export function openFlatgeobuf(
  client: Client,
  source: FlatGeobufSource,
  lifetime: AbortSignal,
  near?: Bounds,
): ViewReader {
  const { href, datum } = source;
  let opening: Promise<Opened> | undefined;
  async function* parts(area: Bounds, signal: AbortSignal): AsyncGenerator<FeaturePart> {
    try {
      // The header outlives the view that it was read for.
      opening ??= open(client, href, lifetime);
      const opened = await opening;
      const { featuresCount, indexNodeSize } = opened.header;
      if (featuresCount > 0 && indexNodeSize > 0) yield* indexed(opened, href, area, signal);
      else yield* inOrder(opened, href, signal);
    } catch (thrown) {
      opening = undefined;
      const error = toYztError(thrown, href);
      // What the library throws of its own is about the bytes: offsets that lead out of the file.
      throw error.code === 'internal' ? bad(href, error.message, thrown) : error;
    }
  }
  return viewReader({ parts, where: href, datum, lifetime, near });
}
