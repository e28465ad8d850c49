import { expect, fixture, html } from '@open-wc/testing';
import '../define.ts';
import type { YztFeatureCard } from '../feature-card/feature-card.ts';
import type { YztLayerList } from '../layer-list/layer-list.ts';
import type { YztMap } from '../map/map.ts';
import { DOMAINS, entryOf, settled, text } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';

const wells = entryOf('wells', {
  title: '水井',
  source: {
    type: 'geojson',
    datum: 'WGS84',
    data: {
      type: 'Feature',
      id: 1,
      properties: { name: '一号井' },
      geometry: { type: 'Point', coordinates: [119.98, 30.54] },
    },
  },
});

describe('the map family on one page', () => {
  it('turns a layer on from the list, explains it in the legend and its feature in the card', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <yzt-map id="map" style="width: 400px; height: 300px"></yzt-map>
        <yzt-layer-list for="map" .entries=${[wells]} .domains=${DOMAINS}></yzt-layer-list>
        <yzt-legend for="map"></yzt-legend>
        <yzt-feature-card for="map"></yzt-feature-card>
      </div>`,
    );
    const map = page.querySelector<YztMap>('yzt-map')!;
    const list = page.querySelector<YztLayerList>('yzt-layer-list')!;
    const card = page.querySelector<YztFeatureCard>('yzt-feature-card')!;
    const rootOf = (tag: string) => page.querySelector(tag)!.shadowRoot!;
    await settled(list);
    list.shadowRoot!.querySelector<HTMLElement>('.group > summary')!.click();
    await settled(list);
    list.shadowRoot!.querySelector<HTMLElement>('.row input')!.click();
    await waitUntil(() => map.mapHost.state.layers[0]?.status.state === 'ready', 'ready');
    await settled(list);
    expect(text(list.shadowRoot!.querySelector('.shown-row .name'))).to.equal('水井');
    expect(text(rootOf('yzt-legend').querySelector('h3'))).to.contain('水井');
    const { entry } = map.mapHost.state.layers[0]!;
    const { source } = entry as { source: { data?: unknown } };
    map.mapHost.showHits([{ entry, feature: source.data as GeoJSON.Feature }]);
    await settled(card);
    expect(text(rootOf('yzt-feature-card').querySelector('h2'))).to.equal('一号井');
    rootOf('yzt-feature-card').querySelector<HTMLElement>('.close')!.click();
    await settled(card);
    expect(map.mapHost.state.selected).to.equal(-1);
    list.shadowRoot!.querySelector<HTMLElement>('.shown-row > .button')!.click();
    await settled(list);
    expect(map.mapHost.state.layers).to.deep.equal([]);
  });
});
