import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@yizhangtu/core';
import { YztError, type Style } from '@yizhangtu/standard';
import {
  entryOf,
  expectAccessible,
  settled,
  shownOf,
  text,
  withMap,
} from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztLegend } from './legend.ts';

define('yzt-legend', YztLegend);

const styles: Record<string, Style> = {
  wells: { geometry: 'point', colour: '#0a5f8a', icon: 'water' },
  pipes: { geometry: 'line', colour: '#b5446e', dashed: true },
  quality: {
    geometry: 'area',
    field: 'grade',
    classes: [
      { value: 1, label: { 'zh-CN': '优', en: 'Good' }, colour: '#1f7a5c', pattern: 'dots' },
      { value: 2, label: { 'zh-CN': '劣', en: 'Poor' }, colour: '#b3261e', pattern: 'diagonal' },
    ],
  },
  photo: { geometry: 'raster' },
};
const LAYERS = Object.entries(styles).map(([id, style]) =>
  shownOf(
    entryOf(id, {
      style,
      fields: [{ name: 'grade', label: { 'zh-CN': '水质等级', en: 'Grade' } }],
    }),
  ),
);

const legendOfMap = (lang = 'zh-CN', large = false) =>
  withMap<YztLegend>(
    html`<yzt-legend for="map" ?large-text=${large}></yzt-legend>`,
    'yzt-legend',
    lang,
  );

const titles = (root: ShadowRoot) =>
  Array.from(root.querySelectorAll('h3'), (title) => text(title).replace(/ ?示例数据$/, ''));

