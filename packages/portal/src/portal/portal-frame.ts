import {
  AsyncController,
  ContextController,
  countyContext,
  LooksController,
  mapHostContext,
  MapHostController,
  PANEL_ICONS,
  sessionContext,
  SessionController,
  StringsController,
  strokeIcon,
  stateTemplate,
  VERSION,
  type Theme,
} from '@yizhangtu/core';
import type { Session } from '@yizhangtu/client/session.js';
import { textIn } from '@yizhangtu/standard';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { boardTemplate } from './board.ts';
import { groundTemplate } from './ground.ts';
import {
  isPanel,
  layoutOf,
  namesIn,
  panelForCase,
  panelsOf,
  type Layout,
  type OwnPanel,
  type PanelFacts,
  type PanelName,
} from './panels.ts';
import { contentOf } from './panel-content.ts';
import { loadPortalPart, type PartId } from './parts.ts';
import { portalStrings } from './portal.strings.ts';
import { railFits, railTemplate } from './rail.ts';
import { topTemplate } from './top.ts';
import { boardsOf, turnAfter, turnsOf, type Turn } from './turns.ts';

/** What a person chooses in a portal. */
export interface PortalChoice {
  readonly panel?: PanelName;
  readonly caseId?: string | undefined;
  readonly lang?: string;
  readonly theme?: Theme;
  readonly largeText?: boolean;
}

/** Milliseconds that a board of the wall stands. */
const BOARD_STANDS = 20_000;

/**
 * The inside of a portal, below its provider. It draws into the portal's own shadow root, so that the slots of
 * the portal are its own.
 */
export class YztPortalFrame extends LitElement {
  /** Version of the kit that this class is of. */
  static readonly version: string = VERSION;

  @property({ attribute: false }) panel: PanelName = 'map';
  @property({ attribute: false }) caseId: string | undefined;
  @property({ attribute: false }) without = '';
  @property({ attribute: false }) filled: ReadonlySet<string> = new Set();
  @property({ attribute: false }) own: readonly OwnPanel[] = [];
  @property({ attribute: false }) look: Theme | 'auto' | undefined;
  @property({ attribute: false }) large = false;
  @property({ attribute: false }) mapState = false;
  @property({ attribute: false }) choose: (choice: PortalChoice) => void = () => undefined;
  /** None of its own: that of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  @state() layout: Layout = 'desk';
  @state() settings = false;
  /** What was last in front on the board of a wall. */
  @state() private turned: Turn | undefined;
  @state() turning = true;
  @state() token: string | undefined;
  @state() reporting = true;
  @state() stats = false;
  /** What of the board has nothing to show. */
  @state() private silent: ReadonlySet<string> = new Set();
  /** How many ways to panels stand in the row of a phone; the others are behind “more”. */
  @state() fits = Infinity;
  @state() more = false;

  readonly strings = new StringsController(this, portalStrings);
  readonly looks = new LooksController(this);
  readonly at = new SessionController(this, () => this.left());
  readonly county = new ContextController(this, countyContext);
  readonly map = new MapHostController(this);
  private readonly parts = new AsyncController(this, {
    args: () => [this.wanted().join(' ')] as const,
    task: async ([wanted]) => {
      const ids = wanted.split(' ') as PartId[];
      await Promise.all(ids.map((id) => loadPortalPart(id).then(() => this.came.add(id))));
      return this.came.size;
    },
  });
  /** Parts whose elements are there. */
  readonly came = new Set<PartId>();
  /** Panels that were open once: they stay, so that nothing typed is lost. */
  readonly opened = new Set<PanelName>();
  private observer: ResizeObserver | undefined;
  /** Elements of the board tell by an attribute that they have nothing to show. */
  private readonly hearing = new MutationObserver(() => this.listen());
  private timer: ReturnType<typeof setInterval> | undefined;
  /** The panel that was in front. */
  private stood: PanelName = 'map';
  /** Whose heading gets the focus as soon as it is there. */
  private focusPanel: PanelName | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get panels(): readonly PanelName[] {
    return panelsOf(this.facts);
  }

  /** The panel in front; the map where the person has not the one that is wanted. */
  get front(): PanelName {
    return this.panels.includes(this.panel) ? this.panel : 'map';
  }

  ownPanel(panel: PanelName): OwnPanel | undefined {
    return this.own.find(({ id }) => id === panel);
  }

  titleOf(panel: PanelName): string {
    const { t, locale } = this.strings;
    return isPanel(panel) ? t.panels[panel] : textIn(this.ownPanel(panel)?.title ?? panel, locale);
  }

