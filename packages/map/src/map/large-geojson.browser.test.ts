import { expect, fixture, html } from '@open-wc/testing';
import type { LayerStatus } from '@yizhangtu/core';
import type { CatalogueEntry, Style } from '@yizhangtu/standard';
import '../define.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import type { YztMap } from './map.ts';

const COUNT = 6000;
const SIDE = 0.001;

// Pixels can be read after a frame only when the browser is told to keep them.
const getContext = HTMLCanvasElement.prototype.getContext;
/** Workers of large documents that are under way. */
const workers = new Set<Worker>();
const { Worker: PageWorker } = globalThis;
before(() => {
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    type: string,
    options?: object,
  ) {
    return getContext.call(this, type, { ...options, preserveDrawingBuffer: true });
  } as typeof getContext;
  globalThis.Worker = class extends PageWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (String(url).includes('geojson-worker')) workers.add(this);
    }
    override terminate() {
      workers.delete(this);
      super.terminate();
    }
  };
});
after(() => {
  HTMLCanvasElement.prototype.getContext = getContext;
  globalThis.Worker = PageWorker;
});

/** Squares side by side, 100 in a row, the first in the south-west. */
const squares = Array.from({ length: COUNT }, (_, i): GeoJSON.Feature => {
  const [x, y] = [119.9 + (i % 100) * SIDE, 30.5 + Math.floor(i / 100) * SIDE];
  return {
    type: 'Feature',
    ...(i % 2 === 0 ? { id: `house-${i}` } : {}),
    properties: { name: `${i} 号`, floors: { of: [i] } },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + SIDE, y],
          [x + SIDE, y + SIDE],
          [x, y + SIDE],
          [x, y],
        ],
      ],
    },
  };
});
const places = Array.from({ length: COUNT }, (_, i): GeoJSON.Feature => ({
  type: 'Feature',
  id: i,
  properties: {},
  geometry: {
    type: 'Point',
    coordinates: [119.9 + (i % 100) * SIDE, 30.5 + Math.floor(i / 100) * SIDE],
  },
}));
const collection = (features: readonly unknown[]) => ({ type: 'FeatureCollection', features });
const BOUNDS = [119.9, 30.5, 120, 30.56] as const;

const addresses: string[] = [];
const addressOf = (text: string, type = 'application/geo+json') => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  addresses.push(url);
  return url;
};
after(() => addresses.forEach((url) => URL.revokeObjectURL(url)));

const RED: Style = { geometry: 'area', colour: '#ff0000' };
const entry = (source: object, style: Style = RED): CatalogueEntry => ({
  id: 'houses',
  domain: 'd',
  title: '房屋',
  source: { type: 'geojson', datum: 'WGS84', ...source } as CatalogueEntry['source'],
  style,
});

async function show(layer: CatalogueEntry): Promise<YztMap> {
  const map = await fixture<YztMap>(
    html`<yzt-map .layers=${[layer]} style="height:300px;width:400px"></yzt-map>`,
  );
  map.mapHost.fitBounds([...BOUNDS]);
  return map;
}
const statusOf = (map: YztMap): LayerStatus | undefined => map.mapHost.state.layers[0]?.status;
const errorOf = (map: YztMap) => {
  const status = statusOf(map);
  return status?.state === 'error' ? status.error : undefined;
};
const canvasOf = (map: YztMap) => map.shadowRoot!.querySelector('canvas')!;

/** Red, green, blue in the middle of the map. */
function middle(map: YztMap): [number, number, number] {
  const canvas = canvasOf(map);
  const gl = canvas.getContext('webgl2')!;
  const pixel = new Uint8Array(4);
  gl.readPixels(canvas.width / 2, canvas.height / 2, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return [pixel[0]!, pixel[1]!, pixel[2]!];
}
const isRed = ([r, g, b]: [number, number, number]) => r > 180 && g < 140 && b < 140;

function press(map: YztMap, x = 200, y = 150) {
  const canvas = canvasOf(map);
  const box = canvas.getBoundingClientRect();
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, button: 0 };
  canvas.dispatchEvent(new MouseEvent('mousedown', { ...at, buttons: 1 }));
  canvas.dispatchEvent(new MouseEvent('mouseup', at));
  canvas.dispatchEvent(new MouseEvent('click', at));
}

const drawn = (map: YztMap) =>
  waitUntil(() => canvasOf(map) && isRed(middle(map)), 'the squares are drawn');
const failed = (map: YztMap) => waitUntil(() => errorOf(map), 'the layer fails');

const text = JSON.stringify(collection(squares));
const WAYS: [string, () => object][] = [
  ['by its address', () => ({ href: addressOf(text) })],
  ['as a file', () => ({ data: new File([text], 'houses.geojson') })],
  ['inline', () => ({ data: collection(squares) })],
];

