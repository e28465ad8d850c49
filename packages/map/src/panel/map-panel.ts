import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icon, MapHostController, StringsController, YztElement } from '@yizhangtu/core';
import { YztPanelResizeEvent } from './map-panel.events.ts';
import { mapPanelStrings } from './map-panel.strings.ts';
import { mapPanelStyles } from './map-panel.styles.ts';
import { SheetDrag, type SheetDragHost } from './sheet-drag.ts';
import { sheetPixels, stepHeight, type SheetHeight, type SheetSpace } from './sheet-model.ts';

const TABS = ['layers', 'legend', 'card'] as const;
type Tab = (typeof TABS)[number];

const ICON: Readonly<Record<Tab, string>> = { layers: 'layers', legend: 'list', card: 'info' };

/** Width in pixels below which the panels become one sheet. */
const NARROW = 640;

/**
 * A map with its panels. Wide: layers and legend stand at the left of the map, the card at its right.
 * Narrow, as on a phone: one bottom sheet with three heights holds them as tabs. The map is told what the
 * panels cover by `--yzt-map-inset-start`, `-end` and `-bottom`, and keeps what it speaks of beside them.
 *
 * @tagname yzt-map-panel
 * @slot - The map.
 * @slot layers - The layer list.
 * @slot legend - The legend.
 * @slot card - The feature card; shown while a feature is chosen.
 * @fires yzt-panel-resize - A person changed the height of the sheet.
 */
export class YztMapPanel extends YztElement implements SheetDragHost {
  static override styles = [YztElement.styles, mapPanelStyles];

  /** Height of the sheet where the panel is narrow: `peek`, `half` or `full`. */
  @property({ reflect: true }) height: SheetHeight = 'peek';

  /** Id of the map. Unset: the one in the panel, or the provider's. */
  @property({ attribute: 'for' }) htmlFor = '';

  @state() private tab: Tab = 'layers';
  @state() private filled: ReadonlySet<Tab> = new Set();
  @state() private narrow = false;
  @query('.map') private ground!: HTMLElement;
  @query('aside') private aside!: HTMLElement | null;
  @query('.sheet') private sheet!: HTMLElement | null;
  @query('.head') private head!: HTMLElement | null;

  private readonly strings = new StringsController(this, mapPanelStrings);
  private readonly map = new MapHostController(this);
  private readonly drag = new SheetDrag(this);
  private chosen = false;
  private previousTab: Tab = 'layers';
  private observer: ResizeObserver | undefined;

  get sheetSpace(): SheetSpace | undefined {
    if (!this.narrow || !this.head) return undefined;
    return { total: this.clientHeight, head: this.head.offsetHeight };
  }

  get sheetPixels(): number {
    return this.sheet?.offsetHeight ?? 0;
  }

  rest(height: SheetHeight): void {
    if (height === this.height) return;
    this.height = height;
    this.dispatchEvent(new YztPanelResizeEvent());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver(() => {
      const width = this.clientWidth;
      if (width > 0) this.narrow = width < NARROW;
      if (this.hasUpdated) this.inset();
    });
    this.observer.observe(this);
    if (this.hasUpdated && this.sheet) this.observer.observe(this.sheet);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const chosen = (this.map.host?.state.selected ?? -1) >= 0 && this.filled.has('card');
    if (chosen === this.chosen) return;
    this.chosen = chosen;
    if (chosen) {
      this.previousTab = this.tab;
      this.tab = 'card';
      if (this.height === 'peek') this.height = 'half';
    } else if (this.tab === 'card') {
      this.tab = this.previousTab;
      this.height = 'peek';
    }
  }

  protected override firstUpdated(): void {
    // Its width follows the size of the words.
    if (this.sheet) this.observer?.observe(this.sheet);
  }

  protected override updated(): void {
    const { pixels } = this.drag;
    // By script: a strict Content-Security-Policy refuses `style` attributes.
    if (this.sheet) this.sheet.style.height = pixels === undefined ? '' : `${pixels}px`;
    this.inset();
  }

