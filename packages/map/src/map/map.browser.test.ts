import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import '@yizhangtu/core/define.js';
import type { CatalogueEntry, CountyFile, Style } from '@yizhangtu/standard';
import { Map as MapLibreMap } from 'maplibre-gl';
import '../define.ts';
import { expectAccessible } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import type { YztMap } from './map.ts';

// Pixels can be read after a frame only when the browser is told to keep them.
const getContext = HTMLCanvasElement.prototype.getContext;
const contexts: WebGL2RenderingContext[] = [];
before(() => {
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    type: string,
    options?: object,
  ) {
    const made: unknown = getContext.call(this, type, { ...options, preserveDrawingBuffer: true });
    if (type === 'webgl2' && made !== null) contexts.push(made as WebGL2RenderingContext);
    return made;
  } as typeof getContext;
});
after(() => {
  HTMLCanvasElement.prototype.getContext = getContext;
});

const entry = (id: string, data: unknown, style: Style): CatalogueEntry => ({
  id,
  domain: 'd',
  title: id,
  source: { type: 'geojson', datum: 'WGS84', data },
  style,
});
const square = (x: number, y: number, size: number) => ({
  type: 'Polygon' as const,
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
const feature = (id: string | number, geometry: GeoJSON.Geometry, properties = {}) =>
  ({ type: 'Feature', id, properties, geometry }) as const;

const red = entry('red', feature(1, square(119.9, 30.5, 0.1), { name: '红' }), {
  geometry: 'area',
  colour: '#ff0000',
});
const wells = entry('wells', feature('w1', { type: 'Point', coordinates: [119.95, 30.55] }), {
  geometry: 'point',
  colour: '#0000ff',
  size: 14,
});

const areaOf = (code: string, parent: string | undefined, geometry: GeoJSON.Geometry) =>
  ({
    type: 'Feature',
    properties: { code, ...(parent === undefined ? {} : { parent }) },
    geometry,
  }) as const;
const areas: GeoJSON.Feature[] = [
  areaOf('330521', undefined, square(119.9, 30.5, 0.1)),
  areaOf('330521100', '330521', square(119.9, 30.5, 0.1)),
  areaOf('330521100200', '330521100', square(119.93, 30.53, 0.04)),
];
const county = {
  standard: '1.0',
  county: {
    code: '330521',
    name: { 'zh-CN': '德清县', en: 'Deqing County' },
    line: { href: 'line', datum: 'WGS84' },
    bounds: [119.9, 30.5, 120, 30.6],
  },
  sample: true,
  divisions: {
    kinds: [{ id: 'county', name: '县', rank: 0 }],
    units: [
      { code: '330521', name: '德清县', kind: 'county' },
      { code: '330521100', name: '武康街道', kind: 'town', parent: '330521' },
      { code: '330521100200', name: '五四村', kind: 'village', parent: '330521100' },
    ],
  },
  domains: { preset: '2020' },
  baseMaps: [
    { type: 'plain', id: 'plain', name: { 'zh-CN': '素底图', en: 'Plain' }, approvalNumber: null },
    { type: 'plain', id: 'approved', name: '标准底图', approvalNumber: '浙S(2020)17号' },
  ],
  catalogue: { layers: [red, wells] },
  start: { layers: ['red'] },
} as unknown as CountyFile;
const line = areas[0]!;

const bare = (layers: readonly CatalogueEntry[]) =>
  fixture<YztMap>(html`<yzt-map .layers=${layers} style="height:300px;width:400px"></yzt-map>`);
const ofCounty = (file = county) =>
  fixture<YztMap>(
    html`<yzt-map
      .county=${file}
      .line=${line}
      .areas=${areas}
      style="height:300px;width:400px"
    ></yzt-map>`,
  );

const canvasOf = (map: YztMap) => map.shadowRoot!.querySelector('canvas')!;
const ready = (map: YztMap) =>
  waitUntil(
    () =>
      canvasOf(map) &&
      map.mapHost.state.view &&
      map.mapHost.state.layers.every(({ status }) => status.state === 'ready'),
    'the map is ready',
  );

/** Red, green, blue in the middle of the map. */
function middle(map: YztMap): [number, number, number] {
  const canvas = canvasOf(map);
  const gl = canvas.getContext('webgl2')!;
  const pixel = new Uint8Array(4);
  gl.readPixels(canvas.width / 2, canvas.height / 2, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return [pixel[0]!, pixel[1]!, pixel[2]!];
}
const isRed = ([r, g, b]: [number, number, number]) => r > 180 && g < 140 && b < 140;
const isBlue = ([r, g, b]: [number, number, number]) => b > 180 && r < 90 && g < 90;

function press(map: YztMap, x = 200, y = 150) {
  const canvas = canvasOf(map);
  const box = canvas.getBoundingClientRect();
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, button: 0 };
  canvas.dispatchEvent(new MouseEvent('mousedown', { ...at, buttons: 1 }));
  canvas.dispatchEvent(new MouseEvent('mouseup', at));
  canvas.dispatchEvent(new MouseEvent('click', at));
}
const key = (map: YztMap, name: string) =>
  canvasOf(map).dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
  );
const words = (map: YztMap) => map.shadowRoot!.querySelector('.over')!.textContent!;

describe('yzt-map: what it draws', () => {
  it('draws layers given as data, without provider or network, the topmost on top', async () => {
    const map = await bare([wells, red]);
    map.mapHost.fitBounds([119.9, 30.5, 120, 30.6]);
    await ready(map);
    await waitUntil(() => isBlue(middle(map)), 'the well is over the area');
    map.mapHost.moveLayer('red', 0);
    await waitUntil(() => !isBlue(middle(map)), 'the area is over the well');
    map.mapHost.hideLayer('wells');
    await waitUntil(() => isRed(middle(map)), 'the area alone');
    map.mapHost.setLayerOpacity('red', 0);
    await waitUntil(() => !isRed(middle(map)), 'nothing');
  });

  it('shows the layers that the county file names, its path and the approval line', async () => {
    const map = await ofCounty();
    await map.whenReady();
    expect(map.mapHost.state.layers.map(({ entry: { id } }) => id)).to.deep.equal(['red']);
    expect(words(map)).to.contain('示例底图，无审图号，不得公开发布');
    expect(words(map)).to.contain('示例数据');
    map.mapHost.setBaseMap('approved');
    await waitUntil(() => words(map).includes('审图号：浙S(2020)17号'));
    map.lang = 'en';
    await waitUntil(() => words(map).includes('Map approval number: 浙S(2020)17号'));
    expect(canvasOf(map).getAttribute('aria-label')).to.contain('Deqing County');
  });

  it('has no accessibility violations, in both languages and with large text', async () => {
    const map = await ofCounty();
    await ready(map);
    for (const lang of ['zh-CN', 'en']) {
      map.lang = lang;
      map.largeText = lang === 'en';
      map.mapHost.goToDivision('330521100');
      await map.updateComplete;
      await nextFrame();
      await expect(map).to.be.accessible();
    }
  });

  it('makes names outside a division fainter in place: no layer goes or comes for it', async () => {
    const named: CatalogueEntry = {
      ...wells,
      source: {
        type: 'geojson',
        datum: 'WGS84',
        data: feature('w1', { type: 'Point', coordinates: [119.95, 30.55] }, { name: '一号' }),
      },
      style: { ...wells.style!, labelField: 'name' },
    };
    const file = { ...county, catalogue: { layers: [named] }, start: { layers: ['wells'] } };
    const { addLayer, removeLayer, setPaintProperty } = MapLibreMap.prototype;
    let done: unknown[][] = [];
    const noted = (of: string, method: unknown) =>
      function (this: MapLibreMap, ...given: unknown[]): unknown {
        done.push([of, ...given]);
        return (method as (...given: unknown[]) => unknown).apply(this, given);
      } as never;
    try {
      MapLibreMap.prototype.addLayer = noted('addLayer', addLayer);
      MapLibreMap.prototype.removeLayer = noted('removeLayer', removeLayer);
      MapLibreMap.prototype.setPaintProperty = noted('setPaintProperty', setPaintProperty);
      const map = await ofCounty(file);
      await ready(map);
      const NAMES = 'layer/wells/point-label';
      await waitUntil(() => done.some(([, layer]) => (layer as { id: string }).id === NAMES));
      for (const way of ['330521100', '330521']) {
        done = [];
        map.mapHost.goToDivision(way);
        await waitUntil(() => done.length > 0);
        expect(done.map(([of, id, property]) => [of, id, property])).to.deep.equal([
          ['setPaintProperty', NAMES, 'text-opacity'],
        ]);
        expect(JSON.stringify(done[0]).includes('within')).to.equal(way !== '330521');
      }
    } finally {
      Object.assign(MapLibreMap.prototype, { addLayer, removeLayer, setPaintProperty });
    }
  });

  it('folds where data come from behind a press where it is narrow, never the approval', async () => {
    const map = await ofCounty();
    await map.whenReady();
    const find = (what: string) => map.shadowRoot!.querySelector<HTMLElement>(what)!;
    const seen = (what: string) => find(what).getClientRects().length > 0;
    for (const large of [false, true]) {
      map.largeText = large;
      await map.updateComplete;
      expect([seen('.line b'), seen('.sources'), seen('#credits')]).to.deep.equal([
        true,
        true,
        false,
      ]);
      const line = find('.line').getBoundingClientRect();
      const hit = map.shadowRoot!.elementFromPoint(line.left + 4, line.top + 4);
      expect(hit, 'the whole line is pressed').to.equal(find('.sources'));
      expect(find('.sources').getBoundingClientRect().height).to.be.at.least(24);
    }
    find('.sources').click();
    await waitUntil(() => seen('#credits'));
    expect(find('.sources').getAttribute('aria-expanded')).to.equal('true');
    expect(find('#credits').textContent).to.contain('示例数据');
    await expect(map).to.be.accessible();
    find('.sources').click();
    await waitUntil(() => !seen('#credits'));
    map.style.width = '1100px';
    await waitUntil(() => seen('#credits') && !seen('.sources'));
  });

  it('has room in its scale for the words of it, at every zoom, in large text and on a wall', async () => {
    const map = await ofCounty();
    await map.whenReady();
    const scale = () => map.shadowRoot!.querySelector<HTMLElement>('.scale')!;
    for (const [theme, large] of [
      ['light', false],
      ['light', true],
      ['wall', false],
    ] as const) {
      map.theme = theme;
      map.largeText = large;
      await map.updateComplete;
      for (let zoom = 11; zoom < 14; zoom += 0.5) {
        map.view = { center: [119.95, 30.55], zoom, bearing: 0, pitch: 0 };
        await waitUntil(() => Math.abs(map.mapHost.state.view!.zoom - zoom) < 0.01);
        await nextFrame();
        const { scrollWidth, offsetWidth, textContent } = scale();
        expect(scrollWidth, `${textContent} ${theme}`).to.be.at.most(offsetWidth);
      }
    }
  });

  it('marks its buttons with words and makes them at least 44 pixels', async () => {
    const map = await ofCounty();
    await map.whenReady();
    const buttons = [...map.shadowRoot!.querySelectorAll('.controls button, .controls summary')];
    expect(buttons.length).to.be.greaterThan(4);
    for (const button of buttons) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
      expect(button.getAttribute('aria-label')).to.match(/./);
    }
  });
});

