import { expect, fixture, html } from '@open-wc/testing';
import type { MapPicture, PictureOptions } from '@yizhangtu/core';
import type { CatalogueEntry, CountyFile, Style, YztError } from '@yizhangtu/standard';
import '../define.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import type { YztMap } from './map.ts';

// What a map on screen drew can be read later only when the browser is told to keep it.
const getContext = HTMLCanvasElement.prototype.getContext;
const contexts = new Set<WebGL2RenderingContext>();
let opened: ((context: WebGL2RenderingContext) => void) | undefined;
/** The next graphics context, as soon as it is there: what is drawn with it comes later. */
const nextContext = (): Promise<WebGL2RenderingContext> =>
  new Promise((resolve) => (opened = resolve));
before(() => {
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    type: string,
    options?: object,
  ) {
    const made: unknown = getContext.call(this, type, { ...options, preserveDrawingBuffer: true });
    const context = made as WebGL2RenderingContext;
    // A canvas that is asked again gives the one that it has.
    if (type === 'webgl2' && made !== null && !contexts.has(context)) {
      contexts.add(context);
      opened?.(context);
    }
    return made;
  } as typeof getContext;
});
after(() => {
  HTMLCanvasElement.prototype.getContext = getContext;
});
const alive = () => [...contexts].filter((context) => !context.isContextLost()).length;

const [WIDTH, HEIGHT] = [400, 300];
const square = (x: number, y: number, size: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
});
const entry = (id: string, geometry: GeoJSON.Geometry, style: Style): CatalogueEntry => ({
  id,
  domain: 'd',
  title: id,
  sample: true,
  attribution: `来源${id}`,
  source: {
    type: 'geojson',
    datum: 'WGS84',
    data: { type: 'Feature', id: 1, properties: { name: id }, geometry },
  },
  style,
});
const red = entry('red', square(119.9, 30.5, 0.1), { geometry: 'area', colour: '#ff0000' });
const dots = entry('dots', square(119.96, 30.5, 0.08), {
  geometry: 'area',
  colour: '#1f7a5c',
  pattern: 'cross',
});
const well = entry(
  'well',
  { type: 'Point', coordinates: [119.95, 30.55] },
  { geometry: 'point', colour: '#0000ff', size: 14 },
);
const county = {
  standard: '1.0',
  county: {
    code: '330521',
    name: '德清县',
    line: { href: 'line', datum: 'WGS84', attribution: '县界来源' },
    bounds: [119.9, 30.5, 120, 30.6],
  },
  divisions: { kinds: [{ id: 'county', name: '县', rank: 0 }], units: [] },
  domains: { preset: '2020' },
  baseMaps: [{ type: 'plain', id: 'plain', name: '素底图', approvalNumber: '浙S(2020)17号' }],
  catalogue: { layers: [] },
} as unknown as CountyFile;
const line = { type: 'Feature', properties: {}, geometry: square(119.9, 30.5, 0.1) } as const;

async function open(
  layers: readonly CatalogueEntry[] = [well, dots, red],
  file = county,
): Promise<YztMap> {
  const map = await fixture<YztMap>(
    html`<yzt-map
      .county=${file}
      .line=${line}
      .areas=${[]}
      .layers=${layers}
      style="width:${WIDTH}px;height:${HEIGHT}px"
    ></yzt-map>`,
  );
  await map.whenReady();
  return map;
}

/** Pixels of a part of an image, drawn at the screen's size. */
function pixels(
  image: CanvasImageSource,
  from = { x: 0, y: 0, width: WIDTH, height: HEIGHT },
): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = getContext.call(canvas, '2d') as CanvasRenderingContext2D;
  context.drawImage(image, from.x, from.y, from.width, from.height, 0, 0, WIDTH, HEIGHT);
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

/** Share of pixels in which two pictures differ by more than an edge's blur. */
function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let differ = 0;
  for (let at = 0; at < a.length; at += 4) {
    const distance = [0, 1, 2].reduce((sum, one) => sum + Math.abs(a[at + one]! - b[at + one]!), 0);
    if (distance > 90) differ += 1;
  }
  return differ / (a.length / 4);
}

function screenPixels(map: YztMap): Uint8ClampedArray {
  const canvas = map.shadowRoot!.querySelector('canvas')!;
  return pixels(canvas, { x: 0, y: 0, width: canvas.width, height: canvas.height });
}

async function take(map: YztMap, options: PictureOptions): Promise<MapPicture> {
  const picture = await map.mapHost.picture(options);
  expect(alive(), 'contexts after the picture').to.equal(1);
  expect(map.shadowRoot!.querySelectorAll('canvas')).to.have.length(1);
  return picture;
}

