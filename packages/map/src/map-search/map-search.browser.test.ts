import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, type Transport } from '@yizhangtu/client';
import { define } from '@yizhangtu/core';
import { YztError, type CountyFile, type Place } from '@yizhangtu/standard';
import {
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
import { PlaceFinder } from './find-places.ts';
import type { YztPlaceSelectEvent } from './map-search.events.ts';
import { YztMapSearch } from './map-search.ts';

define('yzt-map-search', YztMapSearch);

const PLACES: readonly Place[] = [
  {
    type: 'division',
    id: '330521100',
    name: { 'zh-CN': '新市镇', en: 'Xinshi' },
    pinyin: { full: 'xin shi zhen', initials: 'xsz' },
    kind: { 'zh-CN': '镇', en: 'Town' },
  },
  {
    type: 'division',
    id: '330521100201',
    name: { 'zh-CN': '谷门村', en: 'Gumen' },
    kind: { 'zh-CN': '村', en: 'Village' },
    path: [{ 'zh-CN': '新市镇', en: 'Xinshi' }],
  },
  {
    type: 'feature',
    id: '7',
    name: '新市桥',
    kind: { 'zh-CN': '农村桥梁', en: 'Bridges' },
    layer: 'bridges',
    path: [{ 'zh-CN': '新市镇', en: 'Xinshi' }, '谷门村'],
    bounds: [120.2, 30.6, 120.2, 30.6],
  },
];

const searchOf = (lang = 'zh-CN', large = false) =>
  withMap<YztMapSearch>(
    html`<yzt-map-search for="map" ?large-text=${large} .places=${PLACES}></yzt-map-search>`,
    'yzt-map-search',
    lang,
  );

const boxOf = (root: ShadowRoot) => root.querySelector('input')!;
const options = (root: ShadowRoot) =>
  Array.from(root.querySelectorAll<HTMLElement>('[role="option"]'));
const names = (root: ShadowRoot) => options(root).map((one) => text(one.querySelector('.name')));
const activeOf = (root: ShadowRoot) => {
  const id = boxOf(root).getAttribute('aria-activedescendant');
  return id === null ? undefined : text(root.getElementById(id)?.querySelector('.name'));
};
const said = (root: ShadowRoot) => text(root.querySelector('p[role="status"]'));
const isOpen = (root: ShadowRoot) => boxOf(root).getAttribute('aria-expanded') === 'true';

function put(root: ShadowRoot, words: string): void {
  const box = boxOf(root);
  box.focus();
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Types as a person does, and waits for what is found. */
async function type(root: ShadowRoot, words: string, count: number): Promise<void> {
  put(root, words);
  await waitUntil(() => options(root).length === count && isOpen(root) === count > 0);
}

const chosenOf = (element: YztMapSearch): Place[] => {
  const chosen: Place[] = [];
  element.addEventListener('yzt-place-select', (event: YztPlaceSelectEvent) =>
    chosen.push(event.place),
  );
  return chosen;
};

describe('yzt-map-search', () => {
  it('finds by characters, pinyin and initials, by kind, and marks what fits', async () => {
    const { root } = await searchOf();
    await type(root, '新市', 2);
    expect(names(root)).to.deep.equal(['新市镇', '新市桥']);
    expect(Array.from(root.querySelectorAll('.section'), text)).to.deep.equal(['村镇', '地点']);
    expect(Array.from(root.querySelectorAll('mark'), text)).to.deep.equal(['新市', '新市']);
    expect(text(options(root)[1]?.querySelector('.about'))).to.equal('农村桥梁 · 新市镇 · 谷门村');
    expect(said(root)).to.equal('找到 2 个');
    await type(root, 'xsz', 1);
    expect(Array.from(root.querySelectorAll('mark'), text)).to.deep.equal(['新市镇']);
  });

  it('goes through the results by arrows and to one by Enter', async () => {
    const { element, root, host } = await searchOf();
    const chosen = chosenOf(element);
    await type(root, '新市', 2);
    await sendKeys({ press: 'ArrowDown' });
    await settled(element);
    expect(activeOf(root)).to.equal('新市镇');
    await sendKeys({ press: 'ArrowUp' });
    await settled(element);
    expect(activeOf(root)).to.equal(undefined);
    await sendKeys({ press: 'ArrowUp' });
    await settled(element);
    expect(activeOf(root)).to.equal('新市桥');
    await sendKeys({ press: 'ArrowUp' });
    await settled(element);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => host.calls.length > 0);
    expect(host.calls).to.deep.equal(['division 330521100']);
    expect(chosen.map(({ id }) => id)).to.deep.equal(['330521100']);
    expect(boxOf(root).value).to.equal('新市镇');
    expect(isOpen(root)).to.equal(false);
    expect(root.activeElement).to.equal(boxOf(root));
    await waitUntil(() => said(root) === '已到“新市镇”');
  });

  it('takes the first result on Enter, and a pressed one', async () => {
    const { element, root, host } = await searchOf();
    const chosen = chosenOf(element);
    await type(root, '谷门', 1);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => host.calls.length === 1);
    await type(root, '新市桥', 1);
    options(root)[0]!.click();
    await waitUntil(() => host.calls.includes('fit'));
    expect(host.calls).to.deep.equal(['division 330521100201', 'fit']);
    expect(chosen.map(({ id }) => id)).to.deep.equal(['330521100201', '7']);
  });

  it('goes to the first result when Enter comes before anything is found', async () => {
    const { root, host } = await searchOf();
    put(root, '谷门');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => host.calls.length > 0);
    expect(host.calls).to.deep.equal(['division 330521100201']);
    expect(boxOf(root).value).to.equal('谷门村');
    expect(isOpen(root)).to.equal(false);
  });

  it('closes by Escape and keeps the words, then clears them', async () => {
    const { element, root } = await searchOf();
    let around = 0;
    element.addEventListener('keydown', () => around++);
    await type(root, '新市', 2);
    await sendKeys({ press: 'Escape' });
    await settled(element);
    expect([isOpen(root), boxOf(root).value]).to.deep.equal([false, '新市']);
    await sendKeys({ press: 'ArrowDown' });
    await settled(element);
    expect(isOpen(root)).to.equal(true);
    around = 0;
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    await settled(element);
    expect(boxOf(root).value).to.equal('');
    expect(around).to.equal(0);
    await sendKeys({ press: 'Escape' });
    expect(around, 'what has nothing to close lets it through').to.equal(1);
  });

  it('has a button that clears, and keeps the focus in the box', async () => {
    const { element, root } = await searchOf();
    await type(root, '新市', 2);
    const clear = root.querySelector<HTMLElement>('.clear')!;
    expect(clear.getBoundingClientRect().width).to.be.at.least(44);
    clear.click();
    await settled(element);
    expect(boxOf(root).value).to.equal('');
    expect(options(root)).to.have.length(0);
    expect(root.activeElement).to.equal(boxOf(root));
  });

  it('waits for the end of a composition', async () => {
    const { element, root } = await searchOf();
    const box = boxOf(root);
    box.focus();
    await type(root, '谷门', 1);
    box.value = "xin'shi";
    box.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await settled(element);
    expect(names(root)).to.deep.equal(['谷门村']);
    expect(boxOf(root).value).to.equal("xin'shi");
    box.value = '新市';
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await waitUntil(() => options(root).length === 2);
  });

  it('says what to do when nothing is found', async () => {
    const { root } = await searchOf();
    put(root, '机场');
    await waitUntil(() => text(root).includes('没有找到“机场”'));
    expect(isOpen(root)).to.equal(false);
  });

  it('works without a map and without a county', async () => {
    const element = await fixture<YztMapSearch>(
      html`<yzt-map-search lang="en" .places=${PLACES}></yzt-map-search>`,
    );
    const chosen = chosenOf(element);
    await type(element.shadowRoot!, 'gumen', 1);
    await sendKeys({ press: 'Enter' });
    expect(chosen.map(({ id }) => id)).to.deep.equal(['330521100201']);
  });

  it('writes names as text', async () => {
    const name = '<img src=x onerror="window.broken = true">';
    const element = await fixture<YztMapSearch>(
      html`<yzt-map-search .places=${[{ type: 'feature', id: '1', name }]}></yzt-map-search>`,
    );
    await type(element.shadowRoot!, 'img', 1);
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    expect(names(element.shadowRoot!)).to.deep.equal([name]);
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, root } = await searchOf(lang, large);
        element.style.width = '280px';
        await expectAccessible(element);
        await type(root, lang === 'en' ? 'Xinshi' : '新市镇', 1);
        await sendKeys({ press: 'ArrowDown' });
        await settled(element);
        await expectAccessible(element);
        expect(boxOf(root).getBoundingClientRect().height).to.be.at.least(large ? 60 : 44);
        expect(options(root)[0]!.getBoundingClientRect().height).to.be.at.least(large ? 60 : 44);
        expect(element.scrollWidth).to.be.at.most(280);
        put(root, 'zzzz');
        await waitUntil(() => text(root).includes('zzzz'));
        await expectAccessible(element);
      });
    }
  }
});

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const CARE = entryOf('care', { title: '养老服务中心' });
const BRIDGE: Place = { ...PLACES[2]!, layer: 'care', collection: 'stored-care' };
const FEATURE = {
  type: 'Feature',
  id: 7,
  geometry: { type: 'Point', coordinates: [120.2, 30.6] },
  properties: { name: '新市桥' },
};

