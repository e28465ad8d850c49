import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** What PMTiles v3 calls the tile type (specification, 3.9). */
export const TILE_TYPE = { mvt: 1, png: 2 } as const;

export interface TileOf {
  z: number;
  x: number;
  y: number;
  /** As it is to be stored: MVT gzipped, PNG as it is. */
  data: Uint8Array;
}

export interface ArchiveInfo {
  type: keyof typeof TILE_TYPE;
  /** West, south, east, north. */
  bounds: readonly [number, number, number, number];
  metadata: Record<string, unknown>;
}

/** Number of a tile along the Hilbert curve of all zooms before it (specification, 4.1). */
export function tileId(z: number, x: number, y: number): number {
  let id = 0;
  for (let zoom = 0; zoom < z; zoom++) id += 4 ** zoom;
  let [px, py] = [x, y];
  for (let size = 2 ** (z - 1); size >= 1; size /= 2) {
    const rx = px & size ? 1 : 0;
    const ry = py & size ? 1 : 0;
    id += size * size * ((3 * rx) ^ ry);
    px &= size - 1;
    py &= size - 1;
    if (ry === 0) {
      if (rx === 1) [px, py] = [size - 1 - px, size - 1 - py];
      [px, py] = [py, px];
    }
  }
  return id;
}

interface Entry {
  id: number;
  run: number;
  offset: number;
  length: number;
}

const HEADER_BYTES = 127;
/** The root directory and the header must fit into the first 16 KB (specification, 4.2). */
const ROOT_BYTES = 16_384 - HEADER_BYTES;
const GZIP = 2;
const NONE = 1;

/** A PMTiles v3 archive, clustered: equal tiles are stored once. */
export function writeArchive(tiles: readonly TileOf[], info: ArchiveInfo): Uint8Array {
  const sorted = tiles
    .map((tile) => ({ id: tileId(tile.z, tile.x, tile.y), data: tile.data }))
    .sort((a, b) => a.id - b.id);
  const entries: Entry[] = [];
  const stored = new Map<string, { offset: number; length: number }>();
  const blobs: Uint8Array[] = [];
  let size = 0;
  for (const { id, data } of sorted) {
    const key = createHash('sha256').update(data).digest('base64');
    let place = stored.get(key);
    if (!place) {
      place = { offset: size, length: data.length };
      stored.set(key, place);
      blobs.push(data);
      size += data.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
    else entries.push({ id, run: 1, ...place });
  }
  const { root, leaves } = directories(entries);
  const metadata = gzipSync(JSON.stringify(info.metadata));
  const zooms = tiles.map((tile) => tile.z);
  const header = headerOf({
    sections: [root.length, metadata.length, leaves.length, size],
    counts: [tiles.length, entries.length, blobs.length],
    type: TILE_TYPE[info.type],
    tileCompression: info.type === 'mvt' ? GZIP : NONE,
    minZoom: Math.min(...zooms),
    maxZoom: Math.max(...zooms),
    bounds: info.bounds,
  });
  return Buffer.concat([header, root, metadata, leaves, ...blobs]);
}

function directories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const whole = directory(entries);
  if (whole.length <= ROOT_BYTES) return { root: whole, leaves: new Uint8Array() };
  for (let perLeaf = 4096; ; perLeaf *= 2) {
    const pointers: Entry[] = [];
    const leaves: Uint8Array[] = [];
    let offset = 0;
    for (let i = 0; i < entries.length; i += perLeaf) {
      const leaf = directory(entries.slice(i, i + perLeaf));
      pointers.push({ id: entries[i]!.id, run: 0, offset, length: leaf.length });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = directory(pointers);
    if (root.length <= ROOT_BYTES) return { root, leaves: Buffer.concat(leaves) };
  }
}

/** Columns of varints: id steps, runs, lengths, offsets (0: right after the one before). */
function directory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = [];
  const varint = (value: number): void => {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  };
  varint(entries.length);
  entries.forEach(({ id }, i) => varint(id - (entries[i - 1]?.id ?? 0)));
  for (const { run } of entries) varint(run);
  for (const { length } of entries) varint(length);
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    varint(before && before.offset + before.length === offset ? 0 : offset + 1);
  });
  return gzipSync(Uint8Array.from(bytes));
}

interface Header {
  /** Bytes of root directory, metadata, leaf directories, tile data. */
  sections: readonly [number, number, number, number];
  /** Addressed tiles, tile entries, tile contents. */
  counts: readonly [number, number, number];
  type: number;
  tileCompression: number;
  minZoom: number;
  maxZoom: number;
  bounds: readonly [number, number, number, number];
}

function headerOf(header: Header): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('PMTiles'));
  view.setUint8(7, 3);
  let offset = HEADER_BYTES;
  header.sections.forEach((length, i) => {
    view.setBigUint64(8 + i * 16, BigInt(offset), true);
    view.setBigUint64(16 + i * 16, BigInt(length), true);
    offset += length;
  });
  header.counts.forEach((count, i) => view.setBigUint64(72 + i * 8, BigInt(count), true));
  view.setUint8(96, 1);
  view.setUint8(97, GZIP);
  view.setUint8(98, header.tileCompression);
  view.setUint8(99, header.type);
  view.setUint8(100, header.minZoom);
  view.setUint8(101, header.maxZoom);
  const degrees = (at: number, value: number): void =>
    view.setInt32(at, Math.round(value * 1e7), true);
  header.bounds.forEach((value, i) => degrees(102 + i * 4, value));
  view.setUint8(118, Math.min(header.maxZoom, Math.max(header.minZoom, 11)));
  degrees(119, (header.bounds[0] + header.bounds[2]) / 2);
  degrees(123, (header.bounds[1] + header.bounds[3]) / 2);
  return bytes;
}