describe('yzt-map: pressing it', () => {
  it('gives every feature there once, the topmost first, and says so', async () => {
    const map = await bare([red]);
    map.mapHost.fitBounds([119.9, 30.5, 120, 30.6]);
    await ready(map);
    await waitUntil(() => isRed(middle(map)), 'the area is drawn');
    map.mapHost.showLayer(wells);
    await waitUntil(() => isBlue(middle(map)), 'and the well');
    let told = 0;
    map.addEventListener('yzt-feature-select', () => (told += 1));
    press(map);
    expect(map.mapHost.state.hits.map(({ feature: { id } }) => id)).to.deep.equal(['w1', 1]);
    expect(map.mapHost.state.selected).to.equal(0);
    expect(told).to.equal(1);
    key(map, 'Escape');
    expect(map.mapHost.state.hits).to.deep.equal([]);
  });

  it('goes down to town and village, and up again by key and path', async () => {
    const map = await ofCounty({ ...county, start: { layers: [] } });
    await ready(map);
    const seen: (string | undefined)[] = [];
    map.addEventListener('yzt-division-select', () => seen.push(map.mapHost.state.division?.code));
    const goes = (code: string, act: () => void) => {
      let last = 0;
      return waitUntil(() => {
        // The engine needs a moment before the areas can be pressed.
        if (map.mapHost.state.division?.code !== code && Date.now() - last > 900) {
          last = Date.now();
          act();
        }
        return map.mapHost.state.division?.code === code;
      }, code);
    };
    await goes('330521100', () => press(map));
    await goes('330521100200', () => press(map));
    await map.updateComplete;
    expect(map.mapHost.state.divisionPath.map(({ name }) => name)).to.deep.equal([
      '德清县',
      '武康街道',
      '五四村',
    ]);
    key(map, 'Escape');
    expect(map.mapHost.state.division?.code).to.equal('330521100');
    await map.updateComplete;
    map.shadowRoot!.querySelector<HTMLElement>('.path button')!.click();
    expect(map.mapHost.state.division?.code).to.equal('330521');
    expect(seen).to.deep.equal(['330521100', '330521100200', '330521100', '330521']);
  });

  it('marks its middle for keys until something is chosen there', async () => {
    const map = await bare([red]);
    map.mapHost.fitBounds([119.9, 30.5, 120, 30.6]);
    await map.whenReady();
    const marked = () => map.shadowRoot!.querySelector('.cross') !== null;
    key(map, 'ArrowRight');
    await map.updateComplete;
    expect(marked()).to.equal(true);
    await waitUntil(() => {
      key(map, 'Enter');
      return map.mapHost.state.hits.length > 0;
    }, 'it chooses');
    await map.updateComplete;
    expect(marked()).to.equal(false);
    key(map, 'ArrowRight');
    await map.updateComplete;
    expect(marked()).to.equal(true);
  });

  it('gives one place by pointer or by key, and gives up on Escape or signal', async () => {
    const map = await ofCounty();
    await ready(map);
    const [west, south, east, north] = map.mapHost.state.bounds!;
    const pointed = map.mapHost.pickPoint({ prompt: '事件地点' });
    await map.updateComplete;
    expect(words(map)).to.contain('事件地点');
    press(map, 100, 75);
    const [x, y] = await pointed;
    expect(x).to.be.closeTo(west + (east - west) / 4, (east - west) / 100);
    expect(y).to.be.closeTo(north - (north - south) / 4, (north - south) / 100);

    const keyed = map.mapHost.pickPoint();
    key(map, 'Enter');
    expect((await keyed)[0]).to.be.closeTo((west + east) / 2, 1e-6);

    const outcome = (work: Promise<unknown>) => work.catch((error: { code: string }) => error.code);
    const given = outcome(map.mapHost.pickPoint());
    key(map, 'Escape');
    expect(await given).to.equal('aborted');
    const stop = new AbortController();
    const stopped = outcome(map.mapHost.pickPoint({ signal: stop.signal }));
    stop.abort();
    expect(await stopped).to.equal('aborted');
    // A second wish ends the first.
    const first = outcome(map.mapHost.pickPoint());
    const second = outcome(map.mapHost.pickPoint());
    expect(await first).to.equal('aborted');
    key(map, 'Escape');
    await second;
  });

  it('gives an area drawn by keys alone', async () => {
    const map = await ofCounty();
    await ready(map);
    const drawn = map.mapHost.drawArea();
    await waitUntil(() => map.shadowRoot!.querySelector('.ask'), 'it asks');
    const [add] = map.shadowRoot!.querySelectorAll<HTMLElement>('.ask button');
    const corners = [
      [119.93, 30.53],
      [119.97, 30.53],
      [119.95, 30.57],
    ] as const;
    for (const [x, y] of corners) {
      map.mapHost.fitBounds([x - 0.02, y - 0.02, x + 0.02, y + 0.02]);
      await waitUntil(() => {
        const centre = map.mapHost.state.view!.center;
        return Math.abs(centre[0] - x) + Math.abs(centre[1] - y) < 1e-3;
      }, 'there');
      add!.click();
      await aTimeout(50);
    }
    map.shadowRoot!.querySelector<HTMLElement>('.ask button.main')!.click();
    const { type, coordinates } = await drawn;
    expect(type).to.equal('Polygon');
    expect(coordinates[0]!.length).to.equal(4);
    coordinates[0]!.slice(0, 3).forEach(([x, y], index) => {
      expect(x).to.be.closeTo(corners[index]![0], 2e-3);
      expect(y).to.be.closeTo(corners[index]![1], 2e-3);
    });
  });
});