/** A backend, by what its paths end with. */
const backend =
  (answers: Record<string, () => Response>, asked: string[] = []): Transport =>
  (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace('/api/counties/330521/', '');
    asked.push([path, searchParams.get('q')].filter(Boolean).join(' '));
    return Promise.resolve(answers[path]?.() ?? json({ items: [] }));
  };

async function provided(transport: Transport, lang = 'zh-CN') {
  const provider = await fixture<TestProvider>(
    html`<test-provider lang=${lang}
      ><test-map id="map"></test-map><yzt-map-search for="map"></yzt-map-search
    ></test-provider>`,
  );
  provider.give({ href: 'https://county.example/api/catalogue' }, transport);
  const element = provider.querySelector<YztMapSearch>('yzt-map-search')!;
  await settled(element);
  const host = provider.querySelector('test-map') as HTMLElement & {
    mapHost: Awaited<ReturnType<typeof searchOf>>['host'];
  };
  return { element, root: element.shadowRoot!, host: host.mapHost };
}

describe('yzt-map-search under a provider', () => {
  const found = { places: () => json({ items: [BRIDGE], complete: true }) };

  it('asks the backend for places and layers once a person has stopped typing', async () => {
    const asked: string[] = [];
    const { root } = await provided(
      backend({ ...found, catalogue: () => json({ items: [CARE] }) }, asked),
    );
    for (const words of ['新', '新市']) put(root, words);
    await waitUntil(() => options(root).length === 2);
    expect(asked).to.deep.equal(['places 新市', 'catalogue 新市']);
    expect(names(root)).to.deep.equal(['养老服务中心', '新市桥']);
  });

  it('turns a layer on', async () => {
    const { root, host } = await provided(
      backend({
        places: () => json({ items: [], complete: true }),
        catalogue: () => json({ items: [CARE] }),
      }),
    );
    await type(root, '养老', 1);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => said(root) === '已显示图层“养老服务中心”');
    expect(host.calls).to.deep.equal(['show care']);
  });

  it('goes to a feature: its layer comes on, it is chosen, the map is there', async () => {
    const asked: string[] = [];
    const { root, host } = await provided(
      backend(
        {
          ...found,
          'catalogue/care': () => json(CARE),
          'ogc/collections/stored-care/items/7': () => json(FEATURE),
        },
        asked,
      ),
    );
    await type(root, '新市', 1);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => host.state.hits.length === 1);
    expect(host.calls).to.deep.equal(['show care', 'fit']);
    expect(host.state.hits[0]?.feature.id).to.equal(7);
    expect(host.state.hits[0]?.entry.id).to.equal('care');
  });

  it('refuses the 31st layer in words, and shows nothing', async () => {
    const { root, host } = await provided(
      backend({
        places: () => json({ items: [], complete: true }),
        catalogue: () => json({ items: [CARE] }),
      }),
    );
    host.set({ layers: MANY.slice(0, 30).map(shownOf) });
    await type(root, '养老', 1);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => root.querySelector('[role="alert"]'));
    expect(text(root.querySelector('[role="alert"]'))).to.contain('最多同时显示 30 个图层');
    expect(host.calls.filter((call) => call.startsWith('show'))).to.deep.equal([]);
  });

  it('finds what is in view and nowhere else', async () => {
    const { root, host } = await provided(
      backend({ places: () => json({ items: [], complete: true }) }),
    );
    const mine = entryOf('mine', { title: '我的文件' });
    host.inView.set('mine', {
      features: [
        FEATURE as GeoJSON.Feature,
        { ...FEATURE, id: 8, properties: { name: '别的' } } as GeoJSON.Feature,
      ],
      complete: true,
    });
    host.set({ layers: [shownOf(mine), shownOf(entryOf('broken'))] });
    await type(root, '市桥', 1);
    expect(text(options(root)[0])).to.contain('我的文件');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => host.state.hits.length === 1);
    expect(host.state.hits[0]?.feature.id).to.equal(7);
  });

  it('keeps what was typed when the search fails, and asks again on demand', async () => {
    let well = false;
    const { element, root } = await provided(
      backend({ places: () => (well ? found.places() : new Response('', { status: 500 })) }),
    );
    const errors: string[] = [];
    element.addEventListener('yzt-error', (event) => errors.push(event.error.code));
    put(root, '新市');
    await waitUntil(() => root.querySelector('.state-error'));
    expect(boxOf(root).value).to.equal('新市');
    expect(errors).to.have.length(1);
    await expectAccessible(element);
    well = true;
    root.querySelector<HTMLElement>('.state-error button')!.click();
    await waitUntil(() => options(root).length === 1);
  });

  it('says why it did not get to a place, and tries again', async () => {
    let well = false;
    const { element, root, host } = await provided(
      backend({
        ...found,
        'catalogue/care': () => json(CARE),
        'ogc/collections/stored-care/items/7': () =>
          well ? json(FEATURE) : new Response('', { status: 404 }),
      }),
    );
    await type(root, '新市', 1);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => root.querySelector('.state-error'));
    expect(boxOf(root).value).to.equal('新市桥');
    expect(host.calls).to.deep.equal([]);
    await expectAccessible(element);
    well = true;
    root.querySelector<HTMLElement>('.state-error button')!.click();
    await waitUntil(() => host.state.hits.length === 1);
  });

  it('gives up a search that is no longer wanted', async () => {
    const aborted: string[] = [];
    const { element, root } = await provided((request, signal) => {
      const words = new URL(request.url).searchParams.get('q') ?? '';
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          aborted.push(words);
          reject(new YztError({ code: 'aborted', message: 'given up' }));
        }),
      );
    });
    put(root, '新');
    await waitUntil(() => root.querySelector('[aria-busy]'));
    put(root, '新市');
    await waitUntil(() => aborted.length === 2);
    element.remove();
    await waitUntil(() => aborted.length === 4);
    expect(aborted).to.deep.equal(['新', '新', '新市', '新市']);
  });
});

