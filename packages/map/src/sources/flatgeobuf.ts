import type { Client } from '@yizhangtu/client';
import { toYztError, type Bounds, type Source } from '@yizhangtu/standard';
import { byteFile } from './byte-file.ts';
import { badFile } from './bad-file.ts';
import {
  featureAt,
  inOrder,
  lengthAt,
  MOST,
  openFlatgeobufFile,
  STEP,
  type FlatgeobufFile,
} from './flatgeobuf-file.ts';
import { runsOf, search, treeLength, type Found } from './flatgeobuf-index.ts';
import {
  FEATURE_LIMIT,
  PAGE_SIZE,
  viewReader,
  type FeaturePart,
  type ViewReader,
} from './view-reader.ts';

type FlatGeobufSource = Extract<Source, { type: 'flatgeobuf' }>;

/** Those that the index finds in `area`. */
async function* indexed(
  opened: FlatgeobufFile,
  href: string,
  area: Bounds,
  signal: AbortSignal,
): AsyncGenerator<GeoJSON.Feature[]> {
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
        if (start + 4 > bytes.length) throw badFile(href, 'The file breaks off before its end');
        const length = 4 + lengthAt(bytes, start);
        if (length > MOST) throw badFile(href, 'A feature of the file is broken');
        const whole =
          start + length <= bytes.length
            ? bytes.slice(start, start + length)
            : await file.read(offset, length, signal);
        if (whole.length < length) throw badFile(href, 'The file breaks off before its end');
        features.push(featureAt(opened, whole, index));
      }
    }
    yield features;
  }
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
  let opening: Promise<FlatgeobufFile> | undefined;
  async function* parts(area: Bounds, signal: AbortSignal): AsyncGenerator<FeaturePart> {
    try {
      // The header outlives the view that it was read for.
      opening ??= openFlatgeobufFile(byteFile(client, href), href, lifetime);
      const opened = await opening;
      const { featuresCount, indexNodeSize } = opened.header;
      const pages =
        featuresCount > 0 && indexNodeSize > 0
          ? indexed(opened, href, area, signal)
          : inOrder(opened, href, signal);
      for await (const features of pages) yield { value: { type: 'FeatureCollection', features } };
    } catch (thrown) {
      opening = undefined;
      const error = toYztError(thrown, href);
      // What the library throws of its own is about the bytes: offsets that lead out of the file.
      throw error.code === 'internal' ? badFile(href, error.message, thrown) : error;
    }
  }
  return viewReader({ parts, where: href, datum, lifetime, near });
}