describe('yzt-map: faults', () => {
  it('takes many empty tiles for what they are', async () => {
    const empty = new URL('../testing/empty.test.fixture.mvt', import.meta.url).href;
    const nowhere = {
      ...red,
      id: 'nowhere',
      source: {
        type: 'mvt',
        datum: 'WGS84',
        tiles: [`${empty}?{z}/{x}/{y}`],
        sourceLayer: 'nowhere',
      },
    } as CatalogueEntry;
    const map = await bare([nowhere]);
    map.view = { center: [119.95, 30.55], zoom: 10, bearing: 0, pitch: 0 };
    await map.whenReady();
    map.mapHost.fitBounds([119.8, 30.4, 120.3, 30.7]);
    await map.whenReady();
    expect(map.mapHost.state.layers[0]!.status).to.deep.equal({ state: 'ready' });
  });

  it('says which layer failed, and asks again', async () => {
    const missing = {
      ...red,
      id: 'missing',
      title: '缺失',
      source: { type: 'geojson', datum: 'WGS84', href: `${location.origin}/no-such.json` },
    } as CatalogueEntry;
    const errors: string[] = [];
    const map = await bare([missing, red]);
    map.addEventListener('yzt-error', (event) => errors.push(event.error.code));
    const failed = () => map.mapHost.state.layers[0]!.status.state === 'error';
    await waitUntil(failed, 'it fails');
    await waitUntil(() => words(map).includes('图层“缺失”没有加载成功'), 'it is said');
    expect(errors).to.deep.equal(['not_found']);
    map.mapHost.showLayer({ ...missing, source: red.source });
    await waitUntil(() => !failed(), 'new data mend it');
    await map.updateComplete;
    expect(words(map)).not.to.contain('缺失');
  });

  it('says which part of the county failed, and from which file', async () => {
    const map = await fixture<YztMap>(
      html`<yzt-map
        .county=${
          {
            ...county,
            county: { ...county.county, line: { href: '/no-line.geojson', datum: 'WGS84' } },
          } as CountyFile
        }
        .areas=${areas}
        style="height:300px"
      ></yzt-map>`,
    );
    await waitUntil(() => words(map).includes('县界没有加载'), 'said');
    expect(words(map)).to.contain('no-line.geojson：');
  });

  it('is as wide as it can be in a cell of a table that has no width', async () => {
    const page = await fixture<HTMLElement>(
      html`<table>
        <tbody>
          <tr>
            <td><yzt-map></yzt-map></td>
          </tr>
        </tbody>
      </table>`,
    );
    const { width, height } = page.querySelector('yzt-map')!.getBoundingClientRect();
    expect(width).to.equal(Math.min(640, window.innerWidth));
    expect(height).to.be.closeTo(Math.min((width * 3) / 4, window.innerHeight), 1);
  });

  it('a base map that fails is said, and another one mends it', async () => {
    const broken = {
      type: 'xyz',
      id: 'broken',
      name: '断图',
      tiles: [`${location.origin}/no-such/{z}/{x}/{y}`],
      datum: 'WGS84',
      approvalNumber: null,
    } as const;
    const file = { ...county, baseMaps: [broken, ...county.baseMaps] } as unknown as CountyFile;
    const map = await ofCounty(file);
    await waitUntil(() => words(map).includes('底图“断图”没有加载成功'), 'said');
    map.mapHost.setBaseMap('plain');
    await waitUntil(() => !words(map).includes('没有加载成功'), 'mended');
    await ready(map);
  });

  it('keeps the good features of bad data and says what was left out', async () => {
    const data = {
      type: 'FeatureCollection',
      features: [red.source['data'], feature(2, { type: 'Point', coordinates: [NaN, 1] })],
    };
    const map = await bare([entry('mixed', data, { geometry: 'area', colour: '#ff0000' })]);
    map.mapHost.fitBounds([119.9, 30.5, 120, 30.6]);
    await ready(map);
    const { status } = map.mapHost.state.layers[0]!;
    expect(status.state === 'ready' && status.issues?.[0]?.code).to.equal('coordinates');
    await waitUntil(() => isRed(middle(map)), 'drawn');
  });

  it('refuses swapped axes with the mend', async () => {
    const map = await bare([
      entry('swapped', { type: 'Point', coordinates: [30.5, 120] }, { geometry: 'point' }),
    ]);
    await waitUntil(() => map.mapHost.state.layers[0]!.status.state === 'error', 'refused');
    await waitUntil(() => words(map).includes('经度在前'), 'it is said');
  });

  it('shows at most thirty layers and says so', async () => {
    const many = Array.from({ length: 31 }, (_, index) => ({ ...red, id: `l${index}` }));
    const map = await bare(many);
    expect(map.mapHost.state.layers.length).to.equal(30);
    await waitUntil(() => words(map).includes('最多同时显示 30 个图层'), 'said');
  });

  it('without WebGL2: says so, keeps its state and what stands in it', async () => {
    const patched = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string) {
      return type === 'webgl2' ? null : getContext.call(this, type);
    } as typeof getContext;
    try {
      const map = await fixture<YztMap>(
        html`<yzt-map .layers=${[red]} style="height:300px"><p>list</p></yzt-map>`,
      );
      await waitUntil(() => map.shadowRoot!.querySelector('.state-error'), 'it says so');
      expect(words(map)).to.contain('图层、图例和详情仍可使用');
      expect(map.mapHost.state.layers.length).to.equal(1);
      map.mapHost.showLayer(wells);
      expect(map.mapHost.state.layers.length).to.equal(2);
      const table = () => map.shadowRoot!.querySelector('yzt-feature-table')?.shadowRoot;
      await waitUntil(() => table()?.querySelector('tbody tr'), 'the layer as rows');
      table()!.querySelector<HTMLElement>('tbody tr')!.click();
      expect(map.mapHost.state.hits.map(({ entry }) => entry.id)).to.deep.equal(['wells']);
      await expectAccessible(map);
      HTMLCanvasElement.prototype.getContext = patched;
      map.shadowRoot!.querySelector<HTMLElement>('.state-error button')!.click();
      await ready(map);
    } finally {
      HTMLCanvasElement.prototype.getContext = patched;
    }
  });

  it('a lost context is said and everything is drawn again when it is back', async () => {
    const map = await bare([red]);
    map.mapHost.fitBounds([119.9, 30.5, 120, 30.6]);
    await ready(map);
    await waitUntil(() => isRed(middle(map)), 'drawn');
    const lose = canvasOf(map).getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    lose.loseContext();
    await waitUntil(() => words(map).includes('图形显示中断'), 'said');
    map.mapHost.showLayer(wells);
    lose.restoreContext();
    await waitUntil(() => isBlue(middle(map)), 'drawn again, with what came meanwhile');
    expect(words(map)).not.to.contain('图形显示中断');
  });

  it('begins without size and hidden, and fits the county when it is shown', async () => {
    const holder = await fixture<HTMLElement>(html`
      <div style="display:none;width:400px;height:300px">
        <yzt-map .county=${county} .line=${line} .areas=${areas}></yzt-map>
      </div>
    `);
    const map = holder.querySelector('yzt-map')!;
    await waitUntil(() => canvasOf(map), 'made');
    await aTimeout(300);
    holder.style.display = 'block';
    await waitUntil(() => {
      const { bounds } = map.mapHost.state;
      return bounds && bounds[2] - bounds[0] < 0.4 && bounds[2] - bounds[0] > 0.1;
    }, 'fitted');
    await waitUntil(() => isRed(middle(map)), 'drawn');
  });
});