describe('PlaceFinder in a county without a backend', () => {
  it('reads the files once for all who ask, although the first gives up', async () => {
    let answer: (response: Response) => void = () => undefined;
    let asked = 0;
    const transport: Transport = (_request, signal) => {
      asked += 1;
      return new Promise((resolve, reject) => {
        answer = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    };
    const county = {
      county: { code: '330521' },
      domains: { preset: '2022' },
      divisions: {
        kinds: [{ id: 'village', name: '村', rank: 1 }],
        units: [{ code: '330521100201', name: '谷门村', kind: 'village' }],
      },
      catalogue: { href: 'https://county.example/catalogue.json' },
    } as unknown as CountyFile;
    const context = {
      county,
      client: createClient({ baseUrl: 'https://county.example/', transport }),
    };
    const finder = new PlaceFinder();
    const find = (words: string, { signal }: AbortController) =>
      finder.find({ words, places: undefined, context, host: undefined, signal });
    const [first, second] = [new AbortController(), new AbortController()];
    void Promise.resolve(find('谷', first)).catch(() => undefined);
    await waitUntil(() => asked === 1);
    first.abort();
    const found = find('谷门', second);
    answer(json({ items: [] }));
    expect((await found).places.map(({ place }) => place.name)).to.deep.equal(['谷门村']);
    expect(asked).to.equal(1);
  });
});
