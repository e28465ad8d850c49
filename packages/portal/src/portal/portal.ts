import { YztElement, type CountyInput, type YztProvider } from '@yizhangtu/core';
import type { Transport } from '@yizhangtu/client';
import type { Session } from '@yizhangtu/client/session.js';
import type { CountyFile } from '@yizhangtu/standard';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AddressKeeper, type PortalAddress } from './address.ts';
import { ownPanelsOf, type OwnPanel, type PanelName } from './panels.ts';
import type { PortalChoice } from './portal-frame.ts';
import { portalStyles } from './portal.styles.ts';
import { YztPanelOpenEvent } from './portal.events.ts';

/**
 * The whole one map of a county from its county file: map with layers and tools, public services, cases, work
 * orders, messages and sign-in, laid out for a phone, a desk or a wall. Each part loads when it is first shown.
 * An element of the page with the `slot` of a panel takes that panel's place; one with a `slot` of its own and a
 * `data-title` is a panel more.
 *
 * @tagname yzt-portal
 * @slot title - In place of the county's name.
 * @slot actions - More at the end of the top line.
 * @slot map - In place of the map with its panels.
 * @slot services - In place of the public services.
 * @slot cases - In place of reporting, looking up and what somebody reported.
 * @slot orders - In place of the work orders.
 * @slot inbox - In place of the messages.
 * @slot gep - The gross ecosystem product.
 * @slot board - In place of the figures on a wall.
 * @fires {YztPanelOpenEvent} yzt-panel-open - A person opened another panel: see `panel`.
 * @fires {CountyLoadEvent} yzt-county-load - The county file was fetched and read.
 * @fires {YztErrorEvent} yzt-error - Something that the portal needs failed. Cancel it to show it yourself.
 */
export class YztPortal extends YztElement {
  static override styles = [YztElement.styles, portalStyles];

  /** The county file: its address, as the attribute, or the file itself, as the property. */
  @property() county: CountyInput | undefined;

  /** Who the portal acts for. Unset: the session that the county's backend keeps. */
  @property({ attribute: false }) session: Session | undefined;

  /** How requests reach a backend that speaks otherwise than the contract. Unset: as they are, by `fetch`. */
  @property({ attribute: false }) transport: Transport | undefined;

  /** The panel that is open: `map`, `services`, `cases`, `orders`, `inbox`, `gep`, or the `slot` of one of the page's own. */
  @property({ reflect: true }) panel: PanelName = 'map';

  /** Id of the case that is shown. */
  @property({ attribute: 'case-id' }) caseId: string | undefined;

  /** Panels that are left out, with blanks between them, such as `orders gep`. `display` is the choice of looks, `who` the sign-in. */
  @property() without = '';

  /**
   * Keeps panel, case, language and looks in the page's address, under this name (empty: `portal`), and the
   * map's view under `map`. Unset: the address stays as it is.
   */
  @property({ attribute: 'url-state' }) urlState: string | undefined;

  @query('yzt-provider') private provider!: YztProvider | null;
  @state() private filled: ReadonlySet<string> = new Set();
  @state() private own: readonly OwnPanel[] = [];
  private keeper: AddressKeeper | undefined;
  private observer: MutationObserver | undefined;

  /** The county file as read, with absolute addresses; `undefined` until then and after an error. */
  get loaded(): CountyFile | undefined {
    return this.provider?.loaded;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.look();
    this.observer = new MutationObserver(() => this.look());
    this.observer.observe(this, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['slot', 'data-title', 'data-title-en', 'data-icon', 'data-before'],
    });
    if (this.hasUpdated) this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
    this.keeper?.close();
    this.keeper = undefined;
  }

  private look(): void {
    const children = [...this.children];
    this.filled = new Set(children.map((child) => child.slot));
    this.own = ownPanelsOf(children.filter((child) => child instanceof HTMLElement));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('urlState')) this.follow();
  }

  private follow(): void {
    this.keeper?.close();
    this.keeper = undefined;
    const { urlState } = this;
    if (urlState === undefined || urlState === null) return;
    const keeper = new AddressKeeper(urlState || 'portal', (said) => {
      this.panel = said.panel ?? 'map';
      this.take(said);
    });
    this.keeper = keeper;
    const said = keeper.read();
    if (said.panel) this.panel = said.panel;
    this.take(said);
  }

  private take(said: PortalAddress): void {
    this.caseId = said.case ?? (said.panel ? undefined : this.caseId);
    if (said.lang) this.lang = said.lang;
    if (said.theme) this.theme = said.theme as YztElement['theme'];
    if (said.large) this.largeText = true;
  }

  /** What a person chose in the frame. */
  private readonly choose = (choice: PortalChoice): void => {
    const { panel } = this;
    Object.assign(this, choice);
    const { lang, theme, largeText } = this;
    if (choice.panel !== undefined && choice.panel !== panel)
      this.dispatchEvent(new YztPanelOpenEvent(this.panel));
    this.keeper?.write({
      panel: this.panel === 'map' ? undefined : this.panel,
      case: this.caseId,
      lang: lang === '' ? undefined : lang,
      theme: theme === 'auto' ? undefined : theme,
      large: largeText,
    });
  };

  protected override render(): TemplateResult {
    return html`<yzt-provider
      .county=${this.county}
      .session=${this.session}
      .transport=${this.transport}
      .theme=${this.theme}
      .largeText=${this.largeText}
    >
      <yzt-portal-frame
        .panel=${this.panel}
        .caseId=${this.caseId}
        .without=${this.without}
        .filled=${this.filled}
        .own=${this.own}
        .look=${this.theme}
        .large=${this.largeText}
        .mapState=${this.urlState !== undefined}
        .choose=${this.choose}
      ></yzt-portal-frame>
    </yzt-provider>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-portal': YztPortal;
  }
}
