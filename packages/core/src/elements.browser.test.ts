import { expect, fixture, html } from '@open-wc/testing';
import { YztError } from '@yizhangtu/standard';
import type { AsyncState } from './async-controller.ts';
import { CheckElement } from './check-element.test.fixture.ts';
import { expectAccessible, until } from './testing/page.test.fixture.ts';
import { define } from './define-element.ts';
import './define.ts';
import type { MapHost, MapHostState } from './map-host.ts';
import type { YztProvider } from './provider.ts';
import { VERSION } from './version.ts';
import { YztElement } from './yzt-element.ts';

const titleOf = (element: CheckElement) => element.shadowRoot!.querySelector('h2')!.textContent;

describe('strings', () => {
  it('the nearest lang decides, per element, at any time', async () => {
    const place = await fixture<HTMLElement>(html`
      <div lang="en"><yzt-check></yzt-check><yzt-check lang="zh-CN"></yzt-check></div>
    `);
    const [first, second] = place.querySelectorAll<CheckElement>('yzt-check');
    expect(titleOf(first!)).to.equal('Layers');
    expect(titleOf(second!)).to.equal('图层');
    place.lang = 'zh';
    await until(() => titleOf(first!) === '图层');
    place.lang = 'en-GB';
    second!.removeAttribute('lang');
    await until(() => titleOf(second!) === 'Layers');
  });

  it('lang is found through shadow roots', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en"><span></span></div>`);
    const root = outer.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<yzt-check></yzt-check>';
    const element = root.querySelector<CheckElement>('yzt-check')!;
    await element.updateComplete;
    expect(titleOf(element)).to.equal('Layers');
    outer.lang = 'zh-CN';
    await until(() => titleOf(element) === '图层');
  });

  it('an element that left hears no more of it', async () => {
    const place = await fixture<HTMLElement>(html`<div lang="en"><yzt-check></yzt-check></div>`);
    const element = place.querySelector<CheckElement>('yzt-check')!;
    element.remove();
    const before = element.rendered;
    place.lang = 'zh-CN';
    await new Promise((resolve) => setTimeout(resolve));
    expect(element.rendered).to.equal(before);
    place.append(element);
    await until(() => titleOf(element) === '图层');
  });
});

