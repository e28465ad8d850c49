import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define, type FeaturesInView, type MapHostState, type MapView } from '@yizhangtu/core';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import {
  entryOf,
  expectAccessible,
  settled,
  shownOf,
  text,
  withMap,
} from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztFeatureTable } from './feature-table.ts';

define('yzt-feature-table', YztFeatureTable);

/** The part that draws rows is loaded when there are some. */
const soon = (predicate: () => unknown, what = 'it comes') => waitUntil(predicate, what);

const FIELDS = [
  { name: 'name', label: { 'zh-CN': '名称', en: 'Name' } },
  { name: 'depth', label: { 'zh-CN': '井深', en: 'Depth' }, type: 'number', unit: 'm' },
  {
    name: 'grade',
    label: { 'zh-CN': '等级', en: 'Grade' },
    type: 'code',
    codes: { '1': '一级', '2': '二级' },
  },
  { name: 'phone', label: { 'zh-CN': '电话', en: 'Telephone' }, type: 'phone' },
] satisfies CatalogueEntry['fields'];

const well = (id: number, name: string, depth: number | null): GeoJSON.Feature => ({
  type: 'Feature',
  id,
  properties: { name, depth, grade: (id % 2) + 1, phone: `0572-806000${id}` },
  geometry: { type: 'Point', coordinates: [120, 30.5] },
});
const WELLS = [well(1, '张家井', 12000.5), well(2, '安吉井', 9), well(3, '德清井', null)];
const wells = entryOf('wells', { title: { 'zh-CN': '水井', en: 'Wells' }, fields: FIELDS });
const roads = entryOf('roads', { title: { 'zh-CN': '道路', en: 'Roads' }, sample: false });
const photo = entryOf('photo', { style: { geometry: 'raster' } });

const VIEW: Partial<MapHostState> = { bounds: [119, 30, 121, 31] };
const answer = (
  features: readonly GeoJSON.Feature[],
  more: Partial<FeaturesInView> = {},
): FeaturesInView => ({ features, complete: true, ...more });

async function tableOn(lang = 'zh-CN', answers: Record<string, FeaturesInView> = {}) {
  const page = await withMap<YztFeatureTable>(
    html`<yzt-feature-table for="map"></yzt-feature-table>`,
    'yzt-feature-table',
    lang,
  );
  for (const [id, inView] of Object.entries(answers)) page.host.inView.set(id, inView);
  return page;
}

async function tableOf(data: YztFeatureTable['data'], lang = 'zh-CN') {
  const element = await fixture<YztFeatureTable>(
    html`<yzt-feature-table lang=${lang} .data=${data}></yzt-feature-table>`,
  );
  const root = element.shadowRoot!;
  await soon(() => root.querySelector('tbody tr') !== null, 'rows');
  await settled(element);
  return { element, root };
}

const body = (root: ShadowRoot) => [...root.querySelectorAll<HTMLElement>('tbody tr')];
const names = (root: ShadowRoot) => body(root).map((row) => text(row.querySelector('th')));
const rowsCome = (root: ShadowRoot, count: number) =>
  soon(() => body(root).length === count, `${count} rows`);
/** Whether rows stand in all of the room for them. */
function coversAll(root: ShadowRoot): boolean {
  const room = root.querySelector('.scroll')!.getBoundingClientRect();
  const top = root.querySelector('thead')!.getBoundingClientRect().bottom;
  const boxes = body(root).map((row) => row.getBoundingClientRect());
  const first = Math.min(...boxes.map((box) => box.top));
  return first <= top + 1 && Math.max(...boxes.map((box) => box.bottom)) >= room.bottom - 20;
}
const head = (root: ShadowRoot, label: string) =>
  [...root.querySelectorAll<HTMLElement>('thead th')].find((one) => text(one).includes(label))!;
const focused = (root: ShadowRoot) => {
  const cell = root.activeElement?.closest<HTMLElement>('[data-column]');
  return [cell?.closest('tr')?.dataset['row'], cell?.dataset['column']].map(Number);
};

