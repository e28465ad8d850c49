import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define, type FeatureHit } from '@yizhangtu/core';
import {
  entryOf,
  expectAccessible,
  settled,
  text,
  until,
  withMap,
} from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztFeatureCard } from './feature-card.ts';

define('yzt-feature-card', YztFeatureCard);

const MARKUP = '<img src=x onerror="window.broken = true">';
const PICTURE = new URL('../testing/photo.test.fixture.svg', import.meta.url).href;

const wells = entryOf('wells', {
  source: { type: 'geojson', href: `${location.origin}/wells.json`, datum: 'WGS84' },
  fields: [
    { name: 'name', label: { 'zh-CN': '名称', en: 'Name' } },
    { name: 'depth', label: { 'zh-CN': '井深', en: 'Depth' }, type: 'number', unit: 'm' },
    { name: 'checked', label: { 'zh-CN': '检测日期', en: 'Checked' }, type: 'date' },
    { name: 'open', label: { 'zh-CN': '开放', en: 'Open' }, type: 'boolean' },
    { name: 'phone', label: { 'zh-CN': '电话', en: 'Telephone' }, type: 'phone' },
    { name: 'page', label: { 'zh-CN': '网页', en: 'Page' }, type: 'link' },
    { name: 'photo', label: { 'zh-CN': '照片', en: 'Photo' }, type: 'photo' },
    { name: 'keeper', label: { 'zh-CN': '管护人', en: 'Keeper' } },
  ],
});

const hitOf = (properties: GeoJSON.GeoJsonProperties, entry = wells): FeatureHit => ({
  entry,
  feature: { type: 'Feature', geometry: { type: 'Point', coordinates: [120, 30.5] }, properties },
});

const FULL = hitOf({
  name: '一号井',
  depth: 1234.5,
  checked: '2026-11-18',
  open: true,
  phone: '0572-8062345',
  page: 'https://gov.example/well/1',
  photo: JSON.stringify([PICTURE, `${location.origin}/no-such-photo.jpg`]),
  remark: MARKUP,
});
const HITS = [FULL, hitOf({ name: '二号井' }), hitOf({}, entryOf('areas'))];

const cardOn = (lang = 'zh-CN', large = false) =>
  withMap<YztFeatureCard>(
    html`<yzt-feature-card for="map" ?large-text=${large}></yzt-feature-card>`,
    'yzt-feature-card',
    lang,
  );

const rows = (root: ShadowRoot) =>
  Object.fromEntries(
    Array.from(root.querySelectorAll('dl > div'), (row) => [
      text(row.querySelector('dt')),
      text(row.querySelector('dd')),
    ]),
  );
const press = (root: ShadowRoot, label: string) =>
  root.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click();