describe('large GeoJSON on a map', () => {
  for (const [way, source] of WAYS) {
    it(`given ${way} is drawn from tiles, and each feature is had whole`, async () => {
      const map = await show(entry(source()));
      await drawn(map);
      expect(workers.size).to.equal(1);
      await map.whenReady();
      expect(statusOf(map)).to.deep.equal({ state: 'ready' });
      press(map);
      await waitUntil(() => map.mapHost.state.hits.length > 0, 'something is hit');
      const { feature } = map.mapHost.state.hits[0]!;
      const index = Number.parseInt(feature.properties!['name'] as string);
      expect(feature.properties).to.deep.equal(squares[index]!.properties);
      expect(feature.geometry).to.deep.equal(squares[index]!.geometry);
      expect(feature.id).to.equal(squares[index]!.id ?? `#${index}`);
      map.remove();
      await waitUntil(() => workers.size === 0, 'the worker ends with the map');
    });
  }

  it('says what is in view, whole', async () => {
    const map = await show(entry({ data: collection(squares) }));
    await drawn(map);
    const { features, complete, total } = await map.mapHost.featuresInView('houses');
    expect(complete).to.equal(true);
    expect(total).to.equal(COUNT);
    expect(features[0]!.properties!['floors']).to.be.an('object');
    map.remove();
  });

  it('counts what cannot be drawn', async () => {
    const data = collection([...squares, { type: 'Feature', properties: {}, geometry: null }]);
    const map = await show(entry({ href: addressOf(JSON.stringify(data)) }));
    await drawn(map);
    await map.whenReady();
    const status = statusOf(map);
    expect(status?.state === 'ready' && status.issues?.map(({ code }) => code)).to.deep.equal([
      'geometry',
    ]);
    map.remove();
  });

  it('heaps points, and a heap opens when pressed', async () => {
    const style: Style = { geometry: 'point', colour: '#ff0000', clusterMaxZoom: 15 };
    const map = await show(entry({ href: addressOf(JSON.stringify(collection(places))) }, style));
    await waitUntil(() => statusOf(map)?.state === 'ready', 'ready');
    await map.whenReady();
    const { zoom } = map.mapHost.state.view!;
    await waitUntil(
      () => {
        for (let x = 140; x <= 260; x += 20) press(map, x, 150);
        return map.mapHost.state.view!.zoom > zoom + 0.4;
      },
      'the map goes in',
      { interval: 500 },
    );
    map.remove();
  });

  it('new data take the place of the old, small or large', async () => {
    const map = await show(entry({ data: collection(squares.slice(0, 10)) }));
    await waitUntil(() => statusOf(map)?.state === 'ready', 'ready');
    expect(workers.size).to.equal(0);
    map.mapHost.showLayer(entry({ data: collection(squares) }));
    await drawn(map);
    expect(workers.size).to.equal(1);
    map.mapHost.showLayer(entry({ data: collection(squares.slice(0, 10)) }));
    await waitUntil(() => !isRed(middle(map)), 'the many are gone');
    expect(workers.size).to.equal(0);
    map.remove();
  });

  it('few features start no worker', async () => {
    const few = JSON.stringify(collection(squares.slice(0, 100)));
    const map = await show(entry({ href: addressOf(few) }));
    await waitUntil(() => statusOf(map)?.state === 'ready', 'ready');
    expect(workers.size).to.equal(0);
    map.remove();
  });

  const large = `${text.slice(0, -2)},${' '.repeat(3_000_000)}`;
  for (const [name, href, code] of [
    ['a file that is not there', () => '/no-such.geojson', 'not_found'],
    ['a page in its place', () => addressOf(`<!doctype html>${large}`), 'bad_response'],
    ['a file that breaks off', () => addressOf(large), 'bad_response'],
    ['a small file that breaks off', () => addressOf(text.slice(0, 999)), 'bad_response'],
  ] as const) {
    it(`${name} is a typed error and leaves no worker`, async () => {
      const map = await show(entry({ href: href() }));
      await failed(map);
      expect(errorOf(map)!.code).to.equal(code);
      expect(workers.size).to.equal(0);
      map.remove();
    });
  }

  it('a layer turned off while it is read leaves no worker', async () => {
    const map = await show(entry({ href: addressOf(`${large}${' '.repeat(9_000_000)}]}`) }));
    await waitUntil(() => workers.size === 1, 'a worker starts');
    map.mapHost.hideLayer('houses');
    await waitUntil(() => workers.size === 0, 'the worker ends');
    map.remove();
  });

  it('without a worker a large file is a typed error, and a small one is shown', async () => {
    const Before = globalThis.Worker;
    globalThis.Worker = class extends Before {
      constructor(url: string | URL, options?: WorkerOptions) {
        const ours = String(url).includes('geojson-worker');
        super(ours ? new URL('/no-such-worker.js', location.href) : url, options);
        if (ours) workers.add(this);
      }
    };
    try {
      const map = await show(entry({ href: addressOf(text) }));
      await failed(map);
      expect(errorOf(map)!.code).to.equal('worker');
      expect(workers.size).to.equal(0);
      map.mapHost.showLayer(entry({ data: collection(squares.slice(0, 100)) }));
      await waitUntil(() => statusOf(map)?.state === 'ready', 'the small one is ready');
      map.remove();
    } finally {
      globalThis.Worker = Before;
    }
  });
});