describe('looks', () => {
  const token = (element: Element, name: string) =>
    getComputedStyle(element).getPropertyValue(name).trim();

  it('are inherited, and an element may have its own', async () => {
    const provider = await fixture<YztProvider>(html`
      <yzt-provider theme="dark" large-text>
        <yzt-check></yzt-check><yzt-check theme="light"></yzt-check>
      </yzt-provider>
    `);
    const [first, second] = provider.querySelectorAll<CheckElement>('yzt-check');
    expect(token(first!, '--y-surface')).to.equal('#161c1a');
    expect(first!.looks.value).to.deep.equal({ theme: 'dark', largeText: true });
    expect(getComputedStyle(first!).fontSize).to.equal('22px');
    expect(token(second!, '--y-surface')).to.equal('#ffffff');
    expect(second!.looks.value).to.deep.equal({ theme: 'light', largeText: true });
    provider.theme = undefined;
    provider.largeText = false;
    await until(() => first!.looks.value.theme === 'light' && !first!.looks.value.largeText);
    expect(token(first!, '--y-surface')).to.equal('#ffffff');
  });

  it('a page sets single tokens in its own style sheet', async () => {
    const place = await fixture<HTMLElement>(html`<div><yzt-check theme="dark"></yzt-check></div>`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('yzt-check { --yzt-surface: #102030 }');
    document.adoptedStyleSheets = [sheet];
    expect(token(place.firstElementChild!, '--y-surface')).to.equal('#102030');
    document.adoptedStyleSheets = [];
  });

  it('hold in a page that sets its own type', async () => {
    const place = await fixture<HTMLElement>(html`
      <div style="font-size: 40px; text-align: center; letter-spacing: 5px">
        <yzt-check></yzt-check>
      </div>
    `);
    const { fontSize, textAlign, letterSpacing } = getComputedStyle(place.firstElementChild!);
    expect(['16px', '17px']).to.include(fontSize);
    expect([textAlign, letterSpacing]).to.deep.equal(['start', 'normal']);
  });

  it('main actions measure 60 px with large text', async () => {
    const element = await fixture<CheckElement>(html`<yzt-check large-text></yzt-check>`);
    const button = element.shadowRoot!.querySelector('button')!;
    expect(button.getBoundingClientRect().height).to.be.at.least(60);
    expect(button.getBoundingClientRect().width).to.be.at.least(60);
  });
});

describe('the six states', () => {
  const error = new YztError({ code: 'unavailable', message: 'down' });
  const denied = new YztError({ code: 'denied', message: 'no' });
  const states: AsyncState[] = ['initial', 'pending', 'empty', 'ready', 'error', 'denied'];
  for (const state of states) {
    for (const lang of ['zh-CN', 'en']) {
      for (const theme of ['light', 'dark', 'wall'] as const) {
        it(`${state} is accessible (${lang}, ${theme}), with large text too`, async () => {
          const element = await fixture<CheckElement>(html`
            <yzt-check
              lang=${lang}
              theme=${theme}
              .state=${state}
              .error=${state === 'error' ? error : state === 'denied' ? denied : undefined}
            ></yzt-check>
          `);
          // The element draws on its own surface; the page behind has that of the theme here.
          element.style.background = 'var(--y-surface)';
          await expectAccessible(element);
          element.largeText = true;
          await element.updateComplete;
          await expectAccessible(element);
        });
      }
    }
  }

  it('an error says what happened, what to do, and offers one way on', async () => {
    const element = await fixture<CheckElement>(html`
      <yzt-check lang="en" .state=${'error'} .error=${error}></yzt-check>
    `);
    const alert = element.shadowRoot!.querySelector('[role=alert]')!;
    expect(alert.querySelectorAll('p').length).to.be.at.least(2);
    const button = element.shadowRoot!.querySelector<HTMLButtonElement>('.state button')!;
    expect(button.getBoundingClientRect().height).to.be.at.least(44);
    button.click();
    expect(element.retried).to.equal(1);
  });
});

/** A map for the tests: what the contract asks for and no more. */
class FakeMap extends HTMLElement {
  readonly listeners = new Set<(state: MapHostState) => void>();
  readonly mapHost = {
    state: {} as MapHostState,
    subscribe: (listener: (state: MapHostState) => void) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
  } as unknown as MapHost;
}

describe('lifetime', () => {
  it('fifty comings and goings leave no observer and no listener behind', async () => {
    let observers = 0;
    let listeners = 0;
    const { observe, disconnect } = MutationObserver.prototype;
    const { addEventListener, removeEventListener } = document;
    MutationObserver.prototype.observe = function (...args) {
      observers++;
      observe.apply(this, args);
    };
    MutationObserver.prototype.disconnect = function () {
      observers--;
      disconnect.call(this);
    };
    document.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(document, args);
    };
    document.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(document, args);
    };
    const place = await fixture<HTMLElement>(html`<div></div>`);
    for (let i = 0; i < 50; i++) {
      const provider = document.createElement('yzt-provider');
      const element = document.createElement('yzt-check') as CheckElement;
      element.htmlFor = 'nothing';
      provider.append(element);
      place.append(provider);
      await element.updateComplete;
      provider.remove();
    }
    Object.assign(MutationObserver.prototype, { observe, disconnect });
    Reflect.deleteProperty(document, 'addEventListener');
    Reflect.deleteProperty(document, 'removeEventListener');
    expect(observers).to.equal(0);
    expect(listeners).to.equal(0);
  });
});

describe('define', () => {
  it('a second copy warns once and the first one stays', () => {
    const first = customElements.get('yzt-check');
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    class OtherCopy extends YztElement {
      static override readonly version = '9.9.9';
    }
    define('yzt-check', OtherCopy);
    define('yzt-check', CheckElement);
    console.warn = warn;
    expect(customElements.get('yzt-check')).to.equal(first);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain(VERSION).and.contain('9.9.9');
  });

  it('works with a scoped registry', async function () {
    let registry: CustomElementRegistry;
    try {
      registry = new CustomElementRegistry();
    } catch {
      // This browser has no scoped registries.
      return this.skip();
    }
    class Scoped extends CheckElement {}
    define('yzt-check', Scoped, registry);
    const place = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const options = { mode: 'open', customElementRegistry: registry } as ShadowRootInit;
    const root = place.attachShadow(options);
    root.innerHTML = '<yzt-check theme="dark"></yzt-check>';
    const element = root.firstElementChild as CheckElement;
    expect(element).to.be.instanceOf(Scoped);
    await element.updateComplete;
    expect(titleOf(element)).to.equal('Layers');
    expect(element.looks.value.theme).to.equal('dark');
  });
});

