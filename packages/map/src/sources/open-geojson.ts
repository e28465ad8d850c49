import { notJson, type ChunkHead } from '@yizhangtu/client';
import { type CatalogueEntry } from '@yizhangtu/standard';
import { piecesOfBlob, piecesOfFeatures, piecesOfHref, type Pieces } from './document-pieces.ts';
import type { LargeDocument } from './geojson-tiles/open-large.ts';
import { readGeojson, type DocumentInit } from './geojson.ts';
import { startsLikeMarkup } from './markup.ts';
import { toWgs84From } from './to-wgs84.ts';
import type { OpenedSource, OpenOptions } from './open-source.ts';
import { loadPart } from '../load-part.ts';

/** The most features that are drawn as they are: the engine copies these to and fro. */
const FEW = 5_000;
/** The most bytes that are parsed beside the page's own work: 2 MB take some 20 ms. */
const SMALL = 2 * 1024 * 1024;

const listOf = (value: unknown): readonly unknown[] => {
  const { features } = (value ?? {}) as { features?: unknown };
  return Array.isArray(features) ? features : [];
};

function asFeatures(value: unknown, { datum, where, near }: DocumentInit): OpenedSource {
  let done = false;
  return {
    type: 'features',
    async read(_view, show) {
      if (done) return;
      done = true;
      try {
        show(readGeojson(value, await toWgs84From(datum), where, near));
      } catch (error) {
        done = false;
        throw error;
      }
    },
  };
}

/** The part for large documents is loaded when one comes. */
async function startLarge(
  entry: CatalogueEntry,
  read: DocumentInit,
  lifetime: AbortSignal,
): Promise<LargeDocument> {
  const part = await loadPart(import('./geojson-tiles/open-large.ts'));
  return part.openLarge({ ...read, clusterMaxZoom: entry.style?.clusterMaxZoom }, lifetime);
}

function parse(text: string, head: ChunkHead): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(head, text, cause);
  }
}

/** A document of unknown size: a small one becomes features, a large one goes on to a worker. */
async function openPieces(
  pieces: Pieces,
  entry: CatalogueEntry,
  read: DocumentInit,
  { lifetime, onProgress }: OpenOptions,
): Promise<OpenedSource> {
  const small: Uint8Array[] = [];
  let size = 0;
  let large: LargeDocument | undefined;
  const goLarge = async () => {
    const opened = await startLarge(entry, read, lifetime);
    for (const piece of small.splice(0)) opened.take(piece);
    return opened;
  };
  const head = await pieces(async (bytes, told) => {
    if (size === 0 && startsLikeMarkup(bytes)) {
      throw notJson(told, new TextDecoder().decode(bytes.subarray(0, 64)));
    }
    size += bytes.length;
    if (told.total !== undefined) onProgress?.(Math.min(1, size / told.total));
    if (large !== undefined) return large.take(bytes);
    small.push(bytes);
    if (size > SMALL) large = await goLarge();
  });
  if (large === undefined) {
    const value = parse(await new Blob(small as Uint8Array<ArrayBuffer>[]).text(), head);
    if (listOf(value).length <= FEW) return asFeatures(value, read);
    large = await goLarge();
  }
  return { type: 'tiles', ...(await large.finish()) };
}

/** Whether inline data have to go through a worker. */
export const isLargeInline = (data: unknown): boolean =>
  data instanceof Blob || listOf(data).length > FEW;

/**
 * One GeoJSON document, by its address, as a file or inline. Few features are drawn as they are; many are
 * cut into tiles in a worker, from where each can still be had whole.
 *
 * @throws YztError as `getJson` and `readGeojson` do; `too_large`; `worker` when it is large and the page
 * lets no worker start
 */
export async function openGeojson(
  entry: CatalogueEntry,
  options: OpenOptions,
): Promise<OpenedSource> {
  const { href, data, datum } = entry.source as Extract<
    CatalogueEntry['source'],
    { type: 'geojson' }
  >;
  const { client, lifetime, near } = options;
  const where = href ?? entry.id;
  const read: DocumentInit = { datum, where, near };
  if (data instanceof Blob) {
    return openPieces(piecesOfBlob(data, where, lifetime), entry, read, options);
  }
  if (isLargeInline(data)) {
    return openPieces(piecesOfFeatures(listOf(data), where, lifetime), entry, read, options);
  }
  if (data !== undefined || href === undefined) return asFeatures(data, read);
  return openPieces(piecesOfHref(client, href, lifetime), entry, read, options);
}
