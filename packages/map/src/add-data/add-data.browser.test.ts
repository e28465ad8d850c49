import { expect, html } from '@open-wc/testing';
import { define, type MapHost } from '@yizhangtu/core';
import { zipSync, strToU8 } from 'fflate';
import { expectAccessible, settled, text, withMap } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztAddData } from './add-data.ts';

define('yzt-add-data', YztAddData);

const LINE: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [119.8, 30.4],
      [120.3, 30.4],
      [120.3, 30.7],
      [119.8, 30.7],
      [119.8, 30.4],
    ],
  ],
};

const point = (x: number, y: number, name = '井') => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [x, y] },
  properties: { name },
});
const collection = (...features: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const fileOf = (name: string, ...parts: BlobPart[]) => new File(parts, name);

async function opened(lang = 'zh-CN', large = false) {
  const found = await withMap<YztAddData>(
    html`<yzt-add-data for="map" open ?large-text=${large} .line=${LINE}></yzt-add-data>`,
    'yzt-add-data',
    lang,
  );
  await waitUntil(() => found.root.querySelector('.desk') !== null);
  return found;
}

function drop(root: ShadowRoot, file: File): void {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  root
    .querySelector('.drop')!
    .dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
}

function choose(root: ShadowRoot, file: File): void {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const input = root.querySelector<HTMLInputElement>('input[type="file"]')!;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

const radio = (root: ShadowRoot, at: number) =>
  root.querySelectorAll<HTMLInputElement>('input[name="datum"]')[at]!;
const submit = (root: ShadowRoot) =>
  root.querySelector<HTMLButtonElement>('.draft button[type="submit"]')!;
const shown = (host: MapHost) => host.state.layers.map(({ entry }) => entry);
const alertOf = (root: ShadowRoot) => text(root.querySelector('[role="alert"]')!);

describe('yzt-add-data', () => {
  it('shows a file that is dropped, under a name and a datum that a person gives', async () => {
    const { element, root, host } = await opened();
    drop(root, fileOf('水井.geojson', collection(point(120, 30.5), point(120.1, 30.5))));
    await waitUntil(() => root.querySelector('.draft') !== null);
    expect(root.querySelector<HTMLInputElement>('#name')!.value).to.equal('水井');
    expect(
      [...root.querySelectorAll<HTMLInputElement>('input[name="datum"]')].some(
        (one) => one.checked,
      ),
    ).to.equal(false);
    submit(root).click();
    await settled(element);
    expect(alertOf(root)).to.equal('请选择坐标种类。');
    expect(shown(host)).to.deep.equal([]);
    radio(root, 2).click();
    await settled(element);
    const added: string[] = [];
    element.addEventListener('yzt-data-add', ({ entries }) =>
      added.push(...entries.map(({ id }) => id)),
    );
    submit(root).click();
    await settled(element);
    const [entry] = shown(host);
    expect(entry?.title).to.deep.equal({ 'zh-CN': '水井（自己的数据）', en: '水井 (own data)' });
    expect(entry?.attribution).to.deep.equal({
      'zh-CN': '自己的数据，只在这个浏览器里',
      en: 'Own data, only in this browser',
    });
    expect(entry?.source).to.deep.include({ type: 'geojson', datum: 'GCJ02' });
    expect(entry?.style?.geometry).to.equal('point');
    expect(added).to.deep.equal(['~own.1']);
    expect(text(root.querySelector('.own li')!)).to.include('水井（自己的数据）');
    root.querySelector<HTMLButtonElement>('.own button')!.click();
    await settled(element);
    expect(shown(host)).to.deep.equal([]);
  });

  it('says when another datum fits the county better, and changes nothing by itself', async () => {
    const { root, host } = await opened('en');
    // On the eastern edge of the county in GCJ-02: some 470 m beyond it when read as CGCS2000.
    const edge = [0, 1, 2, 3].map((at) => point(120.3043, 30.45 + at * 0.05));
    choose(root, fileOf('edge.geojson', collection(...edge)));
    await waitUntil(() => root.querySelector('.draft') !== null);
    radio(root, 0).click();
    await waitUntil(() => root.querySelector('.draft .warn') !== null);
    expect(text(root.querySelector('.draft .warn')!)).to.match(
      /^As CGCS2000, 100% .* As GCJ-02 it fits better/,
    );
    expect(radio(root, 0).checked).to.equal(true);
    expect(shown(host)).to.deep.equal([]);
    radio(root, 2).click();
    await waitUntil(() => root.querySelector('.draft .warn') === null);
  });

  it('makes a layer of each kind of geometry', async () => {
    const { root, host, element } = await opened();
    const line = {
      type: 'Feature',
      geometry: {
        type: 'LineString',
        coordinates: [
          [120, 30.5],
          [120.1, 30.5],
        ],
      },
      properties: {},
    };
    choose(root, fileOf('a.json', collection(point(120, 30.5), line)));
    await waitUntil(() => root.querySelector('.draft') !== null);
    radio(root, 0).click();
    submit(root).click();
    await settled(element);
    expect(shown(host).map(({ style }) => style?.geometry)).to.have.members(['line', 'point']);
    expect(new Set(shown(host).map(({ id }) => id)).size).to.equal(2);
  });

  it('reads a table in GBK, and counts the rows that it cannot place', async () => {
    const { root, host, element } = await opened();
    // 名称,经度,纬度 / 德清,120.0,30.5 / 无,,
    const gbk = [
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbe, 0xad, 0xb6, 0xc8, 0x2c, 0xce, 0xb3, 0xb6, 0xc8, 0x0a,
      0xb5, 0xc2, 0xc7, 0xe5,
    ];
    choose(root, fileOf('gbk.csv', new Uint8Array(gbk), ',120.0,30.5\n', 'x,,\n'));
    await waitUntil(() => root.querySelector('.draft') !== null);
    expect(text(root.querySelector('.draft .warn')!)).to.include('1 行的经纬度缺失');
    radio(root, 1).click();
    submit(root).click();
    await settled(element);
    const { data } = shown(host)[0]!.source as { data: GeoJSON.FeatureCollection };
    expect(data.features[0]?.properties).to.deep.equal({ 名称: '德清' });
  });

  const refused: readonly (readonly [string, File, RegExp])[] = [
    [
      'a spreadsheet called CSV',
      fileOf(
        'a.csv',
        zipSync({ '[Content_Types].xml': strToU8('<x/>') }) as Uint8Array<ArrayBuffer>,
      ),
      /Excel/,
    ],
    [
      'an old spreadsheet',
      fileOf('a.geojson', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])),
      /旧版 Excel/,
    ],
    ['a page called GeoJSON', fileOf('a.geojson', '<!DOCTYPE html><html>登录</html>'), /网页/],
    ['half a file', fileOf('a.geojson', '{"type":"FeatureCollection","features":['), /不完整/],
    ['JSON that is no GeoJSON', fileOf('a.json', '{"a":1}'), /不是 GeoJSON/],
    ['an empty file', fileOf('a.csv', ''), /空的/],
    [
      'a table without places',
      fileOf('a.csv', '名称,地址\n甲,乙\n'),
      /没有经度和纬度两列，现有的列：名称、地址/,
    ],
    ['a quote that is never closed', fileOf('a.csv', 'x,y,n\n1,2,"a\n3,4,b\n'), /第 2 行的双引号/],
    ['a table in metres', fileOf('a.csv', 'x,y\n40503000,3375000\n'), /没有一行的经纬度能用/],
    ['XML that is no KML', fileOf('a.kml', '<?xml version="1.0"?><gpx/>'), /不是 KML/],
    [
      'entities that unfold without end',
      fileOf(
        'a.kml',
        `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>`,
      ),
      /不对|declares/,
    ],
    [
      'an archive with nothing to read',
      fileOf('a.zip', zipSync({ 'readme.txt': strToU8('x') }) as Uint8Array<ArrayBuffer>),
      /没有 Shapefile/,
    ],
    [
      'half an archive',
      fileOf(
        'a.zip',
        zipSync({ 'a.kml': strToU8('<kml/>'.repeat(1000)) }).slice(
          0,
          40,
        ) as Uint8Array<ArrayBuffer>,
      ),
      /损坏|没有/,
    ],
  ];
  for (const [what, file, words] of refused) {
    it(`refuses ${what} in words, and keeps what was typed`, async () => {
      const { root, host } = await opened();
      const address = root.querySelector<HTMLInputElement>('#address')!;
      address.value = 'https://gis.example/wms';
      address.dispatchEvent(new Event('input'));
      choose(root, file);
      await waitUntil(() => root.querySelector('.state-error') !== null);
      expect(alertOf(root)).to.match(words);
      expect(root.querySelector<HTMLInputElement>('#address')!.value).to.equal(
        'https://gis.example/wms',
      );
      expect(root.querySelector('.draft')).to.equal(null);
      expect(shown(host)).to.deep.equal([]);
    });
  }

  it('stops unpacking a bomb', async () => {
    const { root } = await opened();
    const bomb = zipSync({ 'a.geojson': new Uint8Array(60_000_000) }, { level: 9 });
    expect(bomb.length).to.be.lessThan(200_000);
    choose(root, fileOf('bomb.zip', bomb as Uint8Array<ArrayBuffer>));
    await waitUntil(() => root.querySelector('.state-error') !== null);
    expect(alertOf(root)).to.include('解开后太大');
  });

  it('does not take what is no address', async () => {
    const { root, element } = await opened('en');
    for (const words of ['gis.example/wms', 'javascript:alert(1)', 'file:///etc/passwd', '']) {
      const address = root.querySelector<HTMLInputElement>('#address')!;
      address.value = words;
      address.dispatchEvent(new Event('input'));
      root.querySelector<HTMLButtonElement>('form button[type="submit"]')!.click();
      await settled(element);
      expect(alertOf(root)).to.equal('Give a whole http or https address.');
      expect(address.getAttribute('aria-invalid')).to.equal('true');
      expect(address.value).to.equal(words);
    }
  });

  it('takes a template of tiles as it is', async () => {
    const { root, element, host } = await opened();
    const address = root.querySelector<HTMLInputElement>('#address')!;
    address.value = 'https://tiles.example/orchard/{z}/{x}/{y}.png';
    address.dispatchEvent(new Event('input'));
    root.querySelector<HTMLButtonElement>('form button[type="submit"]')!.click();
    await waitUntil(() => root.querySelector('.draft') !== null);
    radio(root, 0).click();
    submit(root).click();
    await settled(element);
    const [entry] = shown(host);
    expect(entry?.source).to.deep.equal({
      type: 'xyz',
      tiles: ['https://tiles.example/orchard/{z}/{x}/{y}.png'],
      datum: 'CGCS2000',
    });
    expect(entry?.style).to.deep.equal({ geometry: 'raster' });
  });

  for (const [lang, large] of [
    ['zh-CN', false],
    ['en', true],
  ] as const) {
    it(`is accessible: ${lang}, large text ${large}`, async () => {
      const { root, element } = await opened(lang, large);
      await expectAccessible(element);
      choose(root, fileOf('a.geojson', collection(point(120, 30.5))));
      await waitUntil(() => root.querySelector('.draft') !== null);
      submit(root).click();
      await settled(element);
      await expectAccessible(element);
    });
  }
});
