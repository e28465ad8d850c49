import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTY, GRID } from '../county-folder.ts';
import type { Json, TestServer } from '../test-server.ts';

export function featureSuite(server: TestServer): void {
  const items = (query: string): string =>
    `counties/${COUNTY}/ogc/collections/parcels/items?${query}`;

  describe('features', () => {
    it('gives exactly what a box touches', async () => {
      // Columns 2 to 4 and rows 1 to 2 of the grid; the box ends inside the gaps between squares.
      const page: Json = await server.json(items('bbox=119.8095,30.4545,119.8245,30.4645'));
      assert.deepEqual(
        page.features.map((feature: Json) => feature.id),
        [GRID + 2, GRID + 3, GRID + 4, 2 * GRID + 2, 2 * GRID + 3, 2 * GRID + 4],
      );
      assert.equal(page.numberMatched, 6);
      assert.equal(page.numberReturned, 6);
      assert.equal(
        page.links.some((link: Json) => link.rel === 'next'),
        false,
      );
    });

    it('pages through a layer once by its next links', async () => {
      const seen = new Set<number>();
      let url: string | undefined = server.at(items('limit=700'));
      let pages = 0;
      while (url !== undefined) {
        const page: Json = await (await fetch(url)).json();
        assert.equal(page.numberMatched, GRID * GRID);
        for (const feature of page.features) seen.add(feature.id);
        url = page.links.find((link: Json) => link.rel === 'next')?.href;
        pages += 1;
      }
      assert.equal(pages, 3);
      assert.equal(seen.size, GRID * GRID);
    });

    it('keeps ids, values and their order as they came', async () => {
      const response = await server.get(`counties/${COUNTY}/ogc/collections/care/items/care-2`);
      assert.equal(response.headers.get('content-type'), 'application/geo+json');
      assert.equal(
        response.headers.get('content-crs'),
        '<http://www.opengis.net/def/crs/OGC/1.3/CRS84>',
      );
      const feature: Json = await response.json();
      assert.equal(feature.id, 'care-2');
      assert.deepEqual(feature.geometry, { type: 'Point', coordinates: [119.95, 30.5] });
      assert.deepEqual(Object.entries(feature.properties), [
        ['name', '照料中心 2'],
        ['beds', 20],
        ['open', true],
        ['note', null],
      ]);
    });

    it('answers 304 while the layer is as it was', async () => {
      const first = await server.get(items('limit=1'));
      await first.body?.cancel();
      const second = await server.get(items('limit=1'), {
        'if-none-match': first.headers.get('etag') ?? '',
      });
      assert.equal(second.status, 304);
      // A copy from before the form of the answer had a number in its tag.
      const version = /^W\/"(.+)\.\d+"$/.exec(first.headers.get('etag') ?? '')?.[1];
      assert.ok(version);
      for (const old of [`W/"${version}"`, `W/"${version}.0"`]) {
        assert.equal((await server.get(items('limit=1'), { 'if-none-match': old })).status, 200);
      }
    });

    for (const [bbox, code] of [
      ['120,30,121', 'wrong_format'],
      ['a,b,c,d', 'wrong_format'],
      ['120,30,121,31,5', 'wrong_format'],
      ['190,30,191,31', 'bad_bbox'],
      ['120,31,121,30', 'bad_bbox'],
      ['30,119,31,181', 'bad_bbox'],
      ['1.2.3,30,121,31', 'bad_bbox'],
      ['40500000,3370000,40510000,3380000', 'bad_bbox'],
    ] as const) {
      it(`refuses the box ${bbox}`, async () => {
        const response = await server.get(items(`bbox=${bbox}`));
        const problem: Json = await response.json();
        assert.equal(response.status, 400);
        assert.equal(problem.code, 'invalid');
        assert.equal(problem.issues[0].path, 'bbox');
        assert.equal(problem.issues[0].code, code);
        assert.ok(problem.issues[0].mend['zh-CN'] && problem.issues[0].mend.en);
      });
    }

    it('reads a box with heights, and one that crosses the antimeridian', async () => {
      const flat: Json = await server.json(items('bbox=119.8095,30.4545,119.8245,30.4645'));
      const high: Json = await server.json(items('bbox=119.8095,30.4545,-10,119.8245,30.4645,900'));
      assert.deepEqual(high.features, flat.features);
      // From 119.8245 eastwards round the world to 119.8095: columns 2 to 4 touch both boxes or neither.
      const round: Json = await server.json(items('bbox=119.8245,30.4545,119.8095,30.4645'));
      const all: Json = await server.json(items('bbox=-180,30.4545,180,30.4645'));
      const inside: Json = await server.json(items('bbox=119.8096,30.4545,119.8244,30.4645'));
      assert.ok(round.numberMatched < all.numberMatched);
      assert.ok(round.numberMatched >= all.numberMatched - inside.numberMatched);
    });

    it('matches features without a time whatever the time asked for', async () => {
      for (const datetime of [
        '2025-06-30T08:00:00Z',
        '2025-06-30',
        '2025-01-01T00:00:00Z/..',
        '../2025-01-01T00:00:00+08:00',
        '/2025-01-01T00:00:00.5Z',
        '2025-01-01/2025-02-01',
      ]) {
        const query = `limit=1&datetime=${encodeURIComponent(datetime)}`;
        assert.equal((await server.json(items(query))).numberMatched, GRID * GRID, datetime);
      }
    });

    for (const query of ['datetime=yesterday', 'datetime=../..', 'datetime=2025', 'where=1%3D1']) {
      it(`refuses ${query}`, async () => {
        const response = await server.get(items(query));
        const problem: Json = await response.json();
        assert.equal(response.status, 400);
        assert.equal(problem.code, 'invalid');
        assert.equal(problem.issues[0].path, query.split('=')[0]);
        assert.ok(problem.issues[0].mend['zh-CN'] && problem.issues[0].mend.en);
      });
    }

    // OGC 17-069r4, /req/core/fc-limit-response-1: the most that a server gives, not an error.
    for (const limit of ['1001', '100000000']) {
      it(`gives a full page for the limit ${limit}, and the way to the rest`, async () => {
        const page: Json = await server.json(items(`limit=${limit}`));
        assert.equal(page.numberReturned, 1000);
        assert.equal(page.features.length, 1000);
        assert.equal(page.numberMatched, GRID * GRID);
        const next = page.links.find((link: Json) => link.rel === 'next').href;
        const rest: Json = await (await fetch(next)).json();
        assert.equal(rest.numberReturned, GRID * GRID - 1000);
      });
      it(`refuses the limit ${limit} in the kit's own lists`, async () => {
        for (const list of ['catalogue', 'divisions']) {
          const response = await server.get(`counties/${COUNTY}/${list}?limit=${limit}`);
          const problem: Json = await response.json();
          assert.equal(response.status, 400);
          assert.equal(problem.issues[0].code, 'limit_too_large');
        }
      });
    }

    for (const limit of ['0', '-1', '1.5', 'all', '']) {
      it(`refuses the limit "${limit}"`, async () => {
        const response = await server.get(items(`limit=${limit}`));
        const problem: Json = await response.json();
        assert.equal(response.status, 400);
        assert.equal(problem.code, 'invalid');
        assert.equal(problem.issues[0].path, 'limit');
      });
    }

    it('has no feature or collection that is not there', async () => {
      for (const path of ['parcels/items/99999', 'nothing', 'nothing/items', 'nothing/items/1']) {
        const response = await server.get(`counties/${COUNTY}/ogc/collections/${path}`);
        assert.equal(response.status, 404, path);
        assert.equal(((await response.json()) as Json).code, 'not_found');
      }
    });
  });
}
