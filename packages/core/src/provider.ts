import { ContextProvider } from '@lit/context';
import { createClient, type Transport } from '@yizhangtu/client';
import type { Session } from '@yizhangtu/client/session.js';
import type { CountyFile } from '@yizhangtu/standard';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AccentSheet } from './accent-sheet.ts';
import { AsyncController } from './async-controller.ts';
import { countyContext, mapHostContext, sessionContext } from './context.ts';
import { countyErrorStyles, countyErrorTemplate } from './county-error.ts';
import { ProvidedSession } from './provided-session.ts';
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

  /**
   * Who the elements act for. Unset: the session that the county's backend keeps, as soon as an element
   * asks who is signed in.
   */
  @property({ attribute: false }) session: Session | undefined;

  /** How requests reach a backend that speaks otherwise than the contract. Unset: as they are, by `fetch`. */
  @property({ attribute: false }) transport: Transport | undefined;

  readonly #words = new StringsController(this, providerStrings);
  readonly #context = new ContextProvider(this, { context: countyContext });
  readonly #session = new ProvidedSession({
    give: (context) => this.#context.setValue(context),
    forget: () => this.#forget(),
  });
  readonly #maps = new ContextProvider(this, {
    context: mapHostContext,
    initialValue: new MapHostRegistry(),
  });
  readonly #file = new AsyncController(this, {
    args: () => (this.county === undefined ? undefined : ([this.county] as const)),
    task: ([input], signal) =>
      readCounty(
        createClient({ baseUrl: this.baseURI, transport: this.transport }),
        input,
        this.baseURI,
        signal,
      ),
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

  constructor() {
    super();
    new ContextProvider(this, { context: sessionContext, initialValue: this.#session });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move puts it in again at once; after a longer absence the elements ask for a session anew.
    queueMicrotask(() => {
      if (!this.isConnected) this.#session.close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const county = this.loaded;
    this.#session.update(county, this.session, this.transport);
    if (county === this.#provided) return;
    this.#provided = county;
    this.#accent.set(this.renderRoot as ShadowRoot, county?.county.accent);
    if (county && typeof this.county === 'string') {
      void this.updateComplete.then(() => this.dispatchEvent(new CountyLoadEvent()));
    }
  }

  /** Layers that not everyone may see go at once; the elements go without a county until they have let go. */
  #forget(): Promise<unknown> {
    for (const map of this.mapHosts.hosts) {
      for (const { entry } of map.state.layers) if (entry.roles?.length) map.hideLayer(entry.id);
    }
    this.#context.setValue(undefined);
    this.requestUpdate();
    return this.updateComplete;
  }

  protected override render(): TemplateResult {
    const { error, handled } = this.#file;
    const retry = typeof this.county === 'string' ? () => this.#file.retry() : undefined;
    return html`${
        error && !handled ? countyErrorTemplate(error, this.#words.locale, retry) : nothing
      }<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-provider': YztProvider;
  }
  interface HTMLElementEventMap {
    'yzt-county-load': CountyLoadEvent;
  }
}
