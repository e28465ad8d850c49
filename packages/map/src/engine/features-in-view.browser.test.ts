import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { expect, fixture, html } from '@open-wc/testing';
import type { CatalogueEntry } from '@yizhangtu/standard';
import '../define.ts';
import type { YztMap } from '../map/map.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';

const point = (id: number, lng: number): GeoJSON.Feature => ({
  type: 'Feature',
  id,
  properties: { name: `well ${id}`, level: 1 },
  geometry: { type: 'Point', coordinates: [lng, 30.55] },
});
const WELLS = [point(1, 119.92), point(2, 119.98), point(3, 121)];
/** Wider than any tile of the view. */
const ROAD: GeoJSON.Feature = {
  type: 'Feature',
  id: 7,
  properties: { name: 'road' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [119, 30.55],
      [121.5, 30.55],
    ],
  },
};

const entryOf = (id: string, source: object, geometry = 'point') =>
  ({ id, domain: 'd', title: id, source, style: { geometry } }) as unknown as CatalogueEntry;
const inline = (data: unknown) => ({ type: 'geojson', datum: 'WGS84', data });
const wells = entryOf('wells', inline({ type: 'FeatureCollection', features: WELLS }));
const roads = entryOf(
  'roads',
  {
    type: 'mvt',
    datum: 'WGS84',
    tiles: [`${location.origin}/road-tiles/{z}/{x}/{y}`],
    sourceLayer: 'roads',
    maxZoom: 12,
  },
  'line',
);

/** Answers the tiles of the road, as a server of tiles does. */
async function withTiles(work: () => Promise<void>): Promise<void> {
  const { fetch } = window;
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const [, z, x, y] = /road-tiles\/(\d+)\/(\d+)\/(\d+)/.exec(url) ?? [];
    if (z === undefined) return fetch.call(window, input, init);
    const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [ROAD] };
    const tile = geoJSONToTile(data, Number(z), Number(x), Number(y), { maxZoom: 14 });
    const bytes = fromGeojsonVt({ roads: tile } as Parameters<typeof fromGeojsonVt>[0]);
    return Promise.resolve(new Response(new Uint8Array(bytes).slice()));
  };
  try {
    await work();
  } finally {
    window.fetch = fetch;
  }
}

async function mapOf(layers: readonly CatalogueEntry[]): Promise<YztMap> {
  const map = await fixture<YztMap>(
    html`<yzt-map
      .layers=${layers}
      .view=${{ center: [119.95, 30.55], zoom: 12, bearing: 0, pitch: 0 }}
      style="height:300px;width:600px"
    ></yzt-map>`,
  );
  await waitUntil(() => map.mapHost.state.bounds !== undefined, 'a view');
  return map;
}

const ids = (features: readonly GeoJSON.Feature[]) => features.map(({ id }) => id).sort();

describe('what is in view', () => {
  it('is what touches it of a document, with live values and how many there are', async () => {
    const { mapHost } = await mapOf([wells]);
    const before = await mapHost.featuresInView('wells');
    expect(ids(before.features)).to.deep.equal([1, 2]);
    expect([before.complete, before.total]).to.deep.equal([true, 3]);
    mapHost.setFeatureState('wells', 1, { level: 9 });
    const after = await mapHost.featuresInView('wells');
    expect(after.features.map(({ properties }) => properties?.['level'])).to.deep.equal([9, 1]);
  });

  it('is each feature of the tiles once, and whole only at their finest level', async () => {
    await withTiles(async () => {
      const map = await mapOf([roads]);
      const { mapHost } = map;
      const found = await mapHost.featuresInView('roads');
      expect(ids(found.features)).to.deep.equal([7]);
      expect(found.features[0]!.properties).to.deep.equal({ name: 'road' });
      expect(found.complete).to.equal(true);
      map.view = { center: [119.95, 30.55], zoom: 9, bearing: 0, pitch: 0 };
      await waitUntil(() => mapHost.state.view?.zoom === 9, 'further off');
      const far = await mapHost.featuresInView('roads');
      expect(ids(far.features)).to.deep.equal([7]);
      expect(far.complete).to.equal(false);
    });
  });

  it('is nothing for who has given up, and an error for a layer that is off', async () => {
    const { mapHost } = await mapOf([wells]);
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'none',
        (error: { code: string }) => error.code,
      );
    const given = new AbortController();
    given.abort();
    const { signal } = given;
    expect(await codeOf(mapHost.featuresInView('wells', { signal }))).to.equal('aborted');
    expect(await codeOf(mapHost.featuresInView('roads'))).to.equal('not_found');
  });
});
