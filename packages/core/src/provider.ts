import { ContextProvider } from '@lit/context';
import { createClient } from '@yizhangtu/client';
import type { CountyFile, Locale, YztError } from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AsyncController } from './async-controller.ts';
import { countyContext, mapHostContext, type CountyContext } from './context.ts';
import { readCounty, type CountyInput } from './read-county.ts';
import { MapHostRegistry } from './map-host-registry.ts';
import { providerStrings } from './provider.strings.ts';
import { providerStyles } from './provider.styles.ts';
import { errorTemplate } from './state-template.ts';
import { StringsController } from './strings.ts';
import { accentProperties } from './token-values.ts';
import { baseStyles, stateStyles, tokens } from './tokens.ts';
import { YztElement } from './yzt-element.ts';

/** Problems of a county file that are written out; the rest are counted. */
const SHOWN_ISSUES = 20;

/** `yzt-county-load`: a provider has fetched and read its county file; see its `loaded`. */
export class CountyLoadEvent extends Event {
  constructor() {
    super('yzt-county-load', { bubbles: true, composed: true });
  }
}

/**
 * Reads one county file for all elements under it, and gives them its client, its maps and its looks.
 * Shows nothing of its own but what is wrong with the file.
 *
 * @tagname yzt-provider
 * @slot - The page.
 * @fires {CountyLoadEvent} yzt-county-load - The county file was fetched and read.
 * @fires {YztErrorEvent} yzt-error - It could not be. Cancel it to show the error yourself.
 */
export class YztProvider extends YztElement {
  /** Without the type and colour of other elements: what is in the slot is the page's own. */
  static override styles = [tokens, baseStyles, stateStyles, providerStyles];

  /** The county file: its address, as the attribute, or the file itself, as the property. */
  @property() county: CountyInput | undefined;

  readonly #words = new StringsController(this, providerStrings);
  readonly #context = new ContextProvider(this, { context: countyContext });
  readonly #maps = new ContextProvider(this, {
    context: mapHostContext,
    initialValue: new MapHostRegistry(),
  });
  readonly #file = new AsyncController(this, {
    args: () => (this.county === undefined ? undefined : ([this.county] as const)),
    task: ([input], signal) =>
      readCounty(createClient({ baseUrl: this.baseURI }), input, this.baseURI, signal),
  });
  #provided: CountyFile | undefined;
  #accent: CSSStyleSheet | undefined;

  /** The county file as read, with absolute addresses; `undefined` until then and after an error. */
  get loaded(): CountyFile | undefined {
    return this.#file.state === 'ready' ? this.#file.value : undefined;
  }

  /** The first map under this provider. */
  get mapHosts(): MapHostRegistry {
    return this.#maps.value;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const county = this.loaded;
    if (county === this.#provided) return;
    this.#provided = county;
    this.#context.setValue(county && contextOf(county));
    this.#setAccent(county?.county.accent);
    if (county && typeof this.county === 'string') {
      void this.updateComplete.then(() => this.dispatchEvent(new CountyLoadEvent()));
    }
  }

  protected override render(): TemplateResult {
    const { error, handled } = this.#file;
    return html`${error && !handled ? this.#errorTemplate(error) : nothing}<slot></slot>`;
  }

  #errorTemplate(error: YztError): TemplateResult {
    const { t, locale } = this.#words;
    const retry = typeof this.county === 'string' ? () => this.#file.retry() : undefined;
    const where = error.where
      ? html`<p class="state-more">${t.where} <code>${error.where}</code></p>`
      : nothing;
    const shown = error.issues.slice(0, SHOWN_ISSUES);
    if (shown.length === 0) return errorTemplate(error, locale, retry, where);
    const issues = html`${where}
      <p id="count">${t.issues(shown.length, error.issues.length)}</p>
      <ul class="issues" aria-labelledby="count" tabindex="0">
        ${shown.map((issue) => this.#issueTemplate(issue, locale))}
      </ul>`;
    return errorTemplate(error, locale, retry, issues);
  }

  #issueTemplate(issue: YztError['issues'][number], locale: Locale): TemplateResult {
    return html`<li>
      <p><code>${issue.path || this.#words.t.whole}</code></p>
      <p>${issue.message[locale]}</p>
      <p class="state-more">${issue.mend[locale]}</p>
    </li>`;
  }

  /** A sheet and not a `style` attribute, so that a page's own `yzt-provider { --yzt-accent: … }` wins. */
  #setAccent(colour: string | undefined): void {
    const root = this.renderRoot as ShadowRoot;
    if (!this.#accent) {
      if (colour === undefined) return;
      this.#accent = new CSSStyleSheet();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#accent];
    }
    const properties = colour === undefined ? [] : Object.entries(accentProperties(colour));
    this.#accent.replaceSync(
      `:host{${properties.map(([name, value]) => `${name}:${value};`).join('')}}`,
    );
  }
}

function contextOf(county: CountyFile): CountyContext {
  return { county, client: createClient({ baseUrl: county.services?.api ?? '' }) };
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-provider': YztProvider;
  }
  interface HTMLElementEventMap {
    'yzt-county-load': CountyLoadEvent;
  }
}