describe('yzt-feature-card', () => {
  it('says what to do while nothing is chosen', async () => {
    const { element, root } = await cardOn();
    expect(text(root)).to.contain('在地图上点一个要素');
    expect(element.empty).to.equal(true);
    expect(element.hasAttribute('empty')).to.equal(true);
  });

  it('shows the chosen feature with labels, units and words', async () => {
    const { element, root, host } = await cardOn();
    host.showHits([FULL]);
    await settled(element);
    expect(element.hasAttribute('empty')).to.equal(false);
    expect(text(root.querySelector('h2'))).to.equal('一号井');
    expect(rows(root)).to.include({
      井深: '1234.5 m',
      检测日期: '2026年11月18日',
      开放: '是',
      电话: '0572-8062345',
      管护人: '—无',
      remark: MARKUP,
    });
    expect(root.querySelector('a[href^="tel:"]')?.getAttribute('href')).to.equal('tel:05728062345');
    const link = root.querySelector('a[target]')!;
    expect(link.getAttribute('rel')).to.equal('noopener noreferrer');
    expect(text(root.querySelector('.layer'))).to.contain('示例数据');
    expect(text(root.querySelector('footer')))
      .to.contain('水利局')
      .and.contain('已过更新期');
  });

  it('writes whatever a feature says as text and follows no script address', async () => {
    const { element, root, host } = await cardOn();
    host.showHits([
      hitOf({ name: MARKUP, page: 'javascript:window.broken = true', photo: 'javascript:0' }),
    ]);
    await settled(element);
    expect(text(root.querySelector('h2'))).to.equal(MARKUP);
    expect(root.querySelectorAll('a, img')).to.have.length(0);
    expect(rows(root)['网页']).to.equal('javascript:window.broken = true');
    expect((window as { broken?: boolean }).broken).to.equal(undefined);
  });

  it('loads photos late and says so when one cannot be shown', async () => {
    const { root, host } = await cardOn();
    host.showHits([FULL]);
    const good = await until(() => root.querySelector('img'));
    expect(good.alt).to.equal('一号井的照片 1');
    expect(good.loading).to.equal('lazy');
    await until(() => root.querySelector('.broken'));
    expect(text(root.querySelector('.broken'))).to.equal('照片无法显示');
    expect(root.querySelectorAll('img')).to.have.length(1);
  });

  it('goes through all features under one press, in a circle and by list', async () => {
    const { element, root, host } = await cardOn();
    let events = 0;
    element.addEventListener('yzt-feature-select', () => events++);
    host.showHits(HITS);
    await settled(element);
    press(root, '下一个');
    await settled(element);
    expect(text(root.querySelector('h2'))).to.equal('二号井');
    expect(text(root.querySelector('.position'))).to.contain('2 / 3');
    press(root, '上一个');
    press(root, '上一个');
    await settled(element);
    expect(host.state.selected).to.equal(2);
    expect(text(root.querySelector('h2'))).to.equal('图层 areas');
    root.querySelectorAll<HTMLElement>('ol button')[0]!.click();
    await settled(element);
    expect(host.state.selected).to.equal(0);
    expect(root.querySelector('[aria-current]')?.textContent).to.contain('一号井');
    expect(events).to.equal(4);
  });

  it('says what was chosen and leaves the focus where it is', async () => {
    const { element, root, host } = await cardOn();
    const before = document.activeElement;
    host.showHits([FULL]);
    await settled(element);
    expect(text(root.querySelector('[role="status"]'))).to.equal('已选中 一号井，图层 wells');
    expect(document.activeElement).to.equal(before);
  });

  it('takes the focus from a map worked by keys, and gives it back when it closes', async () => {
    const { element, root, host } = await cardOn();
    const map = document.querySelector('test-map')!;
    const canvas = document.createElement('canvas');
    canvas.tabIndex = 0;
    map.attachShadow({ mode: 'open' }).append(canvas);
    const focusIsOn = (one: Element) => map.shadowRoot!.activeElement === one;
    canvas.focus();
    await sendKeys({ press: 'ArrowUp' });
    host.showHits([FULL]);
    await waitUntil(() => root.activeElement?.localName === 'section', 'the card has it');
    let heard = 0;
    element.parentElement!.addEventListener('keydown', () => (heard += 1));
    await sendKeys({ press: 'Escape' });
    await settled(element);
    expect(focusIsOn(canvas)).to.equal(true);
    expect(heard, 'the page around it hears nothing of it').to.equal(0);
    expect(host.state.selected).to.equal(-1);
  });

  it('closes by Escape and keeps the focus in its place', async () => {
    const { element, root, host } = await cardOn();
    let closed = 0;
    element.addEventListener('yzt-feature-close', () => closed++);
    host.showHits([FULL]);
    await settled(element);
    root.querySelector<HTMLElement>('.close')!.focus();
    await sendKeys({ press: 'Escape' });
    await settled(element);
    expect(host.calls).to.deep.equal(['select -1']);
    expect(closed).to.equal(1);
    expect(root.activeElement?.localName).to.equal('section');
  });

  it('works on hits alone', async () => {
    const element = await fixture<YztFeatureCard>(
      html`<yzt-feature-card .hits=${HITS}></yzt-feature-card>`,
    );
    const root = element.shadowRoot!;
    expect(text(root.querySelector('h2'))).to.equal('一号井');
    press(root, '下一个');
    await settled(element);
    expect(element.selected).to.equal(1);
    press(root, '关闭');
    await settled(element);
    expect(element.empty).to.equal(true);
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root, host } = await cardOn(lang, large);
        await expectAccessible(element);
        host.showHits(HITS);
        await settled(element);
        for (const details of root.querySelectorAll('details')) details.open = true;
        await expectAccessible(element);
      });
    }
  }

  it('fits a column of 280 px with large text', async () => {
    const { element, host } = await cardOn('en', true);
    element.style.width = '280px';
    host.showHits(HITS);
    await settled(element);
    expect(element.scrollWidth).to.be.at.most(280);
  });
});
