import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { GeoJSONSource } from 'maplibre-gl';
import '@yizhangtu/core/define.js';
import type { CatalogueEntry } from '@yizhangtu/standard';
import '../define.ts';
import type { YztFeatureCard } from '../feature-card/feature-card.ts';
import type { YztMap } from '../map/map.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';

const box = [119.9, 30.5, 120, 30.6] as const;

const getContext = HTMLCanvasElement.prototype.getContext;
const { setData } = GeoJSONSource.prototype;
/** Times that a source was given data anew. */
let dataSet = 0;
before(() => {
  // Pixels can be read after a frame only when the browser is told to keep them.
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    type: string,
    options?: object,
  ) {
    return getContext.call(this, type, { ...options, preserveDrawingBuffer: true }) as unknown;
  } as typeof getContext;
  GeoJSONSource.prototype.setData = function (this: GeoJSONSource, ...given) {
    dataSet += 1;
    return setData.apply(this, given);
  };
});
after(() => {
  HTMLCanvasElement.prototype.getContext = getContext;
  GeoJSONSource.prototype.setData = setData;
});

const fetched = globalThis.fetch;
/** What the feed answers. */
let level: number | null = 20;
let asked = 0;
let fails = false;
before(() => {
  globalThis.fetch = async (input, init) => {
    if (!String(input).endsWith('/live-values')) return fetched(input, init);
    asked += 1;
    if (fails) return new Response('', { status: 404 });
    return new Response(JSON.stringify({ features: [{ id: 1, properties: { level } }] }));
  };
});
after(() => {
  globalThis.fetch = fetched;
});

const ring = [
  [119.9, 30.5],
  [120, 30.5],
  [120, 30.6],
  [119.9, 30.6],
  [119.9, 30.5],
];
const sensors: CatalogueEntry = {
  id: 'sensors',
  domain: 'd',
  title: '水位站',
  source: {
    type: 'geojson',
    datum: 'WGS84',
    data: {
      type: 'Feature',
      id: 1,
      properties: { name: '一号站', level: 0 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    },
  },
  style: {
    geometry: 'area',
    field: 'level',
    ranges: [
      { from: 0, colour: '#ff0000' },
      { from: 10, colour: '#0000ff' },
    ],
  },
  fields: [
    { name: 'name', label: '名称' },
    { name: 'level', label: '水位', unit: 'm', type: 'number' },
  ],
  live: { href: `${location.origin}/live-values`, by: 'poll', every: 1 },
};

function middle(map: YztMap): [number, number, number] {
  const canvas = map.shadowRoot!.querySelector('canvas')!;
  const gl = canvas.getContext('webgl2')!;
  const pixel = new Uint8Array(4);
  gl.readPixels(canvas.width / 2, canvas.height / 2, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return [pixel[0]!, pixel[1]!, pixel[2]!];
}
const isRed = ([r, , b]: [number, number, number]) => r > 180 && b < 150;
const isBlue = ([r, , b]: [number, number, number]) => b > 180 && r < 150;

describe('live layers', () => {
  it('are painted by their live values, without new tiles; the card shows them; an error keeps them', async () => {
    level = 1;
    fails = false;
    const view = await fixture<HTMLElement>(
      html`<div>
        <yzt-map id="live-map" .layers=${[sensors]} style="height:300px;width:400px"></yzt-map>
        <yzt-feature-card for="live-map"></yzt-feature-card>
      </div>`,
    );
    const map = view.querySelector<YztMap>('yzt-map')!;
    const card = view.querySelector<YztFeatureCard>('yzt-feature-card')!;
    await map.whenReady();
    map.mapHost.fitBounds(box as unknown as [number, number, number, number]);
    await map.whenReady();
    await waitUntil(() => isRed(middle(map)), 'the first value');
    const before = dataSet;
    level = 20;
    await waitUntil(() => isBlue(middle(map)), 'the second value');
    expect(dataSet).to.equal(before);

    const { features } = await map.mapHost.featuresInView('sensors');
    expect(features[0]?.properties?.['level']).to.equal(20);
    map.mapHost.showHits([{ entry: map.mapHost.state.layers[0]!.entry, feature: features[0]! }]);
    level = 30;
    await waitUntil(() => card.shadowRoot!.textContent.includes('30'), 'the card follows');

    fails = true;
    const issues = () => {
      const { status } = map.mapHost.state.layers[0]!;
      return status.state === 'ready' ? status.issues?.map(({ code }) => code) : undefined;
    };
    await waitUntil(() => issues()?.includes('live'), 'it says so');
    expect(isBlue(middle(map))).to.equal(true);
    expect(map.mapHost.state.layers[0]!.status.state).to.equal('ready');
  });

  it('ask for nothing when they are off and when the map has left', async () => {
    fails = false;
    level = 20;
    const map = await fixture<YztMap>(
      html`<yzt-map .layers=${[sensors]} style="height:300px;width:400px"></yzt-map>`,
    );
    await map.whenReady();
    await waitUntil(() => asked > 0, 'asked');
    map.mapHost.hideLayer('sensors');
    await aTimeout(100);
    const before = asked;
    await aTimeout(2500);
    expect(asked).to.equal(before);
    map.mapHost.showLayer(sensors);
    await waitUntil(() => asked > before, 'asked again');
    map.remove();
    await aTimeout(100);
    const last = asked;
    await aTimeout(2500);
    expect(asked).to.equal(last);
  });
});
