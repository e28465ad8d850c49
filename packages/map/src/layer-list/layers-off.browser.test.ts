import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import type { MapEngine } from '../engine/map-engine.ts';
import { YztMap } from '../map/map.ts';
import { DOMAINS, MANY, settled } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztLayerList } from './layer-list.ts';

define('yzt-map', YztMap);
define('yzt-layer-list', YztLayerList);

const VIEW = { center: [120, 30.5], zoom: 12, bearing: 0, pitch: 0 } as const;
const DATA = 'https://data.example/';
const PONDS: GeoJSON.FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 1,
      geometry: { type: 'Point', coordinates: [120, 30.5] },
      properties: { name: '鱼塘' },
    },
  ],
};

/** The whole catalogue, each layer with an address of its own. */
const ENTRIES = MANY.map((entry) => ({
  ...entry,
  source: { type: 'geojson', href: `${DATA}${entry.id}.json`, datum: 'WGS84' } as const,
}));

const engineOf = (map: YztMap) => (map as unknown as { engine: MapEngine | undefined }).engine;

/** What of the map's style has to do with a layer of the catalogue. */
const drawn = (map: YztMap): string[] => {
  const { sources, layers } = engineOf(map)!.map.getStyle();
  return [...Object.keys(sources), ...layers.map(({ id }) => id)].filter((id) =>
    /layer-\d+/.test(id),
  );
};

describe('yzt-layer-list with a map', () => {
  const ownFetch = window.fetch;
  const asked: string[] = [];
  before(() => {
    window.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.startsWith(DATA)) return ownFetch(input, init);
      asked.push(url.slice(DATA.length));
      return Promise.resolve(
        new Response(JSON.stringify(PONDS), {
          headers: { 'content-type': 'application/geo+json' },
        }),
      );
    };
  });
  after(() => {
    window.fetch = ownFetch;
  });

  it('of 579 layers asks for the one that is on and draws it alone; off, it is gone', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="zh-CN">
        <yzt-map id="map" .view=${VIEW} style="width:400px;height:400px"></yzt-map>
        <yzt-layer-list for="map" .entries=${ENTRIES} .domains=${DOMAINS}></yzt-layer-list>
      </div>`,
    );
    const map = page.querySelector('yzt-map')!;
    const list = page.querySelector('yzt-layer-list')!;
    await waitUntil(() => map.mapHost.state.view !== undefined, 'the map stands');
    await map.whenReady();
    expect(asked).to.deep.equal([]);
    expect(drawn(map)).to.deep.equal([]);

    const box = list.shadowRoot!.querySelector<HTMLInputElement>('input[type="search"]')!;
    box.value = 'layer-571';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await settled(list);
    const toggle = list.shadowRoot!.querySelector<HTMLInputElement>('.results input')!;
    toggle.click();
    const status = () => map.mapHost.state.layers[0]?.status.state;
    await waitUntil(() => status() === 'ready', 'the layer is on');
    await map.whenReady();
    expect(new Set(asked)).to.deep.equal(new Set(['layer-571.json']));
    expect(drawn(map).every((id) => id.includes('layer-571'))).to.equal(true);
    expect(drawn(map)).to.not.have.length(0);

    toggle.click();
    await waitUntil(() => map.mapHost.state.layers.length === 0);
    await waitUntil(() => drawn(map).length === 0, 'nothing of it is left');
    expect(asked).to.have.length(1);
  });
});
