import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Transport } from '@yizhangtu/client';
import { define } from '@yizhangtu/core';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import {
  DOMAINS,
  entryOf,
  expectAccessible,
  MANY,
  settled,
  shownOf,
  text,
  withMap,
  type TestProvider,
} from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import type { YztLayerToggleEvent } from './layer-list.events.ts';
import { YztLayerList } from './layer-list.ts';

define('yzt-layer-list', YztLayerList);

const listOf = (
  entries: readonly CatalogueEntry[],
  attributes: { large?: boolean; lang?: string } = {},
) =>
  withMap<YztLayerList>(
    html`<yzt-layer-list
      for="map"
      ?large-text=${attributes.large ?? false}
      .entries=${entries}
      .domains=${DOMAINS}
    ></yzt-layer-list>`,
    'yzt-layer-list',
    attributes.lang,
  );

const all = (root: ShadowRoot, selector: string) =>
  Array.from(root.querySelectorAll<HTMLElement>(selector));

/** Opens whatever the summary that says `words` belongs to. */
async function open(element: YztLayerList, words: string): Promise<void> {
  const summary = all(element.shadowRoot!, 'summary').find((each) => text(each).includes(words));
  if (!summary) throw new Error(`No ${words}`);
  summary.click();
  await settled(element);
}

async function type(element: YztLayerList, words: string): Promise<void> {
  const box = element.shadowRoot!.querySelector<HTMLInputElement>('input[type="search"]')!;
  box.value = words;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(element);
}

const [rivers, ponds, woods] = [
  entryOf('rivers', { title: '河流', pinyin: { full: 'he liu', initials: 'hl' } }),
  entryOf('ponds', { title: '池塘', pinyin: { full: 'chi tang', initials: 'ct' } }),
  entryOf('woods', { title: '林地', group: '林业', domain: 'planning', sample: false }),
];
const THREE = [rivers, ponds, woods];

