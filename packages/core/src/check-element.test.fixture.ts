import { expect } from '@open-wc/testing';
import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { YztError } from '@yizhangtu/standard';
import { ContextController, countyContext, mapHostContext, type CountyContext } from './context.ts';
import { LooksController } from './looks.ts';
import { MapHostController } from './map-host-controller.ts';
import type { MapHostRegistry } from './map-host-registry.ts';
import type { AsyncState } from './async-controller.ts';
import { stateTemplate } from './state-template.ts';
import { StringsController, type StringTable } from './strings.ts';
import { YztElement } from './yzt-element.ts';

const zh = { title: '图层' };
const table = { 'zh-CN': zh, en: { title: 'Layers' } } satisfies StringTable<typeof zh>;

/** An element that uses all that core offers, so that tests can look at it. */
export class CheckElement extends YztElement {
  @property({ attribute: 'for' }) htmlFor = '';
  @property({ attribute: false }) state: AsyncState = 'ready';
  @property({ attribute: false }) error: YztError | undefined;

  readonly words = new StringsController(this, table);
  readonly looks = new LooksController(this);
  readonly county = new ContextController<CountyContext | undefined>(this, countyContext);
  readonly maps = new ContextController<MapHostRegistry>(this, mapHostContext);
  readonly map = new MapHostController(this);
  retried = 0;
  rendered = 0;

  protected override render(): TemplateResult {
    this.rendered++;
    const { state, error } = this;
    const value = state === 'ready' ? 'content' : undefined;
    const standing = { state, error, value, handled: false, retry: () => this.retried++ };
    return html`<h2>${this.words.t.title}</h2>
      ${stateTemplate(standing, {
        locale: this.words.locale,
        ready: (text) =>
          html`<p>${text}</p>
            <button class="button main" type="button">${this.words.t.title}</button>`,
      })}`;
  }
}
customElements.define('yzt-check', CheckElement);

/** Resolves as soon as `found` finds something; asks after each task. */
export async function until<T>(found: () => T): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 2000; tries++) {
    const value = found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('It did not come');
}

/** No finding of axe; with large text contrast is held to AAA. */
export async function expectClean(element: Element): Promise<void> {
  const { violations } = await pageAxe().run(element, {
    rules: { 'color-contrast-enhanced': { enabled: element.hasAttribute('large-text') } },
  });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: text }) => text).join()}`),
  ).to.deep.equal([]);
}

/** axe-core is a script and not a module: it puts itself on the window. */
function pageAxe() {
  const page = window as unknown as {
    axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
  };
  return page.axe;
}
