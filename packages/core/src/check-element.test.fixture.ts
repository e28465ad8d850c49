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