describe('yzt-layer-list', () => {
  it('draws 579 entries as five folded domains, and rows only of what is unfolded', async () => {
    const { element, root, host } = await listOf(MANY);
    expect(all(root, '.domain > summary').map(text)[0]).to.contain('116');
    expect(all(root, '.domain')).to.have.length(5);
    expect(all(root, '.group, .row')).to.have.length(0);
    await open(element, '乡村规划');
    expect(all(root, '.group')).to.have.length(12);
    expect(all(root, '.row')).to.have.length(0);
    await open(element, '分组 0');
    expect(all(root, '.row')).to.have.length(10);
    await open(element, '乡村规划');
    expect(all(root, '.group, .row')).to.have.length(0);
    expect(host.calls).to.deep.equal([]);
  });

  it('asks the map to show and hide a layer, and says so', async () => {
    const { element, root, host } = await listOf(THREE);
    const events: [string, boolean][] = [];
    element.addEventListener('yzt-layer-toggle', (event: YztLayerToggleEvent) =>
      events.push([event.entry.id, event.on]),
    );
    await open(element, '乡村环境');
    await open(element, '水环境');
    const box = root.querySelector<HTMLInputElement>('.row input')!;
    box.focus();
    await sendKeys({ press: 'Space' });
    await settled(element);
    expect(host.calls).to.deep.equal(['show rivers']);
    expect(box.checked).to.equal(true);
    expect(text(root.querySelector('.shown-row .name'))).to.equal('河流');
    await sendKeys({ press: 'Space' });
    await settled(element);
    expect(host.calls).to.deep.equal(['show rivers', 'hide rivers']);
    expect(events).to.deep.equal([
      ['rivers', true],
      ['rivers', false],
    ]);
  });

  it('follows a map that changes by itself, without an event', async () => {
    const { element, root, host } = await listOf(THREE);
    let events = 0;
    element.addEventListener('yzt-layer-toggle', () => events++);
    host.set({ layers: [shownOf(woods), shownOf(ponds)] });
    await settled(element);
    expect(all(root, '.shown-row .name').map(text)).to.deep.equal(['林地', '池塘']);
    expect(events).to.equal(0);
  });

  it('changes opacity and order by keyboard and keeps the focus', async () => {
    const { element, root, host } = await listOf(THREE);
    host.set({ layers: THREE.map(shownOf) });
    await settled(element);
    await open(element, '河流');
    root.querySelector<HTMLElement>('input[type="range"]')!.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await settled(element);
    expect(host.state.layers[0]?.opacity).to.equal(0.95);
    const lower = root.querySelector<HTMLElement>('[aria-label="下移“河流”"]')!;
    lower.focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(host.state.layers.map(({ entry }) => entry.id)).to.deep.equal([
      'ponds',
      'rivers',
      'woods',
    ]);
    expect(root.activeElement).to.equal(lower);
    await sendKeys({ press: 'Enter' });
    await settled(element);
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(host.calls.filter((call) => call.startsWith('move'))).to.deep.equal([
      'move rivers 1',
      'move rivers 2',
    ]);
    expect(text(root.querySelector('[role="status"]'))).to.equal('“河流”移到第 3 层，共 3 层');
    expect(root.activeElement).to.equal(lower);
  });

  it('refuses the 31st layer with a reason', async () => {
    const { element, root, host } = await listOf(MANY);
    host.set({ layers: MANY.slice(0, 30).map(shownOf) });
    await type(element, 'layer-578');
    const box = root.querySelector<HTMLInputElement>('.results input')!;
    box.click();
    await settled(element);
    expect(box.checked).to.equal(false);
    expect(host.calls).to.deep.equal([]);
    const refusal = box.closest('.row')!.querySelector('.limit')!;
    expect(text(refusal)).to.contain('最多同时显示 30 个图层，请先关闭一个。');
    expect(text(root.querySelector('.sr-only[role="status"]'))).to.contain('请先关闭一个');
    await expectAccessible(element);
    refusal.querySelector('button')!.click();
    await settled(element);
    expect(all(root, '.shown-row')).to.have.length(30);
    expect(text(root.activeElement)).to.contain('正在显示');
    root.querySelector<HTMLElement>('.shown-row > button')!.click();
    await settled(element);
    await type(element, 'layer-578');
    expect(root.querySelector('.limit')).to.equal(null);
    root.querySelector<HTMLInputElement>('.results input')!.click();
    await settled(element);
    expect(host.calls).to.deep.equal(['hide layer-0', 'show layer-578']);
  });

  it('says that a layer that was shown has stopped, and tries it again', async () => {
    const { element, root, host } = await listOf(THREE);
    host.set({ layers: [shownOf(rivers), shownOf(ponds)] });
    await settled(element);
    host.settle('rivers', {
      state: 'error',
      error: new YztError({ code: 'unavailable', message: '503' }),
    });
    await settled(element);
    expect(text(root.querySelector('.sr-only[role="status"]'))).to.contain('“河流”中断了');
    expect(text(root.querySelector('.failure'))).to.contain('可能是旧的');
    await expectAccessible(element);
    root.querySelector<HTMLElement>('.failure button')!.click();
    host.settle('rivers', { state: 'ready' });
    await settled(element);
    expect(host.calls).to.deep.equal(['retry rivers']);
    expect(root.querySelector('.failure')).to.equal(null);
  });

  it('says what of a layer is not shown, and what a service says of its error', async () => {
    const { element, root, host } = await listOf(THREE);
    host.set({ layers: [shownOf(rivers), shownOf(ponds)] });
    const issue = (words: string) => ({
      path: '',
      code: 'too_many',
      message: { 'zh-CN': words, en: words },
      mend: { 'zh-CN': '放大地图', en: 'Zoom in' },
    });
    host.settle('rivers', { state: 'ready', issues: [issue('只显示一部分')] });
    const error = new YztError({ code: 'invalid', message: 'x', issues: [issue('服务答复：x')] });
    host.settle('ponds', { state: 'error', error });
    await settled(element);
    expect(all(root, '.notes li').map(text)).to.deep.equal(['只显示一部分放大地图']);
    expect(text(root.querySelector('.failure'))).to.contain('服务答复：x');
    await expectAccessible(element);
    host.settle('rivers', { state: 'ready' });
    await settled(element);
    expect(all(root, '.notes')).to.have.length(0);
  });

  it('keeps the focus in the list when a layer is turned off', async () => {
    const { element, root, host } = await listOf(THREE);
    host.set({ layers: THREE.map(shownOf) });
    await settled(element);
    const close = (name: string) =>
      root.querySelector<HTMLElement>(`[aria-label="关闭“${name}”"]`)!;
    close('池塘').focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(root.activeElement).to.equal(close('林地'));
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(root.activeElement).to.equal(close('河流'));
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(text(root.activeElement)).to.contain('正在显示');
    expect(host.state.layers).to.have.length(0);
  });

  it('says why a layer failed and tries it again', async () => {
    const { element, root, host } = await listOf(THREE);
    host.set({ layers: [shownOf(rivers), shownOf(ponds)] });
    host.settle('ponds', {
      state: 'error',
      error: new YztError({ code: 'timeout', message: 'no answer in 30 s' }),
    });
    await settled(element);
    expect(all(root, '.failure')).to.have.length(1);
    expect(text(root.querySelector('.failure'))).to.contain('没有');
    expect(text(root.querySelector('.sr-only[role="status"]'))).to.contain('“池塘”没有加载');
    root.querySelector<HTMLElement>('.failure button')!.click();
    await settled(element);
    expect(host.calls).to.deep.equal(['retry ponds']);
    expect(text(root.activeElement)).to.contain('池塘');
    expect(all(root, '.failure')).to.have.length(0);
    expect(text(root.querySelector('[data-state="loading"]'))).to.contain('正在加载');
  });

  it('finds by characters, pinyin and initials; finding nothing offers the way back', async () => {
    const { element, root } = await listOf(THREE);
    const found = () => all(root, '.results .name').map(text);
    await type(element, '池');
    expect(found()).to.deep.equal(['池塘']);
    expect(text(root.querySelector('.results h4'))).to.contain('乡村环境');
    expect(text(root.querySelector('.results .about'))).to.contain('水环境');
    expect(all(root, 'mark').map(text)).to.deep.equal(['池']);
    await type(element, 'heliu');
    expect(found()).to.deep.equal(['河流']);
    expect(all(root, 'mark').map(text)).to.deep.equal(['河流']);
    await type(element, 'ct');
    expect(found()).to.deep.equal(['池塘']);
    await type(element, '机场');
    expect(text(root)).to.contain('没有找到“机场”');
    root.querySelector<HTMLElement>('button')!.click();
    await settled(element);
    expect(all(root, '.domain')).to.have.length(2);
    expect(root.activeElement?.getAttribute('type')).to.equal('search');
  });

  it('groups what is found by domain and says how many there are', async () => {
    const { element, root } = await listOf(MANY);
    await type(element, 'tc57');
    expect(text(root.querySelector('.hint[role="status"]'))).to.equal('找到 10 个图层');
    expect(all(root, '.results h4')).to.have.length(5);
    expect(all(root, '.results .row')).to.have.length(10);
  });

  it('waits for the end of a composition', async () => {
    const { element, root } = await listOf(THREE);
    const box = root.querySelector<HTMLInputElement>('input[type="search"]')!;
    box.value = "chi'ta";
    box.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    await settled(element);
    expect(root.querySelector('.results')).to.equal(null);
    box.value = '池塘';
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await settled(element);
    expect(all(root, '.results .name').map(text)).to.include('池塘');
  });

  it('narrows by village and owner, each taken away by its chip', async () => {
    const { element, root, host } = await listOf([
      entryOf('a', { title: '甲', divisions: ['11'] }),
      entryOf('b', { title: '乙', divisions: ['12'], owner: '民政局' }),
      entryOf('c', { title: '丙' }),
    ]);
    const town = { code: '11', name: '新市镇', kind: 'town', parent: '1' };
    element.divisions = [
      { code: '1', name: '县', kind: 'county' },
      town,
      { code: '12', name: '钟管镇', kind: 'town', parent: '1' },
    ];
    await open(element, '筛选');
    const count = () => text(root.querySelector('.domain .count'));
    const pick = async (place: number, value: string) => {
      const select = root.querySelectorAll('select')[place]!;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(element);
    };
    expect(all(root, 'select').map((one) => one.children.length)).to.deep.equal([3, 3]);
    await pick(0, '12');
    expect(count()).to.contain('2');
    expect(text(root.querySelector('.sr-only[role="status"]'))).to.contain('2 个图层');
    await pick(1, '民政局');
    expect(all(root, '.chip').map(text)).to.deep.equal(['钟管镇', '民政局']);
    expect(count()).to.contain('1');
    await expectAccessible(element);
    all(root, '.chip')[0]!.click();
    await settled(element);
    expect(all(root, '.chip').map(text)).to.deep.equal(['民政局']);
    expect(root.activeElement?.localName).to.equal('summary');
    all(root, '.chip')[0]!.click();
    await settled(element);
    expect(count()).to.contain('3');
    host.set({ division: town, divisionPath: [town] });
    await settled(element);
    const here = all(root, '.fields button')[0]!;
    expect(text(here)).to.equal('只看新市镇');
    here.click();
    await settled(element);
    expect(all(root, '.chip').map(text)).to.deep.equal(['新市镇']);
    expect(count()).to.contain('2');
    await type(element, '乙');
    expect(text(root)).to.contain('没有找到“乙”');
  });

  it('shows how much of a large layer has come, and nothing more when it is there', async () => {
    const { element, root, host } = await listOf(THREE);
    host.set({ layers: [shownOf(rivers)] });
    host.settle('rivers', { state: 'loading', progress: 0.4 });
    await waitUntil(() => root.querySelector('.shown-row progress'));
    const bar = root.querySelector<HTMLProgressElement>('.shown-row progress')!;
    expect(bar.value).to.equal(0.4);
    expect(text(root.querySelector('.coming'))).to.equal('40%');
    await expectAccessible(element);
    host.settle('rivers', { state: 'ready' });
    await settled(element);
    expect(root.querySelector('.shown-row progress')).to.equal(null);
  });

  it('lists at most 60 of what a short word finds', async () => {
    const { element, root } = await listOf(MANY);
    await type(element, '图层');
    expect(all(root, '.results .row')).to.have.length(60);
    expect(text(root)).to.contain('找到 579 个图层，列出前 60 个');
  });

  it('says the age of data, the full date, what is overdue and what is a sample', async () => {
    const { element, root } = await listOf(THREE);
    await type(element, '河流');
    const time = root.querySelector('time')!;
    expect(time.getAttribute('title')).to.equal('2020年1月2日');
    expect(text(time)).to.match(/^\d+ 年前更新/);
    expect(text(root.querySelector('.about')))
      .to.contain('已过更新期')
      .and.contain('示例数据');
  });

  it('keeps the layers itself where there is no map', async () => {
    const element = await fixture<YztLayerList>(
      html`<yzt-layer-list .entries=${THREE} .domains=${DOMAINS}></yzt-layer-list>`,
    );
    await type(element, '河流');
    element.shadowRoot!.querySelector<HTMLElement>('.results input')!.click();
    await settled(element);
    expect(element.layers.map(({ entry }) => entry.id)).to.deep.equal(['rivers']);
  });

  it('lets go of the map when it leaves the page', async () => {
    const { element, host } = await listOf(THREE);
    expect(host.listeners).to.equal(1);
    element.remove();
    await settled(element);
    expect(host.listeners).to.equal(0);
  });
});

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

