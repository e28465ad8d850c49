import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noMapServer, openMapServer, type MapServer } from './testing/mapserver.ts';

describe('services of MapServer', { skip: noMapServer }, () => {
  let service: MapServer;
  before(async () => {
    service = await openMapServer();
  });
  after(() => service.close());

  test('WMS, WFS, OGC API and vector tiles answer', async () => {
    const typeOf = async (url: string): Promise<string | null> => {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      return answer.headers.get('content-type');
    };
    const { ows, api, tiles } = service;
    assert.match((await typeOf(`${ows}?service=WMS&request=GetCapabilities`)) ?? '', /xml/);
    assert.match(
      (await typeOf(`${ows}?service=WFS&version=2.0.0&request=GetCapabilities`)) ?? '',
      /xml/,
    );
    assert.match((await typeOf(`${api}/collections/towns/items?f=json`)) ?? '', /json/);
    const tile = tiles.replace('{z}', '10').replace('{x}', '853').replace('{y}', '420');
    assert.equal(await typeOf(tile), 'application/vnd.mapbox-vector-tile');
  });
});
