import { expect, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { settled, text, withMap } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztAddData } from './add-data.ts';

define('yzt-add-data', YztAddData);

type Answer = (url: URL, signal: AbortSignal | undefined) => Response | Promise<Response>;

const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
const xml = (value: string) => new Response(value, { headers: { 'content-type': 'text/xml' } });

const wms = (layers: number) =>
  `<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"><Service><Title>县级服务</Title></Service>
  <Capability><Request><GetMap><Format>image/png</Format></GetMap></Request><Layer><Title>全部</Title><CRS>EPSG:3857</CRS>
  ${Array.from({ length: layers }, (_, i) => `<Layer><Name>l${i}</Name><Title>图层 ${i}</Title></Layer>`).join('')}
  </Layer></Capability></WMS_Capabilities>`;

const wfs = `<WFS_Capabilities version="2.0.0" xmlns="http://www.opengis.net/wfs/2.0"><FeatureTypeList>
  <FeatureType><Name>ms:wells</Name><Title>水井</Title></FeatureType></FeatureTypeList></WFS_Capabilities>`;

describe('yzt-add-data, services', () => {
  const native = window.fetch;
  let asked: string[] = [];
  afterEach(() => {
    window.fetch = native;
    asked = [];
  });

  function answer(by: Answer): void {
    window.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      if (url.hostname !== 'gis.example') return native(input, init);
      asked.push(url.href);
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      return Promise.resolve(by(url, signal ?? undefined));
    };
  }

  async function asking(address: string, lang = 'zh-CN') {
    const found = await withMap<YztAddData>(
      html`<yzt-add-data for="map" open></yzt-add-data>`,
      'yzt-add-data',
      lang,
    );
    const { root } = found;
    await waitUntil(() => root.querySelector('#address') !== null);
    const box = root.querySelector<HTMLInputElement>('#address')!;
    box.value = address;
    box.dispatchEvent(new Event('input'));
    root.querySelector<HTMLButtonElement>('form button[type="submit"]')!.click();
    return found;
  }

  async function offered(address: string, lang?: string) {
    const found = await asking(address, lang);
    await waitUntil(() => found.root.querySelector('.draft') !== null);
    return found;
  }

  const boxes = (root: ShadowRoot) =>
    Array.from(root.querySelectorAll<HTMLInputElement>('.layers input'));
  const pick = (root: ShadowRoot, name: string, at: number) =>
    root.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)[at]!.click();
  const add = (root: ShadowRoot) =>
    root.querySelector<HTMLButtonElement>('.draft button[type="submit"]')!.click();

  it('finds a layer among two thousand, and shows it', async () => {
    answer(() => xml(wms(2000)));
    const { root, element, host } = await offered('https://gis.example/ows/wms');
    expect(boxes(root).length).to.equal(100);
    expect(text(root.querySelector('legend')!)).to.equal('2000 个图层');
    const search = root.querySelector<HTMLInputElement>('input[type="search"]')!;
    search.value = 'l1777';
    search.dispatchEvent(new Event('input'));
    await settled(element);
    expect(boxes(root).length).to.equal(1);
    boxes(root)[0]!.click();
    pick(root, 'datum', 0);
    await settled(element);
    add(root);
    await settled(element);
    const [layer] = host.state.layers;
    expect(layer?.entry.source).to.deep.include({
      type: 'wms',
      layers: 'l1777',
      datum: 'CGCS2000',
    });
    expect(layer?.entry.title).to.deep.equal({
      'zh-CN': '图层 1777（自己的数据）',
      en: '图层 1777 (own data)',
    });
  });

  it('adds five at a time at most', async () => {
    answer(() => xml(wms(7)));
    const { root, element } = await offered('https://gis.example/wms', 'en');
    for (const box of boxes(root).slice(0, 5)) box.click();
    await settled(element);
    expect(boxes(root).filter(({ disabled }) => disabled).length).to.equal(2);
    expect(text(root)).to.include('5 at a time at most.');
  });

  it('asks what the features of a WFS are drawn as', async () => {
    answer(() => xml(wfs));
    const { root, element, host } = await offered('https://gis.example/wfs');
    pick(root, 'datum', 0);
    await settled(element);
    add(root);
    await settled(element);
    expect(text(root.querySelector('[role="alert"]')!)).to.equal('请选择画成点、线还是面。');
    pick(root, 'geometry', 0);
    await settled(element);
    add(root);
    await settled(element);
    const { entry } = host.state.layers[0]!;
    expect(entry.source).to.deep.include({ type: 'wfs', typeName: 'ms:wells' });
    expect(entry.style?.geometry).to.equal('point');
  });

  it('reads a FeatureServer, an OGC API and TileJSON for what they are', async () => {
    answer((url) => {
      if (url.pathname.includes('FeatureServer')) {
        return json({ layers: [{ id: 3, name: 'Roads', geometryType: 'esriGeometryPolyline' }] });
      }
      if (url.pathname.endsWith('/tiles.json')) {
        return json({
          tilejson: '3.0.0',
          tiles: ['t/{z}/{x}/{y}'],
          vector_layers: [{ id: 'water' }],
        });
      }
      if (url.pathname.endsWith('/collections'))
        return json({ collections: [{ id: 'trees', title: 'Trees' }] });
      return json({
        title: 'API',
        links: [{ rel: 'data', href: 'https://gis.example/ogc/collections' }],
      });
    });
    for (const [address, kind, layer] of [
      ['https://gis.example/arcgis/rest/services/a/FeatureServer', 'ArcGIS FeatureServer', 'Roads'],
      ['https://gis.example/ogc', 'OGC API', 'Trees'],
      ['https://gis.example/tiles.json', 'TileJSON', 'water'],
    ] as const) {
      const { root } = await offered(address, 'en');
      expect(text(root.querySelector('.draft .field')!)).to.include(kind);
      expect(text(root.querySelector('.layers')!)).to.equal(layer);
    }
  });

  const faults: readonly (readonly [string, Answer, RegExp])[] = [
    [
      'is a web page',
      () => new Response('<!doctype html><html>', { headers: { 'content-type': 'text/html' } }),
      /网页，不是地图服务/,
    ],
    ['answers JSON of something else', () => json({ hello: 1 }), /认不出|网页/],
    ['needs a token', () => new Response('', { status: 401 }), /需要登录/],
    [
      'needs a token and says so with 200',
      () => json({ error: { code: 499, message: 'Token Required' } }),
      /Token Required/,
    ],
    [
      'answers an exception as 200',
      () =>
        xml(
          '<ServiceExceptionReport><ServiceException code="NoApplicableCode">库坏了</ServiceException></ServiceExceptionReport>',
        ),
      /库坏了/,
    ],
    [
      'is refused by the browser (CORS)',
      () => Promise.reject(new TypeError('Failed to fetch')),
      /连接不上/,
    ],
  ];
  for (const [what, by, words] of faults) {
    it(`says when the address ${what}, and keeps it`, async () => {
      answer(by);
      const { root } = await asking('https://gis.example/service');
      await waitUntil(() => root.querySelector('[role="alert"]') !== null);
      expect(text(root.querySelector('.state-error, .state-denied')!)).to.match(words);
      expect(root.querySelector<HTMLInputElement>('#address')!.value).to.equal(
        'https://gis.example/service',
      );
      expect(root.querySelector('.busy')).to.equal(null);
    });
  }

  it('can be given up while a service never answers', async () => {
    let gone = false;
    answer(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            gone = true;
            reject(new DOMException('given up', 'AbortError'));
          });
        }),
    );
    const { root, element } = await asking('https://gis.example/service', 'en');
    await waitUntil(() => root.querySelector('.cancel') !== null);
    root.querySelector<HTMLButtonElement>('.cancel')!.click();
    await settled(element);
    await waitUntil(() => gone);
    expect(root.querySelector('.busy')).to.equal(null);
    expect(root.querySelector('.state-error')).to.equal(null);
    expect(text(root.querySelector('.said')!)).to.equal('Cancelled.');
    expect(root.querySelector<HTMLInputElement>('#address')!.value).to.equal(
      'https://gis.example/service',
    );
  });

  it('stops when it is removed', async () => {
    let gone = false;
    answer(
      (_, signal) => new Promise(() => signal?.addEventListener('abort', () => (gone = true))),
    );
    const { root, element } = await asking('https://gis.example/service');
    await waitUntil(() => root.querySelector('.cancel') !== null);
    element.remove();
    await waitUntil(() => gone);
  });
});