  get absent(): readonly string[] {
    return namesIn(this.without);
  }

  get countyName(): string {
    const county = this.county.value?.county;
    return county ? textIn(county.county.name, this.strings.locale) : '';
  }

  get api(): boolean {
    return this.county.value?.county.services?.api !== undefined;
  }

  /** Panels that take a turn on a wall. */
  get boards(): readonly PanelName[] {
    return boardsOf(this.panels);
  }

  /** What takes turns beside the map of a wall; elsewhere nothing does. */
  get turns(): readonly Turn[] {
    return this.hasOwnBoard ? turnsOf(this.api, this.boards, this.silent) : [];
  }

  /** What is in front beside the map of a wall. */
  get turn(): Turn | undefined {
    const { turns, turned } = this;
    return turned !== undefined && turns.includes(turned) ? turned : turns[0];
  }

  /** Whether a wall has anything beside its map. */
  get hasBoard(): boolean {
    if (this.filled.has('board')) return true;
    return !this.absent.includes('board') && (this.api || this.boards.length > 0);
  }

  /** Whether the map's legend stands on the board: nobody opens one on a wall. */
  get hasLegend(): boolean {
    const own = !this.filled.has('map') && !this.absent.includes('map');
    return own && this.hasOwnBoard;
  }

  private get hasOwnBoard(): boolean {
    return this.layout === 'wall' && this.hasBoard && !this.filled.has('board');
  }

  private get facts(): PanelFacts {
    const { user } = this.at.known ?? {};
    return {
      api: this.api,
      services: (this.county.value?.county.services?.list ?? []).length > 0,
      signedIn: this.at.known?.state === 'signedIn',
      role: user?.posts.find(({ id }) => id === user.post)?.role,
      filled: this.filled,
      without: this.absent,
      own: this.own,
    };
  }

