import { ContextProvider } from '@lit/context';
import { createClient } from '@yizhangtu/client';
import type { CountyFile } from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AccentSheet } from './accent-sheet.ts';
import { AsyncController } from './async-controller.ts';
import { countyContext, mapHostContext, type CountyContext } from './context.ts';
import { countyErrorStyles, countyErrorTemplate } from './county-error.ts';
import { readCounty, type CountyInput } from './read-county.ts';
import { MapHostRegistry } from './map-host-registry.ts';
import { providerStrings } from './provider.strings.ts';
import { providerStyles } from './provider.styles.ts';
import { StringsController } from './strings.ts';
import { baseStyles, stateStyles, tokens } from './tokens.ts';
import { YztElement } from './yzt-element.ts';

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
  static override styles = [tokens, baseStyles, stateStyles, countyErrorStyles, providerStyles];

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
  readonly #accent = new AccentSheet();

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
    this.#accent.set(this.renderRoot as ShadowRoot, county?.county.accent);
    if (county && typeof this.county === 'string') {
      void this.updateComplete.then(() => this.dispatchEvent(new CountyLoadEvent()));
    }
  }

  protected override render(): TemplateResult {
    const { error, handled } = this.#file;
    const retry = typeof this.county === 'string' ? () => this.#file.retry() : undefined;
    return html`${
        error && !handled ? countyErrorTemplate(error, this.#words.locale, retry) : nothing
      }<slot></slot>`;
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
