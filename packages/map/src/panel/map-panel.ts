import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import {
  icon,
  LooksController,
  MapHostController,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import type { YztAddData } from '../add-data/add-data.ts';
import type { YztMapExport } from '../map-export/map-export.ts';
import { YztPanelResizeEvent } from './map-panel.events.ts';
import { mapPanelStrings } from './map-panel.strings.ts';
import { mapPanelStyles } from './map-panel.styles.ts';
import { SheetDrag, type SheetDragHost } from './sheet-drag.ts';
import { toolMenu } from './tool-menu.ts';
import { sheetPixels, stepHeight, type SheetHeight, type SheetSpace } from './sheet-model.ts';

const TABS = ['layers', 'legend', 'tools', 'card'] as const;
type Tab = (typeof TABS)[number];

const ICON: Readonly<Record<Tab, string>> = {
  layers: 'layers',
  legend: 'list',
  tools: 'pencil',
  card: 'info',
};

/** Width in pixels below which the panels become one sheet. */
const NARROW = 640;

/** More tabs than this show their words alone on a phone. */
const MANY = 3;

/**
 * A map with its panels. Wide: layers and legend stand at the left of the map, the card at its right.
 * Narrow, as on a phone: one bottom sheet with three heights holds them as tabs. A search stands above
 * them, or above the map. The map is told what all of it covers by `--yzt-map-inset-top`, `-start`, `-end`
 * and `-bottom`, and keeps what it speaks of beside them.
 *
 * @tagname yzt-map-panel
 * @slot - The map.
 * @slot search - The search, above the panels or, narrow, above the map.
 * @slot layers - The layer list.
 * @slot legend - The legend.
 * @slot tools - Tools, such as `yzt-draw` and `yzt-measure`; one is open at a time. The panel sets their `hidden`.
 * @slot card - The feature card; shown while a feature is chosen.
 * @fires yzt-panel-resize - A person changed the height of the sheet, or folded the panel.
 */
export class YztMapPanel extends YztElement implements SheetDragHost {
  static override styles = [YztElement.styles, mapPanelStyles];

  /** Height of the sheet where the panel is narrow: `peek`, `half` or `full`. */
  @property({ reflect: true }) height: SheetHeight = 'peek';

  /** Where the panel is wide: only its tabs show, and the map has the room. */
  @property({ type: Boolean, reflect: true }) folded = false;

  /** Id of the map. Unset: the one in the panel, or the provider's. */
  @property({ attribute: 'for' }) htmlFor = '';

  @state() private tab: Tab = 'layers';
  @state() private filled: ReadonlySet<Tab> = new Set();
  @state() private searchable = false;
  @state() private tools: readonly HTMLElement[] = [];
  @state() private tool: HTMLElement | undefined;
  @state() private narrow = false;
  @query('.map') private ground!: HTMLElement;
  @query('.side') private side!: HTMLElement;
  @query('.search') private search!: HTMLElement;
  @query('aside') private aside!: HTMLElement | null;
  @query('.sheet') private sheet!: HTMLElement | null;
  @query('.head') private head!: HTMLElement | null;

  private readonly strings = new StringsController(this, mapPanelStrings);
  private readonly looks = new LooksController(this);
  private readonly map = new MapHostController(this);
  private readonly drag = new SheetDrag(this);
  private chosen = false;
  private previousTab: Tab = 'layers';
  /** The height of the sheet before the map asked for something to be drawn. */
  private heightBefore: SheetHeight | undefined;
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
    if (this.hasUpdated) this.watchParts();
  }

  /** Their sizes follow those of the words. */
  private watchParts(): void {
    for (const part of [this.sheet, this.search]) if (part) this.observer?.observe(part);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.makeRoom();
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

  /** While a person draws on the map, a sheet is out of the way. */
  private makeRoom(): void {
    const asks = this.map.host?.state.task !== undefined;
    if (asks === (this.heightBefore !== undefined)) return;
    if (asks) {
      this.heightBefore = this.height;
      this.height = 'peek';
    } else {
      this.height = this.heightBefore ?? this.height;
      this.heightBefore = undefined;
    }
  }

  protected override firstUpdated(): void {
    this.watchParts();
  }

  protected override updated(): void {
    const { pixels } = this.drag;
    // By script: a strict Content-Security-Policy refuses `style` attributes.
    if (this.sheet) this.sheet.style.height = pixels === undefined ? '' : `${pixels}px`;
    for (const tool of this.tools) tool.hidden = tool !== this.openTool;
    this.inset();
  }

  private get openTool(): HTMLElement | undefined {
    const { tools, tool } = this;
    return tools.length === 1 ? tools[0] : tools.find((one) => one === tool);
  }

  private openTools(tool: HTMLElement | undefined): void {
    // What the tool that is left asks for at the map ends with it.
    this.map.host?.endTask();
    this.tool = tool;
    void this.updateComplete.then(() => {
      // The button that was pressed is gone.
      this.renderRoot.querySelector<HTMLElement>('.back, .menu button')?.focus();
      // One press is enough for a tool that is a button with more behind it.
      if (tool?.localName === 'yzt-map-export') void (tool as Partial<YztMapExport>).open?.();
      if (tool?.localName === 'yzt-add-data') (tool as Partial<YztAddData>).open = true;
    });
  }

  /** Tells the map what is covered. A full sheet leaves no map to speak of: it counts as a half one. */
  private inset(): void {
    const { side, search, aside, sheetSpace: space } = this;
    const covers = { top: 0, start: 0, end: 0, bottom: 0 };
    if (space && this.tabs.length > 0) {
      const half = sheetPixels('half', space);
      const rest = this.height === 'peek' ? sheetPixels('peek', space) : half;
      covers.bottom = Math.min(this.drag.pixels ?? rest, half);
    }
    if (this.narrow) {
      if (search.offsetHeight > 0) covers.top = search.offsetTop + search.offsetHeight;
    } else {
      // Folded, the map goes on below it.
      const open = this.tabs.length > 0 && !this.folded;
      if (open) covers.start = side.offsetLeft + side.offsetWidth;
      else if (side.offsetHeight > 0) covers.top = side.offsetTop + side.offsetHeight;
      if (aside && this.chosen) covers.end = this.ground.offsetWidth - aside.offsetLeft;
    }
    for (const [side, pixels] of Object.entries(covers)) {
      this.ground.style.setProperty(`--yzt-map-inset-${side}`, `${pixels}px`);
    }
  }

  /** The tab in front, or the first where nothing fills that one. Wide, the card has a place of its own. */
  private get front(): Tab {
    const wanted = this.tab === 'card' && !this.narrow ? this.previousTab : this.tab;
    const { tabs } = this;
    return tabs.includes(wanted) ? wanted : (tabs[0] ?? wanted);
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
    this.searchable = slots.has('search');
    this.tools = Array.from(this.querySelectorAll<HTMLElement>(':scope > [slot="tools"]'));
  };

  private choose(tab: Tab): void {
    this.tab = tab;
    if (this.narrow) {
      if (this.height === 'peek') this.rest('half');
    } else if (this.folded) this.fold(false);
  }

  private fold(folded: boolean): void {
    this.folded = folded;
    this.dispatchEvent(new YztPanelResizeEvent());
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
      <div class="side">
        <div class="search" ?hidden=${!this.searchable}>
          <slot name="search" @slotchange=${this.onSlot}></slot>
        </div>
        ${this.sheetTemplate()}
      </div>
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
        <div
          class="tabs ${this.tabs.length > MANY ? 'many' : ''}"
          role="tablist"
          @keydown=${this.onTabKey}
        >
          ${this.tabs.map((tab) => this.tabButton(tab))}
        </div>
        ${this.narrow ? nothing : this.folder()}
      </div>
      <div class="panes" id="panes" ?hidden=${this.folded && !this.narrow}>
        ${panes.map((tab) => this.pane(tab))}
      </div>
    </div>`;
  }

  private folder(): TemplateResult {
    const { t } = this.strings;
    const label = this.folded ? t.expand : t.collapse;
    const word = this.folded ? t.open : t.close;
    // A word that is seen is its name; what it does to the panel is told beside it, by the title.
    const { largeText } = this.looks.value;
    return html`<button
      type="button"
      class="folder"
      aria-expanded=${!this.folded}
      aria-controls="panes"
      aria-label=${largeText ? nothing : label}
      title=${label}
      @click=${() => this.fold(!this.folded)}
    >
      ${icon(this.folded ? 'chevron-down' : 'chevron-up')}
      ${largeText ? html`<span>${word}</span>` : nothing}
    </button>`;
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
      ${
        tab === 'tools'
          ? toolMenu({
              t: this.strings.t,
              tools: this.tools,
              tool: this.openTool,
              choose: (tool) => this.openTools(tool),
            })
          : nothing
      }
      <slot name=${tab} @slotchange=${this.onSlot}></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-map-panel': YztMapPanel;
  }
}