  private wanted(): readonly PartId[] {
    const own = [...this.opened].filter(isPanel).filter((panel) => !this.filled.has(panel));
    const signedIn = this.at.known?.state === 'signedIn';
    const wall = this.hasOwnBoard;
    return [
      ...(this.filled.has('map') || this.absent.includes('map') ? [] : (['map'] as const)),
      ...own.filter((panel) => panel !== 'map'),
      ...(this.api && !this.absent.includes('who') ? (['who'] as const) : []),
      ...(this.api && signedIn && !this.absent.includes('inbox') ? (['bell'] as const) : []),
      ...(this.caseId === undefined ? [] : (['case'] as const)),
      ...(wall && this.api ? (['board'] as const) : []),
      ...(wall && this.boards.includes('gep') && !this.filled.has('gep') ? (['gep'] as const) : []),
    ];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const portal = (this.getRootNode() as ShadowRoot).host;
    this.observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) this.layout = layoutOf(width, this.looks.value.theme);
      this.requestUpdate();
    });
    this.observer.observe(portal);
    this.hearing.observe(this, { subtree: true, attributeFilter: ['vacant'] });
    this.addEventListener('yzt-case-choose', this.onCase);
    this.addEventListener('yzt-message-open', this.onMessage);
    this.addEventListener('yzt-case-find', this.onFind);
    this.addEventListener('yzt-report-start', this.onReport);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
    this.hearing.disconnect();
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Somebody else acts: what was opened for who left is not theirs. */
  private left(): void {
    this.token = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const portal = (this.getRootNode() as ShadowRoot).host;
    this.layout = layoutOf(portal?.clientWidth || Infinity, this.looks.value.theme);
    const { front } = this;
    if (front !== 'map') this.opened.add(front);
    // What a part that is left asks for at the map ends with it.
    if (front !== this.stood) this.map.host?.endTask();
    this.stood = front;
    this.rotate();
  }

  protected override updated(): void {
    this.fits = railFits(this);
    if (this.focusPanel !== this.front) return;
    const heading = this.querySelector<HTMLElement>('.panel:not([hidden]) h2');
    if (heading) this.focusPanel = undefined;
    heading?.focus();
  }

  private listen(): void {
    const empty = (name: string): boolean => this.querySelector(`.board ${name}[vacant]`) !== null;
    this.silent = new Set([
      ...(empty('yzt-case-stats') ? ['figures'] : []),
      ...(empty('yzt-gep-result') ? ['gep'] : []),
    ]);
  }

  /** Boards of the wall follow each other by themselves, unless a person stops them. */
  private rotate(): void {
    const turns = this.layout === 'wall' && this.turning && this.isConnected;
    if (turns === (this.timer !== undefined)) return;
    clearInterval(this.timer);
    this.timer = turns
      ? setInterval(() => (this.turned = turnAfter(this.turns, this.turn)), BOARD_STANDS)
      : undefined;
  }

  readonly open = (panel: PanelName): void => {
    this.focusPanel = panel;
    this.more = false;
    this.choose({ panel, caseId: undefined });
  };

  readonly close = (): void => {
    const { front } = this;
    this.choose({ panel: 'map', caseId: undefined });
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(
        `.rail > ul:not([hidden]) [data-panel="${front}"], .rail .more`,
      )?.focus(),
    );
  };

  readonly back = (): void => {
    this.focusPanel = this.front;
    this.token = undefined;
    this.choose({ caseId: undefined });
  };

  /** What the page put into a slot asks for its county once more: before, it did not stand below the provider. */
  readonly announce = (): void => {
    for (const context of [countyContext, sessionContext, mapHostContext]) {
      this.ownerDocument.dispatchEvent(Object.assign(new Event('context-provider'), { context }));
    }
  };

  /** Escape folds what does not fit the row. */
  readonly onRailKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.more) return;
    this.more = false;
    this.querySelector<HTMLElement>('.rail .more')?.focus();
  };

  private show(id: string, token?: string): void {
    const panel = panelForCase(this.front, this.panels);
    if (panel === undefined) return;
    this.token = token;
    this.focusPanel = panel;
    this.choose({ panel, caseId: id });
  }

  private readonly onCase = (event: Event): void =>
    this.show((event as Event & { case: { id: string } }).case.id);

  private readonly onMessage = (event: Event): void =>
    this.show((event as Event & { message: { case: string } }).message.case);

  private readonly onFind = ({ target }: Event): void => {
    const found = target as EventTarget & { case?: { id: string }; token?: string };
    if (found.case) this.show(found.case.id, found.token);
  };

  private readonly onReport = (): void => {
    this.reporting = true;
    this.open('cases');
  };

  protected override render(): TemplateResult {
    const { layout } = this;
    const asks = this.map.host?.state.task !== undefined;
    return html`<div class="frame ${layout} ${this.hasBoard ? '' : 'bare'} ${asks ? 'asks' : ''}">
      ${topTemplate(this)} ${layout === 'wall' ? nothing : railTemplate(this)}
      ${layout === 'wall' ? nothing : this.panelsTemplate()} ${groundTemplate(this)}
      ${layout === 'wall' ? boardTemplate(this) : nothing}
    </div>`;
  }

  private panelsTemplate(): unknown {
    const { t } = this.strings;
    return [...this.opened]
      .filter((panel) => this.panels.includes(panel))
      .map(
        (panel) =>
          html`<section
            class="panel"
            aria-labelledby="title-${panel}"
            ?hidden=${panel !== this.front}
            @keydown=${(event: KeyboardEvent) => this.onPanelKey(event)}
          >
            <div class="head">
              ${
                this.caseId === undefined
                  ? nothing
                  : html`<button class="button" type="button" @click=${this.back}>
                      ${strokeIcon(PANEL_ICONS.chevronLeft)}${t.back}
                    </button>`
              }
              <h2 id="title-${panel}" tabindex="-1">
                ${this.caseId === undefined ? this.titleOf(panel) : t.matter}
              </h2>
              <button class="button quiet" type="button" @click=${this.close}>
                ${strokeIcon(PANEL_ICONS.close)}${t.close}
              </button>
            </div>
            <div class="body" tabindex="0" role="group" aria-labelledby="title-${panel}">
              ${this.bodyTemplate(panel)}
            </div>
          </section>`,
      );
  }

  /** Escape closes a panel, unless something in it has taken the key. */
  private onPanelKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.caseId === undefined) this.close();
    else this.back();
  }

  private bodyTemplate(panel: PanelName): unknown {
    const { locale, t } = this.strings;
    const part = this.caseId === undefined ? panel : 'case';
    const ready = this.filled.has(panel) || this.came.has(part as PartId);
    const content = contentOf(this, panel);
    if (ready) return content;
    return stateTemplate(
      { ...standingOf(this.parts), value: undefined },
      { locale, pending: t.loading, ready: () => content },
    );
  }
}

const standingOf = (parts: AsyncController<readonly [string], number>) => ({
  state: parts.state,
  error: parts.error,
  handled: parts.handled,
  retry: () => parts.retry(),
});
