import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { define, type EditableShape, type MapHost } from '@yizhangtu/core';
import { YztError, type CatalogueEntry, type LngLat } from '@yizhangtu/standard';
import { YztMap } from '../map/map.ts';
import type { MemoryMapHost } from '../testing/memory-map-host.test.fixture.ts';
import { expectAccessible, settled, text, withMap } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztDraw } from './draw.ts';

define('yzt-draw', YztDraw);
define('yzt-map', YztMap);

const POINT: GeoJSON.Point = { type: 'Point', coordinates: [120, 30.5] };
const AREA: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [120, 30],
      [120.1, 30],
      [120.1, 30.1],
      [120, 30],
    ],
  ],
};
const featureOf = (geometry: GeoJSON.Geometry, name = '村口'): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties: { name },
});

const ready = (element: YztDraw) =>
  waitUntil(() => element.shadowRoot!.querySelector('.tools'), 'the desk stands');
const button = (root: ParentNode, words: string) =>
  [...root.querySelectorAll<HTMLButtonElement>('button')].find((one) => text(one) === words)!;
const names = (element: YztDraw) =>
  element.features.map(({ properties }) => properties?.['name'] as unknown);
const rows = (root: ShadowRoot) =>
  Array.from(root.querySelectorAll('.list .name'), (name) => text(name));
const said = (root: ShadowRoot) => text(root.querySelector('.said'));

/** A map on which a person draws what `answers` hold, one after the other. */
async function deskOnMap(answers: readonly unknown[] = [], lang = 'zh-CN', large = false) {
  const made = await withMap<YztDraw>(
    html`<yzt-draw for="map" ?large-text=${large}></yzt-draw>`,
    'yzt-draw',
    lang,
  );
  const left = [...answers];
  const answer = () => {
    const next = left.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  Object.assign(made.host, {
    pickPoint: () => answer() as Promise<LngLat>,
    drawLine: () => answer() as Promise<GeoJSON.LineString>,
    drawArea: () => answer() as Promise<GeoJSON.Polygon>,
    editShape: <Shape extends EditableShape>() => answer() as Promise<Shape>,
  } satisfies Partial<MapHost>);
  await ready(made.element);
  const changes: number[] = [];
  made.element.addEventListener('yzt-drawing-change', () =>
    changes.push(made.element.features.length),
  );
  return { ...made, changes };
}

const layersOf = (host: MemoryMapHost) =>
  host.state.layers.map(({ entry }) => {
    const { data } = entry.source as { data: GeoJSON.FeatureCollection };
    return [entry.style!.geometry, data.features.map((one) => one.properties!['name'] as unknown)];
  });

/** Gives the file field a file, as a person does. */
function choose(root: ShadowRoot, content: string) {
  const input = root.querySelector<HTMLInputElement>('input[type="file"]')!;
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], '图形.geojson'));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

