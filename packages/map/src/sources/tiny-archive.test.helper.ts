/**
 * A PMTiles v3 archive of one vector tile at 0/0/0, written by the specification and not by a library:
 * 127 bytes of header, one directory entry, metadata, the tile.
 */
export function tinyArchive(tile: Uint8Array): Uint8Array {
  const metadata = new TextEncoder().encode(
    JSON.stringify({ vector_layers: [{ id: 'things', fields: {} }] }),
  );
  // Number of entries, tile id, run length, length, offset + 1: each a varint of one byte here.
  const directory = Uint8Array.of(1, 0, 1, tile.length, 1);
  const header = new DataView(new ArrayBuffer(127));
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles'));
  header.setUint8(7, 3);
  const metadataAt = 127 + directory.length;
  const tileAt = metadataAt + metadata.length;
  [127, directory.length, metadataAt, metadata.length, tileAt, 0, tileAt, tile.length].forEach(
    (value, index) => header.setBigUint64(8 + index * 8, BigInt(value), true),
  );
  for (const at of [72, 80, 88]) header.setBigUint64(at, 1n, true);
  // Clustered; directories and tiles not compressed; vector tiles; zooms 0 to 0.
  [1, 1, 1, 1, 0, 0].forEach((value, index) => header.setUint8(96 + index, value));
  [-180, -85, 180, 85].forEach((value, index) =>
    header.setInt32(102 + index * 4, value * 1e7, true),
  );
  const archive = new Uint8Array(tileAt + tile.length);
  archive.set(new Uint8Array(header.buffer));
  archive.set(directory, 127);
  archive.set(metadata, metadataAt);
  archive.set(tile, tileAt);
  return archive;
}