describe('yzt-feature-table', () => {
  it('lists what is in view of the topmost layer, with its fields, units and number', async () => {
    const { host, element, root } = await tableOn('zh-CN', { wells: answer(WELLS, { total: 8 }) });
    expect(text(root)).to.contain('打开图层后');
    host.set({ ...VIEW, layers: [shownOf(photo), shownOf(wells)] });
    await rowsCome(root, 3);
    await settled(element);
    expect(names(root)).to.deep.equal(['张家井', '安吉井', '德清井']);
    expect(text(root.querySelector('.bar > p'))).to.equal('视野内 3 个，共 8 个');
    expect(text(root.querySelector('header'))).to.equal('水井 示例数据');
    expect([...root.querySelectorAll('thead th')].map(text)).to.deep.equal([
      '名称',
      '井深 (m)',
      '等级',
      '电话',
    ]);
    const cells = [...body(root)[0]!.querySelectorAll('td .value')].map(text);
    expect(cells).to.deep.equal(['12,000.5', '二级', '0572-8060001']);
    expect(body(root)[0]!.querySelector('a')!.getAttribute('href')).to.equal('tel:05728060001');
    const number = getComputedStyle(body(root)[0]!.querySelector('td.number')!);
    expect(number.textAlign).to.equal('end');
    expect(number.fontVariantNumeric).to.equal('tabular-nums');
  });

  it('asks again when the view or the layer changes, and only then', async () => {
    const { host, element, root } = await tableOn('zh-CN', {
      wells: answer(WELLS),
      roads: answer([well(7, '莫干路', 1)], { complete: false }),
    });
    host.set({ ...VIEW, layers: [shownOf(wells), shownOf(roads)] });
    await rowsCome(root, 3);
    host.set({ selected: -1 });
    await settled(element);
    const asked = () => host.calls.filter((call) => call.startsWith('in-view'));
    expect(asked()).to.deep.equal(['in-view wells']);
    const select = root.querySelector<HTMLSelectElement>('header select')!;
    select.value = 'roads';
    select.dispatchEvent(new Event('change'));
    await rowsCome(root, 1);
    expect(text(root.querySelector('.bar > p'))).to.equal('视野内至少 1 个，放大地图可看全');
    expect(text(root.querySelector('header'))).not.to.contain('示例数据');
    host.set({ bounds: [119, 30, 120, 31] });
    await settled(element);
    expect(asked()).to.deep.equal(['in-view wells', 'in-view roads', 'in-view roads']);
  });

  it('sorts by its heads and says so; a third press brings the first order back', async () => {
    const { element, root } = await tableOf({ features: WELLS, fields: FIELDS });
    const press = async (label: string) => {
      head(root, label).querySelector('button')!.click();
      await settled(element);
      await aTimeout(0);
    };
    await press('名称');
    await soon(() => names(root)[0] === '安吉井');
    expect(names(root)).to.deep.equal(['安吉井', '德清井', '张家井']);
    expect(head(root, '名称').getAttribute('aria-sort')).to.equal('ascending');
    await press('井深');
    await press('井深');
    await soon(() => names(root)[0] === '张家井');
    expect(names(root)).to.deep.equal(['张家井', '安吉井', '德清井']);
    expect(head(root, '井深').getAttribute('aria-sort')).to.equal('descending');
    expect(head(root, '名称').hasAttribute('aria-sort')).to.equal(false);
    await press('井深');
    expect(root.querySelector('[aria-sort]')).to.equal(null);
  });

  it('selects a row on the map, and shows what is selected there', async () => {
    const { host, element, root } = await tableOn('zh-CN', {
      wells: answer(WELLS),
      roads: answer([well(7, '莫干路', 1)]),
    });
    host.set({ ...VIEW, layers: [shownOf(wells), shownOf(roads)] });
    await rowsCome(root, 3);
    let events = 0;
    element.addEventListener('yzt-feature-select', () => (events += 1));
    body(root)[1]!.querySelector('td')!.click();
    await settled(element);
    expect(host.state.hits).to.deep.equal([{ entry: wells, feature: WELLS[1] }]);
    expect(element.selected).to.equal(WELLS[1]);
    expect(events).to.equal(1);
    expect(body(root).map((row) => row.ariaSelected)).to.deep.equal(['false', 'true', 'false']);
    body(root)[0]!
      .querySelector<HTMLElement>('a')!
      .addEventListener('click', (event) => event.preventDefault());
    body(root)[0]!.querySelector<HTMLElement>('a')!.click();
    expect(events, 'a telephone number is not a choice').to.equal(1);
    host.showHits([{ entry: roads, feature: { ...well(7, '莫干路', 1) } }]);
    await rowsCome(root, 1);
    await settled(element);
    expect(element.layer).to.equal('roads');
    expect(body(root)[0]!.ariaSelected).to.equal('true');
    expect(events).to.equal(1);
  });

  it('is one stop of the Tab key; arrows, page keys, Home, End and Enter do the rest', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => well(index, `井${index}`, index));
    const { element, root } = await tableOf({ features: many, fields: FIELDS });
    const stops = () => [...root.querySelectorAll<HTMLElement>('table [tabindex="0"]')];
    await soon(() => stops().length === 1);
    stops()[0]!.focus();
    expect(focused(root)).to.deep.equal([0, 0]);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(root)).to.deep.equal([1, 1]);
    await sendKeys({ press: 'Enter' });
    expect(element.selected?.id).to.equal(1);
    const withControl = async (press: string) => {
      await sendKeys({ down: 'Control' });
      await sendKeys({ press });
      await sendKeys({ up: 'Control' });
    };
    await withControl('End');
    await soon(() => focused(root)[0] === 9999, 'the last row has the focus');
    expect(text(root.activeElement)).to.contain('8060009999');
    expect(body(root).length).to.be.lessThan(120);
    await withControl('Home');
    await soon(() => focused(root)[0] === 0, 'the first row has the focus');
    await sendKeys({ press: 'ArrowUp' });
    expect(focused(root)).to.deep.equal([-1, 0]);
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(head(root, '名称').getAttribute('aria-sort')).to.equal('ascending');
    expect(stops().length).to.equal(1);
  });

  it('draws the rows in sight alone and counts them all for those who hear it', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => well(index, `井${index}`, index));
    const { root } = await tableOf({ features: many, fields: FIELDS });
    expect(root.querySelector('table')!.getAttribute('aria-rowcount')).to.equal('10001');
    expect(text(root.querySelector('caption'))).to.equal('共 10,000 个');
    const scroll = root.querySelector('.scroll')!;
    scroll.scrollTop = scroll.scrollHeight;
    await soon(() => names(root).includes('井9999'), 'the last row');
    expect(body(root).length).to.be.lessThan(120);
  });

  for (const kind of ['one height', 'many heights']) {
    it(`leaves no blank when the scrollbar jumps once, however early: rows of ${kind}`, async () => {
      const long = (index: number) => (kind === 'one height' ? '' : '很长的名称'.repeat(index % 9));
      const many = Array.from({ length: 10_000 }, (_, index) =>
        well(index, `井${index}${long(index)}`, index),
      );
      for (let frames = 0; frames < 4; frames += 1) {
        const { element, root } = await tableOf({ features: many, fields: FIELDS });
        element.style.width = '700px';
        for (let at = 0; at < frames; at += 1) await nextFrame();
        const scroll = root.querySelector('.scroll')!;
        scroll.scrollTop = scroll.scrollHeight;
        const farDown = () => Number(body(root)[0]?.dataset['row'] ?? 0) > 9000;
        await soon(() => farDown() && coversAll(root), 'rows');
        element.remove();
      }
    });
  }

  it('keeps data from being markup, and shows photos of its own host alone', async () => {
    const sign = '<img src=x onerror="window.broken = true">';
    const picture = new URL('../testing/photo.test.fixture.svg', import.meta.url).href;
    const fields = [
      { name: 'name', label: '名称' },
      { name: 'photo', label: '照片', type: 'photo' },
      { name: 'page', label: '网页', type: 'link' },
    ] satisfies CatalogueEntry['fields'];
    const of = (properties: GeoJSON.GeoJsonProperties, id: number): GeoJSON.Feature => ({
      ...WELLS[0]!,
      id,
      properties,
    });
    const { root } = await tableOf({
      fields,
      features: [
        of({ name: sign, photo: JSON.stringify([picture, picture]), page: 'javascript:1' }, 1),
        of({ name: 'b', photo: 'https://elsewhere.example/a.jpg', page: 'https://a.example/' }, 2),
      ],
    });
    await rowsCome(root, 2);
    expect(names(root)[0]).to.equal(sign);
    const images = [...root.querySelectorAll('img')].map((image) => image.src);
    expect(images).to.deep.equal([picture]);
    expect(text(body(root)[0]!.querySelector('.more'))).to.equal('另有 1 张');
    expect([...root.querySelectorAll('a')].map((link) => link.href)).to.deep.equal([
      'https://elsewhere.example/a.jpg',
      'https://a.example/',
    ]);
  });

  it('says what is wrong with a layer, and asks the map for it again', async () => {
    const { host, element, root } = await tableOn();
    const error = new YztError({ code: 'timeout', message: 'late' });
    element.addEventListener('yzt-error', (event) => event.stopPropagation());
    host.set({ ...VIEW, layers: [{ ...shownOf(wells), status: { state: 'error', error } }] });
    await soon(() => root.querySelector('.state-error') !== null);
    host.inView.set('wells', answer(WELLS));
    root.querySelector<HTMLElement>('.state-error .button')!.click();
    expect(host.calls).to.contain('retry wells');
    await rowsCome(root, 3);
    await settled(element);
    expect(root.querySelector('.state-error')).to.equal(null);
  });

  it('says that a layer is empty, or only pictures, and keeps the choice of layers', async () => {
    const { host, root } = await tableOn('en', { wells: answer([]), roads: answer(WELLS) });
    host.set({ layers: [shownOf(photo)] });
    await soon(() => text(root).includes('An image layer'));
    host.set({ ...VIEW, layers: [shownOf(wells), shownOf(roads)] });
    await soon(() => text(root).includes('Nothing is in view'));
    expect(root.querySelector('header select')).not.to.equal(null);
  });

  it('begins with a layer that the map draws, and says when one is drawn only from closer up', async () => {
    const { host, root } = await tableOn('en', { wells: answer([]), roads: answer(WELLS) });
    const view: MapView = { center: [120, 30.5], zoom: 9, bearing: 0, pitch: 0 };
    host.set({ ...VIEW, view, layers: [shownOf({ ...wells, minZoom: 22 }), shownOf(roads)] });
    await rowsCome(root, 3);
    host.set({ layers: [shownOf({ ...wells, minZoom: 22 })] });
    await soon(() => text(root).includes('Zoom in to see it'));
  });

  it('says where rows come from when nothing is drawn', async () => {
    const { host, root } = await tableOn('zh-CN', { wells: answer(WELLS) });
    host.set({ layers: [shownOf(wells)] });
    await rowsCome(root, 3);
    expect(text(root.querySelector('.bar > p'))).to.equal('全县 3 个');
    host.set({ division: { code: '330521115', name: '莫干山镇', kind: 'town' } });
    await soon(() => text(root.querySelector('.bar > p')) === '莫干山镇 3 个');
  });

  it('looks again at values that change, and asks for nothing while nobody sees it', async () => {
    const live = { ...wells, live: { href: '/values', by: 'poll' as const, every: 1 } };
    const { host, element, root } = await tableOn('zh-CN', { wells: answer(WELLS) });
    host.set({ ...VIEW, layers: [shownOf(live)] });
    await rowsCome(root, 3);
    host.inView.set('wells', answer([well(1, '张家井', 77)]));
    await soon(() => text(body(root)[0]).includes('77'), 'new value');
    element.hidden = true;
    await soon(() => !element.isConnected || element.getClientRects().length === 0);
    await aTimeout(50);
    const before = host.calls.length;
    host.set({ bounds: [1, 2, 3, 4] });
    await settled(element);
    expect(host.calls.length).to.equal(before);
  });

  it('is a list of cards where it is narrow, with a sorting of its own', async () => {
    const { element, root } = await tableOf({ features: WELLS, fields: FIELDS });
    element.style.width = '320px';
    await soon(() => getComputedStyle(root.querySelector('thead')!).display === 'none');
    const label = root.querySelector('tbody .label')!;
    expect(getComputedStyle(label).display).to.equal('block');
    const select = root.querySelector<HTMLSelectElement>('#sorting')!;
    select.value = 'depth';
    select.dispatchEvent(new Event('change'));
    await soon(() => names(root)[0] === '安吉井');
    await expectAccessible(element);
  });

  it('is accessible in both languages, with large text, with a row chosen', async () => {
    for (const lang of ['zh-CN', 'en']) {
      const { element } = await tableOf(
        { features: WELLS, fields: FIELDS, title: '水井', sample: true },
        lang,
      );
      await expectAccessible(element);
      element.largeText = true;
      element.selected = WELLS[1];
      await settled(element);
      await expectAccessible(element);
    }
  });
});
