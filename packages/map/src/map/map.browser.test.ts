import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '@yizhangtu/core/define.js';
import '../define.ts';
import type { YztMap } from './map.ts';

const point = {
  id: 'wells',
  domain: 'service',
  title: '水井',
  source: {
    type: 'geojson' as const,
    datum: 'WGS84' as const,
    data: {
      type: 'Feature',
      id: 1,
      properties: {},
      geometry: { type: 'Point', coordinates: [119.98, 30.54] },
    },
  },
  style: { geometry: 'point' as const, colour: '#cc0000', size: 12 },
};

describe('yzt-map', () => {
  it('shows a layer given as data, without provider or network', async () => {
    const map = await fixture<YztMap>(
      html`<yzt-map .layers=${[point]} style="height:300px;width:400px"></yzt-map>`,
    );
    await waitUntil(() => map.mapHost.state.layers[0]?.status.state === 'ready', 'layer ready', {
      timeout: 20000,
    });
    expect(map.shadowRoot?.querySelector('canvas')).to.exist;
  });
});