describe('finding a map', () => {
  before(() => customElements.define('fake-map', FakeMap));

  it('by id: before, after, replaced, gone', async () => {
    const place = await fixture<HTMLElement>(html`<div><yzt-check for="m"></yzt-check></div>`);
    const element = place.querySelector<CheckElement>('yzt-check')!;
    expect(element.map.host).to.equal(undefined);
    const first = Object.assign(document.createElement('fake-map') as FakeMap, { id: 'm' });
    place.prepend(first);
    await until(() => element.map.host === first.mapHost);
    expect(first.listeners.size).to.equal(1);
    const second = Object.assign(document.createElement('fake-map') as FakeMap, { id: 'm' });
    first.replaceWith(second);
    await until(() => element.map.host === second.mapHost);
    expect(first.listeners.size).to.equal(0);
    const before = element.rendered;
    for (const listener of second.listeners) listener(second.mapHost.state);
    await element.updateComplete;
    expect(element.rendered).to.equal(before + 1);
    second.remove();
    await until(() => element.map.host === undefined);
    expect(second.listeners.size).to.equal(0);
  });

  it('by id of an element that is defined later', async () => {
    const place = await fixture<HTMLElement>(html`
      <div><late-map id="late"></late-map><yzt-check for="late"></yzt-check></div>
    `);
    const element = place.querySelector<CheckElement>('yzt-check')!;
    expect(element.map.host).to.equal(undefined);
    customElements.define('late-map', class extends FakeMap {});
    await until(() => element.map.host);
  });

  it('two maps on a page: each element has the one that it names', async () => {
    const place = await fixture<HTMLElement>(html`
      <div>
        <fake-map id="a"></fake-map><fake-map id="b"></fake-map> <yzt-check for="a"></yzt-check
        ><yzt-check for="b"></yzt-check>
      </div>
    `);
    const maps = place.querySelectorAll<FakeMap>('fake-map');
    const [first, second] = place.querySelectorAll<CheckElement>('yzt-check');
    expect(first!.map.host).to.equal(maps[0]!.mapHost);
    expect(second!.map.host).to.equal(maps[1]!.mapHost);
    first!.htmlFor = 'b';
    await first!.updateComplete;
    expect(first!.map.host).to.equal(maps[1]!.mapHost);
    expect(maps[0]!.listeners.size).to.equal(0);
    first!.remove();
    second!.remove();
    expect(maps[1]!.listeners.size).to.equal(0);
  });

  it('under a provider: the first map that registers, then the next', async () => {
    const provider = await fixture<YztProvider>(
      html`<yzt-provider><yzt-check></yzt-check></yzt-provider>`,
    );
    const element = provider.querySelector<CheckElement>('yzt-check')!;
    const [one, two] = [new FakeMap(), new FakeMap()];
    const leave = element.maps.value!.register(one.mapHost);
    element.maps.value!.register(two.mapHost);
    expect(element.map.host).to.equal(one.mapHost);
    leave();
    expect(element.map.host).to.equal(two.mapHost);
    expect(one.listeners.size).to.equal(0);
    element.remove();
    expect(two.listeners.size).to.equal(0);
  });

  it('two providers stay apart', async () => {
    const place = await fixture<HTMLElement>(html`
      <div>
        <yzt-provider><yzt-check></yzt-check></yzt-provider>
        <yzt-provider><yzt-check></yzt-check></yzt-provider>
      </div>
    `);
    const [first, second] = place.querySelectorAll<CheckElement>('yzt-check');
    const one = new FakeMap();
    first!.maps.value!.register(one.mapHost);
    expect(first!.map.host).to.equal(one.mapHost);
    expect(second!.map.host).to.equal(undefined);
  });
});

describe('words for ears only', () => {
  it('far down in a scroller without position add nothing to the page', async () => {
    const height = document.documentElement.scrollHeight;
    const place = await fixture<HTMLElement>(
      html`<div>
        <p></p>
        <yzt-check></yzt-check>
      </div>`,
    );
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('#far { height: 100px; overflow: auto } #far p { height: 5000px }');
    document.adoptedStyleSheets = [sheet];
    try {
      place.id = 'far';
      const element = place.querySelector<CheckElement>('yzt-check')!;
      element.state = 'pending';
      await element.updateComplete;
      expect(element.shadowRoot!.querySelector('.sr-only')).to.not.equal(null);
      expect(place.scrollHeight).to.be.greaterThan(5000);
      expect(document.documentElement.scrollHeight).to.be.at.most(Math.max(height, innerHeight));
    } finally {
      document.adoptedStyleSheets = [];
    }
  });
});