async function provided(transport: Transport, lang = 'zh-CN') {
  const provider = await fixture<TestProvider>(
    html`<test-provider lang=${lang}><yzt-layer-list></yzt-layer-list></test-provider>`,
  );
  const element = provider.querySelector<YztLayerList>('yzt-layer-list')!;
  provider.give({ href: 'https://county.example/api/catalogue' }, transport);
  await settled(element);
  return { provider, element, root: element.shadowRoot! };
}

describe('yzt-layer-list under a provider', () => {
  it('reads the catalogue in pages', async () => {
    const asked: string[] = [];
    const { root } = await provided((request) => {
      const url = new URL(request.url);
      asked.push(`${url.pathname} ${url.searchParams.get('cursor') ?? ''}`);
      return Promise.resolve(
        url.searchParams.has('cursor')
          ? json({ items: [woods] })
          : json({ items: [rivers, ponds], next: 'b' }),
      );
    });
    await waitUntil(() => root.querySelector('.domain'));
    expect(asked).to.deep.equal([
      '/api/counties/330521/catalogue ',
      '/api/counties/330521/catalogue b',
    ]);
    expect(all(root, '.domain > summary .name').map(text)).to.deep.equal(['乡村规划', '乡村环境']);
  });

  it('shows the layers of the county file without a request', async () => {
    const provider = await fixture<TestProvider>(
      html`<test-provider><yzt-layer-list></yzt-layer-list></test-provider>`,
    );
    let asked = 0;
    provider.give({ layers: THREE }, () => Promise.reject(new Error(String(++asked))));
    const element = provider.querySelector<YztLayerList>('yzt-layer-list')!;
    await settled(element);
    expect(all(element.shadowRoot!, '.domain')).to.have.length(2);
    expect(asked).to.equal(0);
  });

  it('says what failed and asks again on demand', async () => {
    let well = false;
    const { element, root } = await provided(() =>
      Promise.resolve(well ? json({ items: THREE }) : new Response('', { status: 500 })),
    );
    await waitUntil(() => root.querySelector('.state-error'));
    expect(root.querySelector('[role="alert"]')).to.not.equal(null);
    await expectAccessible(element);
    well = true;
    root.querySelector<HTMLElement>('.state-error button')!.click();
    await waitUntil(() => root.querySelector('.domain'));
    expect(all(root, '.domain')).to.have.length(2);
  });

  it('keeps the layers that are on at hand when the catalogue does not come', async () => {
    const { element, root } = await provided(() =>
      Promise.resolve(new Response('', { status: 500 })),
    );
    element.layers = [shownOf(rivers)];
    await waitUntil(() => root.querySelector('.state-error'));
    expect(text(root.querySelector('.shown-row .name'))).to.equal('河流');
  });

  it('stops asking when it leaves the page', async () => {
    let aborted = false;
    let ask: () => void;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const { element } = await provided((_, signal) => {
      ask();
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(signal.reason as Error);
        }),
      );
    });
    await expectAccessible(element);
    await asked;
    element.remove();
    await settled(element);
    expect(aborted).to.equal(true);
  });

  for (const lang of ['zh-CN', 'en']) {
    it(`is accessible while empty, denied and not given (${lang})`, async () => {
      const empty = await provided(() => Promise.resolve(json({ items: [] })), lang);
      for (let i = 0; i < 20 && !empty.root.querySelector('.state-empty'); i++) {
        await settled(empty.element);
      }
      expect(text(empty.root)).to.contain('yizhangtu import');
      await expectAccessible(empty.element);
      const problem = {
        type: 'about:blank',
        title: 'no',
        status: 403,
        code: 'denied',
        retriable: false,
      };
      const denied = await provided(() => Promise.resolve(json(problem, 403)), lang);
      for (let i = 0; i < 20 && !denied.root.querySelector('.state-error'); i++) {
        await settled(denied.element);
      }
      await expectAccessible(denied.element);
      const alone = await fixture<YztLayerList>(
        html`<yzt-layer-list lang=${lang}></yzt-layer-list>`,
      );
      expect(text(alone.shadowRoot)).to.contain('entries');
      await expectAccessible(alone);
    });
  }
});

describe('yzt-layer-list for everyone', () => {
  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible with all unfolded (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root, host } = await listOf(THREE, { lang, large });
        host.set({ layers: [shownOf(rivers), shownOf(ponds)] });
        host.settle('ponds', {
          state: 'error',
          error: new YztError({ code: 'not_found', message: '404' }),
        });
        await settled(element);
        for (const summary of all(root, '.domain > summary')) summary.click();
        await settled(element);
        for (const summary of all(root, '.group > summary, .shown-row summary')) summary.click();
        await settled(element);
        expect(all(root, '.row')).to.have.length(3);
        expect(all(root, '.settings')).to.have.length(2);
        await expectAccessible(element);
      });
    }
  }

  it('fits a column of 280 px with large text', async () => {
    const { element, root, host } = await listOf(THREE, { large: true, lang: 'en' });
    element.style.width = '280px';
    host.set({ layers: [shownOf(rivers)] });
    await settled(element);
    for (const summary of all(root, '.domain > summary, .shown-row summary')) summary.click();
    await settled(element);
    expect(element.scrollWidth).to.be.at.most(280);
  });
});
