import { ICONS } from '@yizhangtu/core';
import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../define.ts';
import { countyOf, expectAccessible, text, until } from '../testing/portal.test.fixture.ts';
import type { YztPanelOpenEvent } from './portal.events.ts';
import type { YztPortalFrame } from './portal-frame.ts';
import type { YztPortal } from './portal.ts';

const NO_MAP = html`<p slot="map">示例地图</p>`;

async function portal(
  inside: TemplateResult = NO_MAP,
  attributes: Record<string, string> = {},
  county = countyOf(),
): Promise<YztPortal> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement('yzt-portal');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.county = county;
  place.append(element);
  const holder = await fixture<HTMLElement>(html`<div>${inside}</div>`);
  element.append(...holder.children);
  await until(() => text(element.shadowRoot!.querySelector('h1, slot[name=title]')) !== '一张图');
  await until(() => element.loaded !== undefined);
  return element;
}
const root = (element: YztPortal) => element.shadowRoot!;
const rail = (element: YztPortal) => [
  ...root(element).querySelectorAll<HTMLButtonElement>('.rail button'),
];
const button = (element: YztPortal, words: string) =>
  [...root(element).querySelectorAll('button')].find((one) => text(one) === words)!;

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('yzt-portal', () => {
  it('names the county, says that data are samples, and has a way to each panel', async () => {
    const element = await portal();
    await until(() => rail(element).length === 2);
    expect(text(root(element).querySelector('h1'))).to.equal('德清县数字乡村一张图');
    expect(text(root(element).querySelector('.sample'))).to.equal('示例数据');
    expect(rail(element).map(text)).to.deep.equal(['地图', '办事']);
    await expectAccessible(element);
  });

  it('opens a panel, tells it, and goes back to the map by Escape with the focus where it was', async () => {
    const element = await portal();
    await until(() => rail(element).length === 2);
    const opened: string[] = [];
    element.addEventListener('yzt-panel-open', ({ panel }: YztPanelOpenEvent) =>
      opened.push(panel),
    );
    rail(element)[1]!.click();
    await until(() => root(element).activeElement?.localName === 'h2');
    expect(element.panel).to.equal('services');
    const list = root(element).querySelector('yzt-service-list')!;
    await until(() => list.shadowRoot!.querySelectorAll('h4').length === 6);
    await expectAccessible(element);
    root(element).activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
    );
    await until(() => root(element).activeElement === rail(element)[1]);
    expect(element.panel).to.equal('map');
    expect(opened).to.deep.equal(['services', 'map']);
    // What was in it stays.
    expect(root(element).querySelector('yzt-service-list')).to.equal(list);
  });

  it('has cases on the map beside what is about them alone', async () => {
    const element = await portal(html`<p slot="gep">示例价值</p>`);
    await until(() => rail(element).length === 3);
    const frame = root(element).querySelector<YztPortalFrame>('yzt-portal-frame')!;
    // A county without a backend reads no cases.
    frame.came.add('cases');
    frame.requestUpdate();
    const layer = () => root(element).querySelector('yzt-case-layer');
    await until(layer);
    for (const [words, stands] of [
      ['办事', false],
      ['地图', true],
      ['生态价值', false],
    ] as const) {
      button(element, words).click();
      await until(() => (layer() !== null) === stands);
    }
  });

  it('leaves panels out, and lets the page fill them', async () => {
    const own = html`${NO_MAP}<b slot="services">自己的</b><b slot="gep">核算</b>
      <h1 slot="title">本县</h1>
      <i slot="actions">更多</i>`;
    const element = await portal(own, { without: 'display' });
    await until(() => rail(element).length === 3);
    expect(rail(element).map(text)).to.deep.equal(['地图', '办事', '生态价值']);
    expect(button(element, '大字')).to.equal(undefined);
    rail(element)[1]!.click();
    await until(() => root(element).querySelector('slot[name=services]'));
    expect(root(element).querySelector('yzt-service-list')).to.equal(null);
    expect(element.querySelector('b')!.getBoundingClientRect().width).to.be.greaterThan(0);
    element.without = 'display services';
    await until(() => rail(element).length === 2);
    expect(root(element).querySelector('slot[name=services]')).to.equal(null);
  });

  it('has a panel of the page’s own, named in two languages, with an icon, where it is to stand', async () => {
    const own = html`${NO_MAP}
      <section
        slot="reservoirs"
        data-title="水库"
        data-title-en="Reservoirs"
        data-icon="water"
        data-before="services"
      >
        <h3>对河口水库</h3>
      </section>`;
    const element = await portal(own, { 'url-state': '' });
    await until(() => rail(element).length === 3);
    expect(rail(element).map(text)).to.deep.equal(['地图', '水库', '办事']);
    const drawn = rail(element)[1]!.querySelector('path')!.getAttribute('d');
    expect(drawn).to.equal(ICONS.water);
    const opened: string[] = [];
    element.addEventListener('yzt-panel-open', ({ panel }: YztPanelOpenEvent) =>
      opened.push(panel),
    );
    rail(element)[1]!.click();
    await until(() => root(element).activeElement?.localName === 'h2');
    expect(text(root(element).activeElement)).to.equal('水库');
    expect(element.querySelector('h3')!.getClientRects().length).to.equal(1);
    expect([opened, location.hash]).to.deep.equal([['reservoirs'], '#portal-panel=reservoirs']);
    await expectAccessible(element);
    element.lang = 'en';
    await until(() => text(root(element).querySelector('h2')) === 'Reservoirs');
    element.querySelector('section')!.dataset['titleEn'] = 'Lakes';
    await until(() => rail(element).map(text)[1] === 'Lakes');
    element.without = 'reservoirs';
    await until(() => rail(element).length === 2);
    element.without = '';
    await until(() => rail(element).length === 3);
    element.querySelector('section')!.remove();
    await until(() => rail(element).length === 2);
    expect(root(element).querySelector('.panel:not([hidden])')).to.equal(null);
  });

  it('opens a panel of the page’s own that the address names, once the page has it', async () => {
    history.replaceState(null, '', '#portal-panel=reservoirs');
    const element = await portal(NO_MAP, { 'url-state': '' });
    await until(() => rail(element).length === 2);
    expect(rail(element)[0]!.getAttribute('aria-current')).to.equal('page');
    const own = Object.assign(document.createElement('p'), { slot: 'reservoirs' });
    own.dataset['title'] = '水库';
    element.append(own);
    await until(() => own.getClientRects().length === 1);
    expect(text(root(element).querySelector('h2'))).to.equal('水库');
  });

  it('keeps the address only when asked to, and leaves the page its own', async () => {
    history.replaceState({ theirs: 1 }, '', '#/route/2?page=3');
    const element = await portal(NO_MAP, { 'url-state': '' });
    await until(() => rail(element).length === 2);
    const before = history.length;
    rail(element)[1]!.click();
    await element.updateComplete;
    button(element, 'English').click();
    await until(() => rail(element).map(text)[1] === 'Services');
    button(element, 'Large text').click();
    await element.updateComplete;
    expect(location.hash).to.equal(
      '#/route/2?page=3&portal-panel=services&portal-lang=en&portal-large',
    );
    expect(history.state).to.deep.equal({ theirs: 1 });
    expect(history.length).to.equal(before);
    location.hash = '#/route/2?page=3';
    await until(() => element.panel === 'map');
    element.removeAttribute('url-state');
    await element.updateComplete;
    rail(element)[1]!.click();
    await element.updateComplete;
    expect(location.hash).to.equal('#/route/2?page=3');
  });

  it('opens what the address says', async () => {
    history.replaceState(null, '', '#portal-panel=services&portal-theme=dark');
    const element = await portal(NO_MAP, { 'url-state': '' });
    await until(() => root(element).querySelector('yzt-service-list'));
    expect(element.theme).to.equal('dark');
  });

  it('is laid out for a phone, a desk and a wall; accessible in each, in large text too', async () => {
    const element = await portal();
    const frame = () => root(element).querySelector('.frame')!;
    await until(() => rail(element).length === 2);
    for (const width of ['320px', '1200px']) {
      element.style.width = width;
      await until(() => frame().classList.contains(width === '320px' ? 'phone' : 'desk'));
      for (const theme of ['light', 'dark'] as const) {
        element.theme = theme;
        element.largeText = theme === 'dark';
        await element.updateComplete;
        await expectAccessible(element);
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      }
    }
    element.theme = 'wall';
    await until(() => frame().classList.contains('wall'));
    expect(rail(element)).to.deep.equal([]);
    await expectAccessible(element);
  });

  it('turns the boards of a wall by itself, until a person stops it or the wall is gone', async () => {
    const { setInterval: start, clearInterval: stop } = window;
    const turns = new Map<number, () => void>();
    window.setInterval = ((turn: () => void, ms: number) => {
      if (ms !== 20_000) return start(turn, ms);
      turns.set(-1, turn);
      return -1;
    }) as typeof setInterval;
    window.clearInterval = (id) => void (turns.delete(id as number) || stop(id));
    try {
      const county = countyOf({ services: { api: '/none', list: [] } });
      const element = await portal(NO_MAP, { theme: 'wall', without: 'who' }, county);
      const by = () =>
        root(element).querySelector('yzt-gep-result')?.parentElement?.closest('.turns > [hidden]')
          ? root(element).querySelector('yzt-case-stats')?.getAttribute('by')
          : 'gep';
      const seen: (string | null | undefined)[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        await until(() => turns.size === 1 && by() !== seen.at(-1));
        seen.push(by());
        turns.get(-1)!();
      }
      expect(seen).to.deep.equal(['month', 'category', 'division', 'gep', 'month']);
      button(element, '自动轮播').click();
      await until(() => turns.size === 0);
      expect(button(element, '自动轮播').getAttribute('aria-pressed')).to.equal('false');
      button(element, '自动轮播').click();
      await until(() => turns.size === 1);
      element.remove();
      expect(turns.size).to.equal(0);
    } finally {
      Object.assign(window, { setInterval: start, clearInterval: stop });
    }
  });

  it('gives a panel of the page’s own its turn on a wall, and none to what has nothing to show', async () => {
    const own = html`${NO_MAP}
      <section slot="reservoirs" data-title="水库" data-title-en="Reservoirs" data-before="gep">
        <p>46.31</p>
      </section>`;
    const county = countyOf({ services: { api: '/none', list: [] } });
    const element = await portal(own, { theme: 'wall', without: 'who' }, county);
    const figures = () => root(element).querySelector<HTMLElement>('yzt-case-stats')!;
    const inside = element.querySelector('section > p')!;
    const none = { received: 0, closed: 0, onTime: 0, late: 0 };
    await until(() => figures()?.shadowRoot?.querySelector('.state'));
    expect(inside.getClientRects().length).to.equal(0);
    Object.assign(figures(), { stats: none });
    await until(() => inside.getClientRects().length === 1);
    expect(figures().getClientRects().length).to.equal(0);
    expect(text(root(element).querySelector('.turns > :not([hidden]) h2'))).to.equal('水库');
    await expectAccessible(element);
    element.lang = 'en';
    await until(() => text(root(element).querySelector('.turns h2')) === 'Reservoirs');
    // One alone takes no turns: there is nothing to stop.
    await until(() => button(element, 'Rotate'));
    element.without = 'who gep';
    await until(() => !button(element, 'Rotate'));
    Object.assign(figures(), { stats: { ...none, received: 4 } });
    await until(() => figures().getClientRects().length === 1);
  });

  it('has a board on a wall for what the page adds, without a backend too', async () => {
    const own = html`${NO_MAP}
      <p slot="reservoirs" data-title="水库">46.31</p>`;
    const element = await portal(own, { theme: 'wall' });
    await until(() => element.querySelector('[slot=reservoirs]')!.getClientRects().length === 1);
    expect(root(element).querySelector('yzt-case-stats')).to.equal(null);
    element.without = 'board';
    await until(() => root(element).querySelector('.board') === null);
  });

  it('keeps what does not fit a phone behind “more”, with large text and in English too', async () => {
    const filled = html`${NO_MAP}${['services', 'cases', 'orders', 'inbox', 'gep'].map(
      (slot) => html`<p slot=${slot}>${slot}</p>`,
    )}`;
    const element = await portal(filled, { without: 'display' });
    element.style.width = '390px';
    await until(() => root(element).querySelector('.frame.phone'));
    const more = () => root(element).querySelector<HTMLButtonElement>('.rail .more');
    const nav = () => root(element).querySelector<HTMLElement>('.rail')!;
    expect(more()).to.equal(null);
    expect(rail(element).length).to.equal(6);
    element.lang = 'en';
    element.largeText = true;
    await until(more);
    expect(nav().scrollWidth).to.be.at.most(nav().clientWidth);
    const way = () => root(element).querySelector<HTMLButtonElement>('#more [data-panel="gep"]')!;
    expect(way().getClientRects().length).to.equal(0);
    more()!.click();
    await until(() => way().getClientRects().length > 0);
    await expectAccessible(element);
    way().focus();
    way().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await until(() => root(element).activeElement === more());
    expect(more()!.getAttribute('aria-expanded')).to.equal('false');
    more()!.click();
    await until(() => way().getClientRects().length > 0);
    way().click();
    await until(() => element.panel === 'gep');
    await until(() => more()?.getAttribute('aria-current') === 'true');
    element.style.width = '1200px';
    await until(() => root(element).querySelector('.frame.desk'));
    await until(() => more() === null && rail(element).length === 6);
  });

  it('shows what is wrong with a county file', async () => {
    const element = document.createElement('yzt-portal');
    element.county = { standard: '1.0' } as never;
    (await fixture<HTMLElement>(html`<div></div>`)).append(element);
    await until(() => {
      const provider = root(element).querySelector('yzt-provider');
      return provider?.shadowRoot?.querySelector('.state-error');
    });
    element.county = countyOf();
    await until(() => text(root(element).querySelector('h1')) === '德清县数字乡村一张图');
  });
});
