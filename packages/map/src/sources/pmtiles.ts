import { getByteAnswer, type Client } from '@yizhangtu/client';
import { toYztError, YztError, type Datum } from '@yizhangtu/standard';
import type { PMTiles, RangeResponse, Source as ByteSource } from 'pmtiles';
import { badFile } from './bad-file.ts';
import { refuseShifted, type TileSet } from './tiles.ts';

/** Bytes that the reader asks for first: the header and the root directory. */
const HEAD = 16_384;

/** Byte ranges of an archive by HTTP. The first is asked for at once: the reader itself has yet to come. */
function byteSource(client: Client, url: string, lifetime: AbortSignal): ByteSource {
  const ranges = byteRanges(client, url, lifetime);
  let head: Promise<RangeResponse> | undefined = ranges.getBytes(0, HEAD, lifetime);
  head.catch(() => undefined);
  return {
    ...ranges,
    getBytes(offset, length, signal) {
      const first = offset === 0 && length === HEAD ? head : undefined;
      head = undefined;
      return first ?? ranges.getBytes(offset, length, signal);
    },
  };
}

function byteRanges(client: Client, url: string, lifetime: AbortSignal): ByteSource {
  return {
    getKey: () => url,
    async getBytes(offset, length, signal): Promise<RangeResponse> {
      const ask = () =>
        getByteAnswer(client, url, {
          signal: signal ?? lifetime,
          range: [offset, offset + length - 1],
        }).catch((error: unknown) => {
          // Asked for what lies behind the end.
          if (error instanceof YztError && error.status === 416) {
            throw badFile(url, 'The archive breaks off before its end', error);
          }
          throw error;
        });
      let answer = await ask();
      // A browser's cache has been seen to give none of a range while it keeps the one beside it.
      if (answer.status === 206 && offset > 0 && answer.bytes.byteLength < length) {
        answer = await ask();
      }
      if (answer.type === 'text/html')
        throw badFile(url, 'An HTML page came where an archive was due');
      if (answer.status === 200) {
        if (answer.bytes.byteLength < offset + length && offset > 0) {
          throw badFile(url, 'The archive breaks off before its end');
        }
        return { data: answer.bytes.slice(offset, offset + length) };
      }
      // The first request asks for more than a small archive has; every other for what must be there.
      if (offset > 0 && answer.bytes.byteLength < length)
        throw badFile(url, 'The archive breaks off before its end');
      return { data: answer.bytes };
    },
  };
}

interface Metadata {
  vector_layers?: { id?: unknown }[];
}

async function metadataOf(archive: PMTiles): Promise<Metadata> {
  const metadata = await archive.getMetadata();
  return typeof metadata === 'object' && metadata !== null ? metadata : {};
}

/**
 * A PMTiles v3 archive of vector or raster tiles. It reads the header first.
 *
 * @throws YztError `bad_response` when the file is no archive or is cut off
 */
export async function openPmtiles(
  client: Client,
  source: {
    readonly href: string;
    readonly sourceLayer?: string | undefined;
    readonly datum: Datum;
  },
  lifetime: AbortSignal,
): Promise<TileSet> {
  const { href } = source;
  refuseShifted(source.datum, href);
  const bytes = byteSource(client, href, lifetime);
  const { PMTiles, SharedPromiseCache, TileType } = await import('pmtiles');
  const archive = new PMTiles(bytes, new SharedPromiseCache(64));
  const typed = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      const known = toYztError(error, href);
      // What the reader throws of its own is about the bytes: wrong magic number, bad directory.
      throw known.code === 'internal' ? badFile(href, known.message, error) : known;
    });
  const header = await typed(archive.getHeader());
  const content = header.tileType === TileType.Mvt ? 'vector' : 'raster';
  // Only an entry that does not say its layer costs a request for the list of them.
  const unsaid = content === 'vector' && source.sourceLayer === undefined;
  const first = unsaid ? (await typed(metadataOf(archive))).vector_layers?.[0]?.id : undefined;
  return {
    content,
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    tileSize: content === 'vector' ? 512 : 256,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    sourceLayer: source.sourceLayer ?? (typeof first === 'string' ? first : undefined),
    read: (z, x, y, signal) => typed(archive.getZxy(z, x, y, signal)).then((found) => found?.data),
  };
}