describe('yzt-draw', () => {
  it('loads what draws when it is first seen', async () => {
    const element = await fixture<YztDraw>(html`<yzt-draw hidden></yzt-draw>`);
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(element.shadowRoot!.querySelector('.tools, [aria-busy]')).to.equal(null);
    element.hidden = false;
    await ready(element);
    element.hidden = true;
    await nextFrame();
    await settled(element);
    expect(element.shadowRoot!.querySelector('.tools')).not.to.equal(null);
  });

  it('loads it unseen when it is given something, and tells what is wrong with that', async () => {
    const element = await fixture<YztDraw>(html`<yzt-draw hidden></yzt-draw>`);
    const errors: unknown[] = [];
    element.addEventListener('yzt-error', ({ error }) => errors.push(error.code));
    element.features = [featureOf(POINT)];
    await ready(element);
    await settled(element);
    expect(names(element)).to.deep.equal(['村口']);
    element.features = [{ type: 'Feature' } as unknown as GeoJSON.Feature];
    await waitUntil(() => errors.length === 1);
    expect(errors).to.deep.equal(['invalid']);
    expect(names(element)).to.deep.equal(['村口']);
  });

  it('draws each kind, names it, lists it and shows it on the map', async () => {
    const { element, root, host, changes } = await deskOnMap([[120, 30.5], AREA]);
    expect(text(root)).to.contain('还没有图形');
    button(root, '点').click();
    await waitUntil(() => element.features.length === 1);
    button(root, '面').click();
    await waitUntil(() => element.features.length === 2);
    await settled(element);
    expect(names(element)).to.deep.equal(['点 1', '面 1']);
    expect(rows(root)).to.deep.equal(['点 1', '面 1']);
    expect(said(root)).to.equal('已画好“面 1”');
    expect(changes).to.deep.equal([1, 2]);
    expect(layersOf(host)).to.deep.equal(
      [
        ['point', ['点 1']],
        ['area', ['面 1']],
      ].reverse(),
    );
    for (const { entry } of host.state.layers) expect(entry.id).to.match(/^~drawn-/);
    expect(root.activeElement!.localName, 'a person goes on with what was drawn').to.equal(
      'summary',
    );
  });

  it('renames, changes the shape, removes, and takes back each step', async () => {
    const moved = structuredClone(AREA);
    moved.coordinates[0]![1] = [120.2, 30];
    const { element, root, host, changes } = await deskOnMap([AREA, moved]);
    button(root, '面').click();
    await waitUntil(() => root.querySelector('input[type="text"]'));
    const input = root.querySelector<HTMLInputElement>('input[type="text"]')!;
    input.value = '  水田 ';
    input.dispatchEvent(new Event('change'));
    await settled(element);
    expect(names(element)).to.deep.equal(['水田']);
    input.value = '   ';
    input.dispatchEvent(new Event('change'));
    expect(input.value, 'a name of nothing is not taken').to.equal('水田');
    button(root, '改形状').click();
    await waitUntil(() => changes.length === 3);
    expect(element.features[0]!.geometry).to.deep.equal(moved);
    await settled(element);
    button(root, '删除').click();
    await settled(element);
    expect(element.features).to.deep.equal([]);
    expect(layersOf(host)).to.deep.equal([]);
    expect(said(root)).to.equal('已删除“水田”');
    button(root, '撤销').click();
    await settled(element);
    expect(said(root)).to.equal('已撤销：已删除“水田”');
    expect(element.features[0]!.geometry).to.deep.equal(moved);
    button(root, '撤销').click();
    expect(element.features[0]!.geometry).to.deep.equal(AREA);
    button(root, '撤销').click();
    await settled(element);
    expect(names(element)).to.deep.equal(['面 1']);
    button(root, '重做').click();
    await settled(element);
    expect(names(element)).to.deep.equal(['水田']);
    expect(said(root)).to.equal('已重做：已改名为“水田”');
    expect(layersOf(host)).to.deep.equal([['area', ['水田']]]);
    root
      .querySelector('.desk')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
    expect(names(element)).to.deep.equal(['面 1']);
    expect(changes).to.have.length(9);
  });

  it('keeps all when a person gives up or the map fails', async () => {
    const aborted = new YztError({ code: 'aborted', message: 'given up' });
    const lost = new YztError({ code: 'graphics', message: 'lost' });
    const { element, root, changes } = await deskOnMap([[120, 30], aborted, lost]);
    button(root, '点').click();
    await waitUntil(() => element.features.length === 1);
    const before = element.features;
    const errors: string[] = [];
    element.addEventListener('yzt-error', ({ error }) => errors.push(error.code));
    await settled(element);
    button(root, '线').click();
    await waitUntil(() => said(root).includes('已取消'));
    expect(root.activeElement, 'back at the button').to.equal(button(root, '线'));
    expect(errors).to.deep.equal([]);
    button(root, '面').click();
    await waitUntil(() => root.querySelector('.state-error'));
    expect(text(root.querySelector('.state-error'))).to.contain('已画的图形没有变化');
    expect(errors).to.deep.equal(['graphics']);
    expect(element.features).to.equal(before);
    expect(changes).to.deep.equal([1]);
  });

  it('opens a file beside what is there, and writes what it reads', async () => {
    const { element, root, host, changes } = await deskOnMap([[120, 30]]);
    button(root, '点').click();
    await waitUntil(() => element.features.length === 1);
    choose(root, JSON.stringify(featureOf(AREA, '水库')));
    await waitUntil(() => element.features.length === 2);
    expect(names(element)).to.deep.equal(['点 1', '水库']);
    expect(host.calls).to.include('fit');
    expect(changes).to.deep.equal([1, 2]);
    const saved: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    button(root, '下载 GeoJSON').click();
    URL.createObjectURL = createObjectURL;
    const written = JSON.parse(await saved[0]!.text()) as GeoJSON.FeatureCollection;
    expect(written.features).to.deep.equal(element.features);
  });

  it('reads a file in the datum that a person chose', async () => {
    const { element, root } = await deskOnMap();
    const select = root.querySelector('select')!;
    select.value = 'GCJ02';
    select.dispatchEvent(new Event('change'));
    choose(root, JSON.stringify(featureOf(POINT)));
    await waitUntil(() => element.features.length === 1);
    const [x] = (element.features[0]!.geometry as GeoJSON.Point).coordinates;
    expect(Math.abs(x! - 120)).to.be.within(0.003, 0.006);
  });

  for (const [what, content, code, words] of [
    ['cut off', '{"type":"Feat', 'bad_response', '文件不是 JSON'],
    ['a page', '<!doctype html>', 'bad_response', '文件不是 JSON'],
    ['other JSON', '{"a":1}', 'bad_response', '收到的数据不对'],
    ['no place', '{"type":"Feature","geometry":null}', 'invalid', 'features[0].geometry'],
    [
      'latitude first',
      '{"type":"Point","coordinates":[30.5,120.1]}',
      'invalid',
      'features[0].geometry.coordinates',
    ],
  ] as const) {
    it(`refuses a bad file and keeps all: ${what}`, async () => {
      const { element, root, changes } = await deskOnMap([[120, 30]]);
      button(root, '点').click();
      await waitUntil(() => element.features.length === 1);
      const before = element.features;
      const errors: YztError[] = [];
      element.addEventListener('yzt-error', ({ error }) => errors.push(error));
      choose(root, content);
      await waitUntil(() => root.querySelector('.state-error'));
      expect(errors.map((error) => error.code)).to.deep.equal([code]);
      expect(text(root.querySelector('.state-error'))).to.contain(words);
      expect(element.features).to.equal(before);
      expect(changes).to.deep.equal([1]);
    });
  }

  it('lists features given without a map; bad ones change nothing', async () => {
    const element = await fixture<YztDraw>(
      html`<yzt-draw .features=${[featureOf(POINT), featureOf(AREA, '水库')]}></yzt-draw>`,
    );
    let told = 0;
    element.addEventListener('yzt-drawing-change', () => (told += 1));
    expect(names(element), 'at once').to.deep.equal(['村口', '水库']);
    await ready(element);
    await settled(element);
    const root = element.shadowRoot!;
    expect(rows(root)).to.deep.equal(['村口', '水库']);
    expect(button(root, '面').disabled).to.equal(true);
    expect(text(root)).to.contain('没有地图');
    const errors: string[] = [];
    element.addEventListener('yzt-error', (event) => {
      errors.push(event.error.issues[0]!.path);
      event.preventDefault();
    });
    element.features = [featureOf({ type: 'Point', coordinates: [Number.NaN, 3] })];
    await settled(element);
    expect(names(element)).to.deep.equal(['村口', '水库']);
    expect(errors).to.deep.equal(['features[0].geometry']);
    expect(root.querySelector('.state-error'), 'the page shows it').to.equal(null);
    expect(told, 'the host is not told of what it did').to.equal(0);
    element.features = [];
    await settled(element);
    expect(element.features).to.deep.equal([]);
    button(root, '撤销').click();
    expect(names(element)).to.deep.equal(['村口', '水库']);
  });

  it('says why a shape of several parts cannot be changed', async () => {
    const { element, root } = await deskOnMap();
    element.features = [
      featureOf({ type: 'MultiPoint', coordinates: [POINT.coordinates, [120.1, 30]] }),
    ];
    await settled(element);
    root.querySelector<HTMLDetailsElement>('.list details')!.open = true;
    await waitUntil(() => button(root, '改形状'));
    expect(button(root, '改形状').disabled).to.equal(true);
    expect(text(root.querySelector('.thing'))).to.contain('不能改形状');
  });

  it('opens the row of what is chosen on the map', async () => {
    const { element, root, host } = await deskOnMap();
    element.features = [featureOf(POINT), featureOf(AREA, '水库')];
    await settled(element);
    const layer = host.state.layers.find(({ entry }) => entry.style!.geometry === 'area')!;
    const feature = (layer.entry.source as { data: GeoJSON.FeatureCollection }).data.features[0]!;
    host.showHits([{ entry: layer.entry, feature }]);
    await waitUntil(() => root.querySelector('.list details[open]'));
    expect(text(root.querySelector('.list details[open] .name'))).to.equal('水库');
  });

  it('writes names as text', async () => {
    const element = await fixture<YztDraw>(
      html`<yzt-draw .features=${[featureOf(POINT, '<img src=x>')]}></yzt-draw>`,
    );
    await ready(element);
    await settled(element);
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    expect(rows(element.shadowRoot!)).to.deep.equal(['<img src=x>']);
  });

  it('takes its layers along when it goes, and brings them back', async () => {
    const { element, host } = await deskOnMap();
    element.features = [featureOf(POINT)];
    await settled(element);
    expect(layersOf(host)).to.have.length(1);
    const parent = element.parentElement!;
    element.remove();
    await settled(element);
    expect(layersOf(host)).to.deep.equal([]);
    parent.append(element);
    await settled(element);
    expect(layersOf(host)).to.deep.equal([['point', ['村口']]]);
    const { calls } = host;
    const asked = calls.length;
    parent.prepend(element);
    await settled(element);
    expect(calls.length, 'moving it changes nothing').to.equal(asked);
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root } = await deskOnMap(
          [[120, 30], new YztError({ code: 'graphics', message: '' })],
          lang,
          large,
        );
        await expectAccessible(element);
        element.features = [featureOf(POINT), featureOf(AREA, '水库')];
        await settled(element);
        root.querySelectorAll('details').forEach((one) => (one.open = true));
        await settled(element);
        await expectAccessible(element);
        choose(root, '{');
        await waitUntil(() => root.querySelector('.state-error'));
        await expectAccessible(element);
      });
    }
  }

  it('its buttons are 44 pixels, its main ones 60 in large text, in 280 pixels of width', async () => {
    const { element, root } = await deskOnMap([[120, 30]], 'zh-CN', true);
    element.style.width = '280px';
    element.features = [featureOf(POINT), featureOf(AREA, '一个很长很长很长很长很长很长的名称')];
    await settled(element);
    root.querySelectorAll('details').forEach((one) => (one.open = true));
    await settled(element);
    await nextFrame();
    for (const one of root.querySelectorAll('button, summary, select, .open')) {
      const { width, height, right } = one.getBoundingClientRect();
      expect(Math.min(width, height), text(one)).to.be.at.least(44);
      expect(right).to.be.at.most(element.getBoundingClientRect().right);
    }
    for (const one of root.querySelectorAll('.tools button')) {
      expect(one.getBoundingClientRect().height).to.be.at.least(60);
    }
  });
});