  /** Tells the map what is covered. A full sheet leaves no map to speak of: it counts as a half one. */
  private inset(): void {
    const { sheet, aside, sheetSpace: space } = this;
    const covers = { start: 0, end: 0, bottom: 0 };
    if (space && this.tabs.length > 0) {
      const half = sheetPixels('half', space);
      const rest = this.height === 'peek' ? sheetPixels('peek', space) : half;
      covers.bottom = Math.min(this.drag.pixels ?? rest, half);
    } else if (!this.narrow) {
      if (sheet && this.tabs.length > 0) covers.start = sheet.offsetLeft + sheet.offsetWidth;
      if (aside && this.chosen) covers.end = this.ground.offsetWidth - aside.offsetLeft;
    }
    for (const [side, pixels] of Object.entries(covers)) {
      this.ground.style.setProperty(`--yzt-map-inset-${side}`, `${pixels}px`);
    }
  }

  /** The tab in front. Wide, the card has a place of its own. */
  private get front(): Tab {
    return this.tab === 'card' && !this.narrow ? this.previousTab : this.tab;
  }

  private get tabs(): readonly Tab[] {
    return TABS.filter(
      (tab) => this.filled.has(tab) && (tab !== 'card' || (this.chosen && this.narrow)),
    );
  }

  private readonly onSlot = (): void => {
    // Asked of the children: a slot that a rendering takes away reports itself empty.
    const slots = new Set(Array.from(this.children, (child) => child.slot));
    this.filled = new Set(TABS.filter((tab) => slots.has(tab)));
  };

  private choose(tab: Tab): void {
    this.tab = tab;
    if (this.height === 'peek') this.rest('half');
  }

  private readonly onGripKey = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step !== 1 && step !== -1) return;
    event.preventDefault();
    this.rest(stepHeight(this.height, step));
  };

  /** As the pattern for tabs asks: arrows go round the tabs. */
  private readonly onTabKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { tabs } = this;
    const at = tabs.indexOf(this.front) + step;
    this.choose(tabs[(at + tabs.length) % tabs.length] ?? this.front);
    void this.updateComplete.then(() =>
      this.head?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
  };

  protected override render(): TemplateResult {
    return html`<div class="ground ${this.narrow ? 'narrow' : 'wide'}">
      <div class="map"><slot></slot></div>
      ${this.sheetTemplate()}
      ${
        this.narrow
          ? nothing
          : html`<aside
              class="card"
              tabindex="0"
              aria-label=${this.strings.t.card}
              ?hidden=${!this.chosen}
            >
              <slot name="card" @slotchange=${this.onSlot}></slot>
            </aside>`
      }
    </div>`;
  }

  private sheetTemplate(): TemplateResult {
    const held = this.drag.pixels;
    const panes = TABS.filter((tab) => this.narrow || tab !== 'card');
    return html`<div
      class="sheet"
      role="region"
      aria-label=${this.strings.t.panel}
      ?hidden=${this.tabs.length === 0}
      data-held=${held === undefined ? nothing : ''}
    >
      <div class="head" @pointerdown=${this.drag.down}>
        ${this.narrow ? this.grip() : nothing}
        <div class="tabs" role="tablist" @keydown=${this.onTabKey}>
          ${this.tabs.map((tab) => this.tabButton(tab))}
        </div>
      </div>
      <div class="panes">${panes.map((tab) => this.pane(tab))}</div>
    </div>`;
  }

  private grip(): TemplateResult {
    const { t } = this.strings;
    const open = this.height !== 'peek';
    return html`<button
      type="button"
      class="grip"
      aria-expanded=${open}
      aria-label=${open ? t.collapse : t.expand}
      @click=${() => this.rest(open ? 'peek' : 'half')}
      @keydown=${this.onGripKey}
    >
      <span></span>
    </button>`;
  }

  private tabButton(tab: Tab): TemplateResult {
    const selected = tab === this.front;
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-selected=${selected}
      aria-controls="pane-${tab}"
      tabindex=${selected ? 0 : -1}
      @click=${() => this.choose(tab)}
    >
      ${icon(ICON[tab])}${this.strings.t[tab]}
    </button>`;
  }

  private pane(tab: Tab): TemplateResult {
    return html`<div
      id="pane-${tab}"
      role="tabpanel"
      tabindex="0"
      aria-labelledby="tab-${tab}"
      ?hidden=${tab !== this.front}
    >
      <slot name=${tab} @slotchange=${this.onSlot}></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-map-panel': YztMapPanel;
  }
}