describe('a picture of the map', () => {
  afterEach(() => {
    document.querySelectorAll('yzt-map').forEach((map) => map.remove());
  });

  it('shows what the screen shows, at its size and at another', async () => {
    const map = await open();
    const screen = screenPixels(map);
    const same = await take(map, { width: WIDTH, height: HEIGHT });
    expect([same.image.width, same.image.height]).to.deep.equal([WIDTH, HEIGHT]);
    expect(difference(screen, pixels(same.image))).to.be.below(0.002);
    const large = await take(map, { width: WIDTH * 3, height: HEIGHT * 3 });
    expect(large.image.width).to.equal(WIDTH * 3);
    expect(difference(screen, pixels(large.image, large.onScreen))).to.be.below(0.02);
    // The red square under the well, to the left of the pattern.
    const data = pixels(large.image, large.onScreen);
    const at = (150 * WIDTH + 150) * 4;
    expect(data[at]).to.be.above(180);
    expect(data[at + 1]).to.be.below(140);
  });

  for (const [width, height] of [
    [800, 300],
    [400, 900],
  ] as const) {
    it(`cuts nothing off in another shape (${width} × ${height})`, async () => {
      const map = await open();
      const screen = screenPixels(map);
      const picture = await take(map, { width, height });
      expect(difference(screen, pixels(picture.image, picture.onScreen))).to.be.below(0.01);
      const [west, south, east, north] = picture.bounds;
      const [w, s, e, n] = map.mapHost.state.bounds!;
      expect(
        west <= w + 1e-9 && south <= s + 1e-9 && east >= e - 1e-9 && north >= n - 1e-9,
      ).to.equal(true);
    });
  }

  it('keeps bearing, tilt and what covers the map', async () => {
    const map = await open();
    map.style.setProperty('--yzt-map-inset-start', '120px');
    const view = { center: [119.95, 30.55], zoom: 11, bearing: 30, pitch: 50 } as const;
    map.view = { ...view, center: [...view.center] };
    await map.updateComplete;
    await waitUntil(() => map.mapHost.state.view?.pitch === 50);
    await map.whenReady();
    const screen = screenPixels(map);
    const picture = await take(map, { width: 400, height: 700 });
    expect(difference(screen, pixels(picture.image, picture.onScreen))).to.be.below(0.01);
    expect([picture.view.bearing, picture.view.pitch]).to.deep.equal([30, 50]);
    expect(picture.metresPerPixel).to.equal(undefined);
  });

  it('tells its scale: the width of the picture against the length on the ellipsoid, to 1 %', async () => {
    const map = await open();
    const { bounds, metresPerPixel, image } = await take(map, { width: 1500, height: 700 });
    const [west, south, east, north] = bounds;
    // Radius of the parallel on the WGS84 ellipsoid.
    const latitude = (((south + north) / 2) * Math.PI) / 180;
    const [a, e2] = [6_378_137, 0.006_694_379_990_14];
    const radius = (a * Math.cos(latitude)) / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
    const metres = (((east - west) * Math.PI) / 180) * radius;
    expect(Math.abs((metresPerPixel! * image.width) / metres - 1)).to.be.below(0.01);
  });

  it('shows live values and what is chosen, and leaves out what is to be left out', async () => {
    const map = await open([red]);
    const { entry: shown } = map.mapHost.state.layers[0]!;
    const { source } = shown as { source: { data?: unknown } };
    const feature = source.data as GeoJSON.Feature;
    const plain = pixels((await take(map, { width: WIDTH, height: HEIGHT })).image);
    map.mapHost.showHits([{ entry: shown, feature }]);
    await map.whenReady();
    const chosen = pixels((await take(map, { width: WIDTH, height: HEIGHT })).image);
    expect(difference(screenPixels(map), chosen)).to.be.below(0.002);
    const at = (150 * WIDTH + 150) * 4;
    expect(chosen[at + 1]).to.be.below(plain[at + 1]!);
    const options = { width: WIDTH, height: HEIGHT, without: ['red'] };
    const without = pixels((await take(map, options)).image);
    expect(without[at + 1]).to.be.above(180);
  });

  it('is smaller than asked for where the graphics cannot draw as much', async () => {
    const map = await open([red]);
    const gl = [...contexts].find((context) => !context.isContextLost())!;
    const most = 600;
    const asked = gl.getParameter.bind(gl);
    gl.getParameter = (name: number): unknown =>
      name === gl.MAX_RENDERBUFFER_SIZE ? most : asked(name);
    const { image } = await take(map, { width: 1200, height: 900 });
    expect([image.width, image.height]).to.deep.equal([600, 450]);
  });

  it('is given up by its signal and by the map that leaves, and frees all', async () => {
    const map = await open();
    const giving = new AbortController();
    const wanted = map.mapHost.picture({ width: 400, height: 300, signal: giving.signal });
    giving.abort();
    expect(await codeOf(wanted)).to.equal('aborted');
    const second = nextContext();
    const leaving = map.mapHost.picture({ width: 400, height: 300 });
    await second;
    map.remove();
    expect(await codeOf(leaving)).to.equal('aborted');
    await waitUntil(() => alive() === 0);
  });

  it('says when its graphics context is lost; the map stays', async () => {
    const map = await open();
    const second = nextContext();
    const wanted = map.mapHost.picture({ width: 400, height: 300 });
    (await second).getExtension('WEBGL_lose_context')!.loseContext();
    expect(await codeOf(wanted)).to.equal('graphics');
    expect(alive()).to.equal(1);
    expect(map.mapHost.state.layers).to.have.length(3);
  });

  /** Answers the tiles of `/no-such/` with pictures, until they are broken. */
  async function answeredTiles(work: (service: { broken: boolean }) => Promise<void>) {
    const service = { broken: false };
    const fetch = window.fetch;
    const tile = document.createElement('canvas');
    tile.width = tile.height = 256;
    getContext.call(tile, '2d');
    const blob = await new Promise<Blob>((resolve) => tile.toBlob((made) => resolve(made!)));
    window.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.includes('/no-such/')) return fetch(input, init);
      // As a browser says it of a service without CORS.
      if (service.broken) return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve(new Response(blob, { headers: { 'content-type': 'image/png' } }));
    };
    try {
      await work(service);
    } finally {
      window.fetch = fetch;
    }
  }
  const faultOf = (wanted: Promise<unknown>) =>
    wanted.then(
      () => undefined,
      (thrown: YztError) => thrown,
    );

  it('names a layer of which something cannot be read; on screen the layer stays as it is', async () => {
    const tiles: CatalogueEntry = {
      id: 'photo',
      domain: 'd',
      title: '影像',
      source: { type: 'xyz', datum: 'WGS84', tiles: ['/no-such/{z}/{x}/{y}.png'] },
      style: { geometry: 'raster' },
    };
    await answeredTiles(async (service) => {
      const map = await open([tiles, red]);
      expect(map.mapHost.state.layers[0]!.status.state).to.equal('ready');
      service.broken = true;
      const error = await faultOf(map.mapHost.picture({ width: 400, height: 900 }));
      expect([error?.code, error?.where]).to.deep.equal(['network', 'photo']);
      expect(map.mapHost.state.layers[0]!.status.state).to.equal('ready');
      expect(alive()).to.equal(1);
      const left = await take(map, { width: 400, height: 900, without: ['photo'] });
      expect(left.image.height).to.equal(900);
    });
  });

  it('says that a base map cannot be read; the one on screen stays as it is', async () => {
    const base = {
      type: 'xyz',
      id: 'photo',
      name: '影像',
      datum: 'WGS84',
      tiles: ['/no-such/{z}/{x}/{y}.png'],
    };
    await answeredTiles(async (service) => {
      const map = await open([red], { ...county, baseMaps: [base] } as unknown as CountyFile);
      const told: unknown[] = [];
      map.addEventListener('yzt-error', (event) => told.push(event));
      const notices = () => map.shadowRoot!.querySelectorAll('[role="alert"]').length;
      expect(notices()).to.equal(0);
      service.broken = true;
      const error = await faultOf(map.mapHost.picture({ width: 400, height: 900 }));
      expect(error?.code).to.equal('network');
      await map.updateComplete;
      expect([told.length, notices()]).to.deep.equal([0, 0]);
      service.broken = false;
      expect((await take(map, { width: 400, height: 900 })).image.height).to.equal(900);
    });
  });

  it('carries what the map says of itself', async () => {
    const map = await open();
    const foot = map.shadowRoot!.querySelector('[part="approval"]')!;
    const { county: name, approval, credits } = map.mapHost.imprint;
    expect(name).to.equal('德清县');
    expect(foot.querySelector('b')!.textContent).to.equal(approval);
    expect(
      Array.from(foot.querySelectorAll('#credits > span'), (one) => one.textContent),
    ).to.deep.equal(credits);
    expect(credits[0]).to.equal('示例数据');
  });
});

const codeOf = (wanted: Promise<unknown>) =>
  wanted.then(
    () => 'resolved',
    (error: YztError) => error.code,
  );