describe('yzt-draw on a real map', () => {
  it('from the button to the file by keys alone', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <yzt-map
          id="real"
          .view=${{ center: [120, 30.5], zoom: 14, bearing: 0, pitch: 0 }}
          style="width:400px;height:500px"
        ></yzt-map>
        <yzt-draw for="real"></yzt-draw>
      </div>`,
    );
    const map = page.querySelector<YztMap>('yzt-map')!;
    const element = page.querySelector<YztDraw>('yzt-draw')!;
    await waitUntil(() => map.mapHost.state.view?.zoom === 14, 'the map stands');
    await ready(element);
    const root = element.shadowRoot!;
    const canvas = map.shadowRoot!.querySelector('canvas')!;
    const press = (key: string) => {
      for (const type of ['keydown', 'keyup']) {
        canvas.dispatchEvent(
          new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true }),
        );
      }
    };
    const asks = () => waitUntil(() => map.shadowRoot!.querySelector('.ask'), 'it asks');
    const look = async (center: LngLat) => {
      map.view = { center, zoom: 14, bearing: 0, pitch: 0 };
      await waitUntil(() => map.mapHost.state.view!.center[0].toFixed(4) === center[0].toFixed(4));
    };
    button(root, '线').focus();
    button(root, '线').click();
    await asks();
    expect(map.shadowRoot!.activeElement).to.equal(canvas);
    press('Enter');
    await look([120.01, 30.51]);
    press('Enter');
    await map.updateComplete;
    button(map.shadowRoot!, '完成').click();
    await waitUntil(() => element.features.length === 1);
    const { coordinates } = element.features[0]!.geometry as GeoJSON.LineString;
    expect(coordinates.map((place) => place.map((n) => n.toFixed(4)))).to.deep.equal([
      ['120.0000', '30.5000'],
      ['120.0100', '30.5100'],
    ]);
    const drawn = () => map.mapHost.state.layers[0];
    await waitUntil(() => drawn()?.status.state === 'ready', 'the map shows it');
    expect((drawn()!.entry as CatalogueEntry).style!.geometry).to.equal('line');
    // Another one, given up half way: the first one stays.
    button(root, '面').click();
    await asks();
    press('Enter');
    press('Escape');
    await waitUntil(() => said(root).includes('已取消'));
    expect(element.features).to.have.length(1);
    await expect(element).to.be.accessible();
  });
});