describe('yzt-map: what covers it', () => {
  const shown = (map: YztMap) => map.mapHost.state.view!.center;
  const cover = async (map: YztMap, side: string, pixels: number) => {
    map.style.setProperty(`--yzt-map-inset-${side}`, `${pixels}px`);
    await nextFrame();
    await nextFrame();
    await map.whenReady();
  };

  it('fits the county beside it, and goes back when it has gone', async () => {
    const map = await ofCounty();
    await map.whenReady();
    const whole = map.mapHost.state.bounds!;
    await cover(map, 'start', 200);
    const beside = map.mapHost.state.bounds!;
    expect(beside[2] - beside[0], 'smaller').to.be.above(whole[2] - whole[0]);
    expect(shown(map)[0], 'the middle of the free part').to.be.closeTo(119.95, 0.001);
    const half = (beside[0] + beside[2]) / 2;
    expect(half, 'is right of the middle of the whole').to.be.below(119.94);
    await cover(map, 'start', 0);
    expect(map.mapHost.state.bounds![0]).to.be.closeTo(whole[0], 0.001);
  });

  it('keeps its words in the free part: path, approval line, buttons', async () => {
    const map = await ofCounty();
    map.division = '330521100';
    await map.whenReady();
    const box = map.getBoundingClientRect();
    for (const [side, pixels] of [
      ['start', 90],
      ['end', 60],
      ['bottom', 80],
    ] as const) {
      await cover(map, side, pixels);
    }
    for (const what of ['.path', '.line', '.controls']) {
      const { left, right, bottom } = map.shadowRoot!.querySelector(what)!.getBoundingClientRect();
      expect(left - box.left, what).to.be.at.least(90);
      expect(box.right - right, what).to.be.at.least(60);
      expect(box.bottom - bottom, what).to.be.at.least(80);
    }
  });

  it('brings a chosen feature out from under what covers it, and moves for no other', async () => {
    const point = (id: string, y: number) =>
      entry(id, feature(id, { type: 'Point', coordinates: [119.95, y] }), { geometry: 'point' });
    const map = await ofCounty({ ...county, start: { layers: [] } } as CountyFile);
    map.layers = [point('low', 30.51), point('near', 30.515)];
    await map.whenReady();
    const hitOf = (id: string) => {
      const { entry: found } = map.mapHost.state.layers.find((one) => one.entry.id === id)!;
      const { data } = found.source as { data?: unknown };
      return { entry: found, feature: data as GeoJSON.Feature };
    };
    map.mapHost.showHits([hitOf('low')]);
    await cover(map, 'bottom', 140);
    await waitUntil(() => shown(map)[1] < 30.545, 'moved up');
    await map.whenReady();
    const rest = shown(map);
    map.mapHost.showHits([hitOf('near')]);
    await aTimeout(300);
    expect(shown(map)).to.deep.equal(rest);
  });
});