describe('yzt-legend', () => {
  it('says what to do while nothing is on, then follows the order of the map', async () => {
    const { element, root, host } = await legendOfMap();
    expect(text(root)).to.contain('打开图层后');
    host.set({ layers: LAYERS });
    await settled(element);
    expect(titles(root)).to.deep.equal(['图层 wells', '图层 pipes', '图层 quality', '图层 photo']);
    host.moveLayer('photo', 0);
    await settled(element);
    expect(titles(root)[0]).to.equal('图层 photo');
  });

  it('draws colour, pattern, dash and icon from the data', async () => {
    const { element, root, host } = await legendOfMap();
    host.set({ layers: LAYERS });
    await settled(element);
    const articles = root.querySelectorAll('article');
    expect(articles[0]?.querySelector('circle')?.getAttribute('fill')).to.equal('#0a5f8a');
    expect(articles[0]?.querySelector('path')?.getAttribute('d')).to.match(/^M3 8c2-2/);
    expect(articles[1]?.querySelector('path')?.getAttribute('stroke-dasharray')).to.equal('5 5');
    const [good, poor] = articles[2]!.querySelectorAll('li');
    expect(text(good)).to.equal('优');
    expect(good?.querySelector('rect')?.getAttribute('fill')).to.equal('#1f7a5c');
    expect(good?.querySelector('path')?.getAttribute('d')).to.not.equal(
      poor?.querySelector('path')?.getAttribute('d'),
    );
    expect(text(articles[2])).to.contain('水质等级');
    expect(text(articles[3])).to.contain('没有图例');
    expect(text(articles[0])).to.contain('示例数据');
  });

  it('works on layers alone', async () => {
    const element = await fixture<YztLegend>(html`<yzt-legend .layers=${LAYERS}></yzt-legend>`);
    expect(titles(element.shadowRoot!)).to.have.length(4);
  });

  it('counts each class in view once the map is at rest, and again when it has moved', async () => {
    const { element, root, host } = await legendOfMap();
    const feature = (id: number, grade: number): GeoJSON.Feature => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [120, 30] },
      properties: { grade },
    });
    const seen = [feature(1, 1), feature(2, 1), feature(3, 2)];
    host.inView.set('quality', { features: seen, complete: true });
    host.inView.set('wells', { features: seen, complete: false });
    const counts = () =>
      Array.from(root.querySelectorAll('.count > [aria-hidden]'), (one) => text(one));
    host.set({ layers: LAYERS, bounds: [119, 29, 121, 31] });
    await waitUntil(() => counts().length > 0);
    expect(counts()).to.deep.equal(['≥ 3', '2', '1']);
    expect(text(root.querySelector('.count .sr-only'))).to.equal('视野内至少 3 个');
    expect(text(root)).to.contain('当前视野里的个数');
    await expectAccessible(element);
    host.inView.set('quality', { features: seen.slice(2), complete: true });
    const asked = host.calls.length;
    for (const east of [122, 123, 124]) host.set({ bounds: [119, 29, east, 31] });
    await waitUntil(() => counts().join() === '≥ 3,0,1');
    expect(host.calls.length - asked, 'a map on the move is not counted').to.equal(LAYERS.length);
  });

  it('counts a live layer again as its values change, and no other', async () => {
    const { root, host } = await legendOfMap();
    const style: Style = {
      geometry: 'point',
      field: 'level',
      ranges: [
        { from: 0, colour: '#5aa7d6' },
        { from: 3, colour: '#b8432f' },
      ],
    };
    const live = { href: 'levels', by: 'poll', every: 1 } as const;
    const station = (id: number, level: number): GeoJSON.Feature => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [120, 30] },
      properties: { level },
    });
    const levels = (...all: number[]) => {
      const features = all.map((level, index) => station(index, level));
      host.inView.set('levels', { features, complete: true });
    };
    const counts = () =>
      Array.from(root.querySelectorAll('.count > [aria-hidden]'), (one) => text(one)).join();
    levels(1, 1, 4);
    host.inView.set('wells', { features: [], complete: true });
    const wells = LAYERS.find(({ entry }) => entry.id === 'wells')!;
    const layers = [shownOf({ ...entryOf('levels', { style }), live }), wells];
    host.set({ layers, bounds: [119, 29, 121, 31] });
    await waitUntil(() => counts() === '2,1,0');
    const asked = host.calls.length;
    levels(1, 4, 4);
    await waitUntil(() => counts() === '1,2,0');
    expect(
      host.calls.slice(asked).every((call) => JSON.stringify(call).includes('levels')),
    ).to.equal(true);
  });

  it('asks for nothing while it is hidden', async () => {
    const { element, host } = await legendOfMap();
    element.hidden = true;
    await settled(element);
    host.set({ layers: LAYERS, bounds: [119, 29, 121, 31] });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(host.calls).to.deep.equal([]);
    element.hidden = false;
    await waitUntil(() => host.calls.length === LAYERS.length);
  });

  it('counts what it is given', async () => {
    const inView = new Map([['wells', { features: [], complete: true }]]);
    const element = await fixture<YztLegend>(
      html`<yzt-legend lang="en" .layers=${LAYERS} .inView=${inView}></yzt-legend>`,
    );
    expect(text(element.shadowRoot!.querySelector('.count .sr-only'))).to.equal('0 in view');
  });

  it('leaves out a layer that did not load', async () => {
    const { element, root, host } = await legendOfMap();
    host.set({ layers: LAYERS });
    host.settle('pipes', {
      state: 'error',
      error: new YztError({ code: 'not_found', message: '404' }),
    });
    await settled(element);
    expect(titles(root)).to.not.contain('图层 pipes');
  });

  it('writes labels as text', async () => {
    const label = '<img src=x onerror="window.broken = true">';
    const style: Style = {
      geometry: 'area',
      field: 'a',
      classes: [
        { value: 1, label, colour: '#1f7a5c' },
        { value: 2, label, colour: '#b3261e' },
      ],
    };
    const element = await fixture<YztLegend>(
      html`<yzt-legend .layers=${[shownOf(entryOf('bad', { style, title: label }))]}></yzt-legend>`,
    );
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    expect(text(element.shadowRoot)).to.contain('<img src=x');
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, host } = await legendOfMap(lang, large);
        await expectAccessible(element);
        host.set({ layers: LAYERS });
        await settled(element);
        await expectAccessible(element);
      });
    }
  }

  it('shows the pictures that a service draws, each with words', async () => {
    const { element, root, host } = await legendOfMap();
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const [photo] = LAYERS.slice(-1);
    const ready = (legend: { href: string; label?: string }[]) => ({
      ...photo!,
      status: { state: 'ready' as const, legend },
    });
    host.set({ layers: [ready([{ href: pixel }])] });
    await settled(element);
    const [picture] = root.querySelectorAll('img');
    expect(picture?.alt).to.contain('图层 photo');
    expect(text(root)).not.to.contain('没有图例');
    host.set({
      layers: [
        ready([
          { href: pixel, label: '一级' },
          { href: pixel, label: '二级' },
        ]),
      ],
    });
    await settled(element);
    // The words stand beside the pictures and are not read twice.
    expect(Array.from(root.querySelectorAll('img'), (one) => one.alt)).to.deep.equal(['', '']);
    expect(text(root)).to.contain('一级').and.to.contain('二级');
    await expectAccessible(element);
  });
});
