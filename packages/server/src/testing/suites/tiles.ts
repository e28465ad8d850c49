import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { COUNTY, GRID } from '../county-folder.ts';
import type { Json, TestServer } from '../test-server.ts';

/** The tile that holds a point, after the formula of OGC 17-083r4, in words of its own. */
function tileAt(longitude: number, latitude: number, zoom: number): { x: number; y: number } {
  const tiles = 2 ** zoom;
  const angle = (latitude * Math.PI) / 180;
  return {
    x: Math.floor(((longitude + 180) / 360) * tiles),
    y: Math.floor(((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * tiles),
  };
}

export function tileSuite(server: TestServer): void {
  const tiles = `counties/${COUNTY}/ogc/collections/parcels/tiles/WebMercatorQuad`;
  const read = async (path: string): Promise<VectorTile> => {
    const response = await server.get(`${tiles}/${path}`);
    assert.equal(response.status, 200);
    return new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
  };

  describe('vector tiles', () => {
    it('holds a feature where it is, with its values', async () => {
      // The middle of square 0, whose corners are known.
      const { x, y } = tileAt(119.802, 30.452, 14);
      const layer = (await read(`14/${y}/${x}`)).layers['parcels'];
      assert.ok(layer);
      const features = Array.from({ length: layer.length }, (_, index) => layer.feature(index));
      const first = features.find((feature) => feature.properties['code'] === 'Z0');
      assert.ok(first);
      assert.equal(first.properties['area'], 120);
      assert.equal(first.properties['id'], '0');
      const shape = first.toGeoJSON(x, y, 14).geometry as GeoJSON.Polygon;
      const corners = shape.coordinates[0] ?? [];
      const north = Math.max(...corners.map(([, latitude]) => latitude ?? NaN));
      assert.ok(Math.abs(north - 30.454) < 1e-5, String(north));
    });

    it('draws every feature of the layer at a level that shows it whole', async () => {
      const { x, y } = tileAt(119.9, 30.55, 8);
      const layer = (await read(`8/${y}/${x}`)).layers['parcels'];
      const found = new Set(
        Array.from(
          { length: layer?.length ?? 0 },
          (_, index) => layer?.feature(index).properties['code'],
        ),
      );
      assert.equal(found.size, GRID * GRID);
    });

    it('is empty where there is nothing', async () => {
      const response = await server.get(`${tiles}/10/0/0`);
      assert.equal(response.status, 200);
      assert.equal((await response.arrayBuffer()).byteLength, 0);
    });

    it('sends the same bytes with and without gzip, and 304 to who has them', async () => {
      const { x, y } = tileAt(119.9, 30.55, 12);
      const plain = await server.get(`${tiles}/12/${y}/${x}`, { 'accept-encoding': 'identity' });
      const zipped = await server.get(`${tiles}/12/${y}/${x}`, { 'accept-encoding': 'gzip' });
      assert.equal(plain.headers.get('content-encoding'), null);
      assert.equal(zipped.headers.get('content-encoding'), 'gzip');
      assert.deepEqual(await plain.bytes(), await zipped.bytes());
      const again = await server.get(`${tiles}/12/${y}/${x}`, {
        'if-none-match': plain.headers.get('etag') ?? '',
      });
      assert.equal(again.status, 304);
    });

    for (const [path, issue] of [
      ['3/8/0', 'y'],
      ['3/0/8', 'x'],
      ['25/0/0', 'z'],
      ['-1/0/0', 'z'],
      ['1.5/0/0', 'z'],
      ['a/0/0', 'z'],
      ['1/..%2f..%2f0/0', 'y'],
      ['1/0/0.mvt', 'x'],
    ] as const) {
      it(`refuses the tile ${path}`, async () => {
        const response = await server.get(`${tiles}/${path}`);
        const problem: Json = await response.json();
        assert.equal(response.status, 400);
        assert.deepEqual([problem.code, problem.issues[0].path], ['invalid', issue]);
      });
    }

    it('describes itself to readers of OGC tiles and of TileJSON', async () => {
      const tileset: Json = await server.json(tiles);
      assert.equal(tileset.tilejson, '3.0.0');
      assert.equal(tileset.tiles[0], `${server.at(tiles)}/{z}/{y}/{x}`);
      assert.equal(tileset.vector_layers[0].id, 'parcels');
      const item = tileset.links.find((link: Json) => link.rel === 'item');
      assert.equal(item.href, `${server.at(tiles)}/{tileMatrix}/{tileRow}/{tileCol}`);
      const { tileMatrixSets }: Json = await server.json(`counties/${COUNTY}/ogc/tileMatrixSets`);
      assert.equal(tileMatrixSets[0].tileMatrices[1].matrixWidth, 2);
    });
  });
}