describe('yzt-map: alone', () => {
  it('that is taken away before it was drawn opens nothing', async () => {
    const map = document.createElement('yzt-map');
    document.body.append(map);
    map.remove();
    await map.updateComplete;
    expect(map.shadowRoot!.querySelector('.loading')).to.equal(null);
    const code = await map.whenReady().catch((error: { code: string }) => error.code);
    expect(code).to.equal('aborted');
  });

  it('is as ready as it will be when it says so: drawn, and where it was told to look', async () => {
    const map = await fixture<YztMap>(
      html`<yzt-map
        .county=${county}
        .line=${line}
        .areas=${areas}
        .view=${{ center: [119.93, 30.53], zoom: 13, bearing: 0, pitch: 0 }}
        style="height:300px;width:400px"
      ></yzt-map>`,
    );
    await map.whenReady();
    expect(map.mapHost.state.layers[0]!.status.state).to.equal('ready');
    expect(map.mapHost.state.view!.center[0]).to.be.closeTo(119.93, 1e-6);
    expect(map.mapHost.state.view!.zoom).to.be.closeTo(13, 1e-6);
    expect(isRed(middle(map))).to.equal(true);
    const leaving = map.whenReady();
    map.remove();
    const error = await leaving.then(
      () => undefined,
      (thrown: unknown) => thrown as { code: string },
    );
    expect(error?.code).to.equal('aborted');
  });

  it("has its county's accent", async () => {
    const file = { ...county, county: { ...county.county, accent: '#8a2be2' } } as CountyFile;
    const map = await ofCounty(file);
    await map.updateComplete;
    expect(getComputedStyle(map).getPropertyValue('--y-accent').trim()).to.equal('#8a2be2');
  });

  it('names every problem of a bad county file, with where it is and how to mend it', async () => {
    const bad = JSON.stringify({ ...county, standard: '9.0', baseMaps: 7 });
    const address = URL.createObjectURL(new Blob([bad], { type: 'application/json' }));
    const map = await fixture<YztMap>(
      html`<yzt-map county=${address} style="height:300px;width:400px"></yzt-map>`,
    );
    await waitUntil(() => map.shadowRoot!.querySelector('.issues li'), 'listed');
    const paths = [...map.shadowRoot!.querySelectorAll('.issues code')].map(
      (one) => one.textContent,
    );
    expect(paths.length).to.be.at.least(1);
    expect(paths.join(' ')).to.match(/standard|baseMaps/);
    URL.revokeObjectURL(address);
  });
});

