import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { describe, it } from 'node:test';
import { VectorTile } from '@mapbox/vector-tile';
import { decode } from 'fast-png';
import { PbfReader } from 'pbf';
import { PMTiles, zxyToTileId, type RangeResponse, type Source } from 'pmtiles';
import { baseArchive } from './base-archive.ts';
import { buildingArchive } from './building-archive.ts';
import { tileId, writeArchive, type TileOf } from './pmtiles-writer.ts';
import { random } from './random.ts';
import { terrainArchive } from './terrain-archive.ts';
import { tilesIn } from './vector-tiles.ts';

/** An archive in memory, as the PMTiles library reads it. */
class MemorySource implements Source {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  getKey(): string {
    return 'memory';
  }

  getBytes(offset: number, length: number): Promise<RangeResponse> {
    return Promise.resolve({
      data: Uint8Array.from(this.#bytes.subarray(offset, offset + length)).buffer,
    });
  }
}

const open = (bytes: Uint8Array): PMTiles => new PMTiles(new MemorySource(bytes));
const BOUNDS = [119.9, 30.5, 120, 30.6] as const;

async function tileLayer(archive: PMTiles, z: number, x: number, y: number, name: string) {
  const tile = await archive.getZxy(z, x, y);
  return tile && new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers[name];
}

/** Houses of ten metres, spread over the box. */
const houses = (count: number): GeoJSON.Feature[] => {
  const draw = random(1);
  return Array.from({ length: count }, (_, n): GeoJSON.Feature => {
    const [x, y] = [draw.between(119.901, 119.999), draw.between(30.501, 30.599)];
    const ring = [
      [x, y],
      [x + 1e-4, y],
      [x + 1e-4, y + 1e-4],
      [x, y + 1e-4],
      [x, y],
    ];
    return {
      type: 'Feature',
      id: n + 1,
      properties: { name: `house ${n + 1}`, height: 6 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
};

describe('PMTiles archives', () => {
  it('numbers tiles as the library does', () => {
    for (const [z, x, y] of [
      [0, 0, 0],
      [1, 1, 0],
      [5, 13, 22],
      [12, 3413, 1676],
      [15, 27300, 13410],
    ] as const) {
      assert.equal(tileId(z, x, y), zxyToTileId(z, x, y));
    }
  });

  it('are read back tile by tile, through leaf directories when there are many', async () => {
    const draw = random(2);
    const tiles: TileOf[] = [];
    for (let x = 0; x < 256; x++) {
      for (let y = 0; y < 100; y++) {
        // Unlike lengths, so that the directory does not compress into the root.
        const data = Uint8Array.from({ length: draw.int(3, 90) }, () => draw.int(0, 255));
        tiles.push({ z: 8, x, y, data });
      }
    }
    const archive = open(
      writeArchive(tiles, { type: 'png', bounds: BOUNDS, metadata: { name: 'many' } }),
    );
    const header = await archive.getHeader();
    assert.ok(header.leafDirectoryLength! > 0);
    assert.equal(header.numAddressedTiles, tiles.length);
    for (const tile of tiles.filter((_, n) => n % 997 === 0)) {
      const found = await archive.getZxy(tile.z, tile.x, tile.y);
      assert.deepEqual(new Uint8Array(found!.data), tile.data);
    }
    assert.equal(await archive.getZxy(8, 0, 200), undefined);
    assert.deepEqual(await archive.getMetadata(), { name: 'many' });
  });

  it('store equal tiles once', async () => {
    const data = Uint8Array.of(1, 2, 3);
    const tiles = [0, 1, 2, 3].map((x): TileOf => ({ z: 2, x, y: 3, data }));
    const header = await open(
      writeArchive(tiles, { type: 'png', bounds: BOUNDS, metadata: {} }),
    ).getHeader();
    assert.equal(header.numTileContents, 1);
    assert.equal(header.tileDataLength, 3);
  });

  it('hold every building at zooms 12 and 15', async () => {
    const archive = open(buildingArchive(houses(800), BOUNDS));
    const header = await archive.getHeader();
    assert.equal(header.minZoom, 12);
    assert.equal(header.maxZoom, 15);
    for (const zoom of [12, 15]) {
      const names = new Set<unknown>();
      for (const { z, x, y } of tilesIn(BOUNDS, zoom)) {
        const layer = await tileLayer(archive, z, x, y, 'buildings');
        for (let n = 0; layer && n < layer.length; n++)
          names.add(layer.feature(n).properties['name']);
      }
      assert.equal(names.size, 800, `zoom ${zoom}`);
    }
  });

  it('draw a class of road from its own zoom on', async () => {
    const road = (roadClass: string): GeoJSON.Feature => ({
      type: 'Feature',
      properties: { class: roadClass, name: '' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [119.91, 30.51],
          [119.99, 30.59],
        ],
      },
    });
    const archive = open(baseArchive({ road: [road('motorway'), road('local')] }, BOUNDS));
    const classesAt = async (zoom: number): Promise<unknown[]> => {
      const found = new Set<unknown>();
      for (const { z, x, y } of tilesIn(BOUNDS, zoom)) {
        const layer = await tileLayer(archive, z, x, y, 'road');
        for (let n = 0; layer && n < layer.length; n++)
          found.add(layer.feature(n).properties['class']);
      }
      return [...found];
    };
    assert.deepEqual(await classesAt(9), ['motorway']);
    assert.deepEqual(await classesAt(13), ['motorway', 'local']);
  });

  it('hold heights in the Mapbox encoding', async () => {
    const archive = open(terrainArchive((lng) => (lng - 119.9) * 1000, BOUNDS));
    const [place] = [...tilesIn([119.95, 30.55, 119.95, 30.55], 12)];
    const tile = await archive.getZxy(place!.z, place!.x, place!.y);
    const image = decode(new Uint8Array(tile!.data));
    const column = ((119.95 + 180) / 360) * 2 ** 12;
    const at = Math.floor((column % 1) * 256) * image.channels;
    const [r, g, b] = [image.data[at]!, image.data[at + 1]!, image.data[at + 2]!];
    const height = -10_000 + (r * 65_536 + g * 256 + b) * 0.1;
    assert.ok(Math.abs(height - 50) < 1, `${height} m`);
  });

  it('compress vector tiles with gzip', async () => {
    const bytes = buildingArchive(houses(3), BOUNDS);
    const header = await open(bytes).getHeader();
    const start = header.tileDataOffset;
    assert.ok(gunzipSync(bytes.subarray(start, start + header.tileDataLength!)).length > 0);
  });
});