describe('yzt-map: its life', () => {
  it('is not rebuilt when it is moved in the document', async () => {
    const map = await bare([red]);
    await ready(map);
    const canvas = canvasOf(map);
    const other = await fixture<HTMLElement>(html`<section></section>`);
    other.append(map);
    await aTimeout(50);
    expect(canvasOf(map)).to.equal(canvas);
    expect(canvas.getContext('webgl2')!.isContextLost()).to.equal(false);
  });

  it('comes back with its layers and view after it was out', async () => {
    const map = await bare([red]);
    map.mapHost.fitBounds([119.9, 30.5, 120, 30.6]);
    await ready(map);
    await waitUntil(() => isRed(middle(map)), 'drawn');
    const { view } = map.mapHost.state;
    const parent = map.parentElement!;
    map.remove();
    await aTimeout(20);
    expect(canvasOf(map)).to.equal(null);
    parent.append(map);
    await waitUntil(() => canvasOf(map) && isRed(middle(map)), 'drawn again');
    expect(map.mapHost.state.view!.center).to.deep.equal(view!.center);
  });

  it('two maps on a page do not disturb each other', async () => {
    const one = await bare([red]);
    const two = await bare([wells]);
    for (const map of [one, two]) map.mapHost.fitBounds([119.9, 30.5, 120, 30.6]);
    await ready(one);
    await ready(two);
    await waitUntil(() => isRed(middle(one)) && isBlue(middle(two)), 'both');
    one.remove();
    two.mapHost.showLayer(red);
    await waitUntil(() => two.mapHost.state.layers[0]!.status.state === 'ready', 'lives');
  });

  it('keeps its state in the address under its name, and follows it', async () => {
    const before = location.href;
    history.replaceState(null, '', '#keep&left-layers=wells*0.5&left-at=330521100');
    try {
      const map = await fixture<YztMap>(
        html`<yzt-map
          url-state="left"
          .county=${county}
          .line=${line}
          .areas=${areas}
          style="height:300px;width:400px"
        ></yzt-map>`,
      );
      await ready(map);
      const [layer] = map.mapHost.state.layers;
      expect([layer!.entry.id, layer!.opacity]).to.deep.equal(['wells', 0.5]);
      expect(map.mapHost.state.division?.code).to.equal('330521100');
      map.mapHost.setBaseMap('approved');
      await waitUntil(() => location.hash.includes('left-base=approved'), 'written');
      expect(location.hash).to.match(/^#keep&left=/);
      location.hash = '#left-base=plain';
      await waitUntil(() => map.mapHost.state.baseMap === 'plain', 'followed');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('fifty come and go: graphics contexts and workers go back to where they were', async function () {
    this.timeout(180_000);
    let workers = 0;
    const { Worker: Native } = window;
    window.Worker = class extends Native {
      constructor(...given: ConstructorParameters<typeof Native>) {
        super(...given);
        workers += 1;
      }
      override terminate() {
        workers -= 1;
        super.terminate();
      }
    };
    contexts.length = 0;
    try {
      for (let round = 0; round < 50; round += 1) {
        const map = document.createElement('yzt-map');
        map.style.cssText = 'height:200px;width:200px';
        map.layers = [red];
        document.body.append(map);
        await ready(map);
        map.remove();
        await aTimeout(0);
      }
      await waitUntil(() => workers === 0, `workers left: ${workers}`);
      expect(contexts.length).to.equal(50);
      expect(contexts.filter((gl) => !gl.isContextLost()).length).to.equal(0);
    } finally {
      window.Worker = Native;
    }
  });
});
