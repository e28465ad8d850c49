import {
  AsyncController,
  ContextController,
  countyContext,
  emptyTemplate,
  errorTemplate,
  FeedList,
  NewsController,
  PANEL_ICONS,
  SessionController,
  stateTemplate,
  StringsController,
  strokeIcon,
  YztElement,
  type CountyContext,
} from '@yizhangtu/core';
import type { Desk } from '@yizhangtu/client';
import type { Session } from '@yizhangtu/client/session.js';
import { toYztError, type YztError } from '@yizhangtu/standard';
import type { CaseSummary, CategoryTree, Unit, WorkOrderView } from '@yizhangtu/standard/cases.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { YztCaseChooseEvent } from '../case-choose.events.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { loadBulk, loadDeskCalls } from '../load-desk.ts';
import type { BulkPanel } from './bulk-panel.ts';
import { headTemplate } from './list-head.ts';
import { rowTemplate } from './list-row.ts';
import {
  divisionsOf,
  fits,
  NO_FILTER,
  rowOfCase,
  rowOfLine,
  sorted,
  toggled,
  withCase,
  type BoardFilter,
  type BoardRow,
  type BoardView,
} from './orders-model.ts';
import { YztCasesDispatchEvent } from './work-order-list.events.ts';
import { workOrderListStrings } from './work-order-list.strings.ts';
import { workOrderListStyles } from './work-order-list.styles.ts';

/** Lines asked for at once. */
const PAGE = 200;
/** Pixels from the end of the list at which the next lines are asked for. */
const NEAR = 800;

type BulkPart = Awaited<ReturnType<typeof loadBulk>>;

interface Page {
  readonly rows: readonly BoardRow[];
  readonly next?: string | undefined;
  readonly total?: number | undefined;
}
/** An assignment and its case, as `listWorkOrders` gives them. */
export interface WorkOrderOf {
  readonly order: WorkOrderView;
  readonly case: CaseSummary;
}

/**
 * Work orders of one's unit and post, the nearest end first, and the cases that wait to be dispatched: by
 * themselves or many alike. Follows what happens; goes away as CSV.
 *
 * @tagname yzt-work-order-list
 * @csspart list - The lines, which scroll in themselves.
 * @cssprop [--yzt-work-order-list-height=70vh] - The most height that the lines take.
 * @fires {YztCaseChooseEvent} yzt-case-choose - A person wants to see a case.
 * @fires {YztCasesDispatchEvent} yzt-cases-dispatch - A person dispatches several cases. Cancel it to do it yourself.
 * @fires {YztErrorEvent} yzt-error - The list did not come. Cancel it to show it yourself.
 */
export class YztWorkOrderList extends YztElement {
  static override styles = [YztElement.styles, workOrderListStyles];

  /** Assignments with their cases, when they are not to be fetched. */
  @property({ attribute: false }) lines: readonly WorkOrderOf[] | undefined;

  /** Cases that wait to be dispatched, when they are not to be fetched. */
  @property({ attribute: false }) waiting: readonly CaseSummary[] | undefined;

  /** `orders` or `waiting`: assignments, or cases that nobody has been given. */
  @property({ reflect: true }) view: BoardView = 'orders';

  /** Id of the case that is open beside the list. */
  @property() selected: string | undefined;

  /** Whom cases can be given to; without them the backend’s units, or else their names are typed. */
  @property({ attribute: false }) units: readonly Unit[] | undefined;

  /** The county's categories, for the filter; fetched when absent. */
  @property({ attribute: false }) categories: CategoryTree | undefined;

  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  @state() private filter: BoardFilter = NO_FILTER;
  @state() private rows: readonly BoardRow[] = [];
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private bulk: BulkPanel | undefined;
  @state() private dispatching = false;
  @state() private partError: YztError | undefined;
  @state() private changed: ReadonlySet<string> = new Set();
  /** Rises when everything is to be fetched anew. */
  @state() private turn = 0;
  @state() private wanted: string | undefined;

  private loading = false;
  private next: string | undefined;
  private total: number | undefined;
  private taken: unknown;
  private seen: readonly BoardRow[] = [];

  private readonly strings = new StringsController(this, workOrderListStrings);
  private readonly at = new SessionController(this, () => this.forget());
  private readonly county = new ContextController<CountyContext | undefined>(this, countyContext);
  private readonly list = new FeedList<BoardRow>(this);
  private readonly read = new AsyncController(this, {
    args: () => {
      const { view, lines, waiting, filter } = this;
      if (lines ?? waiting) return [undefined, view, filter, lines, waiting] as const;
      const { desk, known } = this.at;
      if (!desk || known?.state !== 'signedIn') return undefined;
      const post = known.user?.posts.find(({ id }) => id === known.user?.post);
      return [desk, view, filter, post?.role, post?.id, this.turn] as const;
    },
    task: async ([desk, view, filter, role], signal) => {
      if (!desk) return this.given();
      if (view === 'orders') (await loadDeskCalls()).assertMayRead(role as string | undefined);
      return fetchPage(desk, view, filter, undefined, signal);
    },
    isEmpty: ({ rows }) => rows.length === 0,
  });
  private readonly further = new AsyncController(this, {
    args: () => {
      const { desk } = this.at;
      const { wanted, view, filter } = this;
      return wanted && desk ? ([desk, view, filter, wanted] as const) : undefined;
    },
    task: ([desk, view, filter, cursor], signal) => fetchPage(desk, view, filter, cursor, signal),
  });
  private readonly tree = new AsyncController(this, {
    args: () => {
      const { desk } = this.at;
      return this.categories === undefined && desk ? ([desk] as const) : undefined;
    },
    task: async ([desk], signal) =>
      (await loadDeskCalls()).readCategories(desk, { signal }).catch(() => undefined),
  });

  constructor() {
    super();
    new NewsController(this, {
      args: () => ((this.lines ?? this.waiting) ? undefined : ([this.view] as const)),
      listen: (stream) => [
        stream.on('case', ({ case: matter }) => void this.follow(matter)),
        stream.on('reset', () => (this.turn += 1)),
      ],
    });
  }

  private given(): Page {
    const { lines = [], waiting = [], view, filter } = this;
    const all = view === 'orders' ? lines.map(rowOfLine) : waiting.map(rowOfCase);
    return { rows: sorted(all.filter((row) => fits(row, filter))) };
  }

  /** Somebody else acts. */
  private forget(): void {
    this.rows = this.seen = [];
    this.chosen = this.changed = new Set();
    this.bulk?.forget();
    this.bulk = undefined;
    this.dispatching = false;
    this.wanted = this.next = this.taken = undefined;
  }

  /** After the controllers have what is new, and before it is drawn. */
  protected override update(changed: PropertyValues<this>): void {
    this.takeNew();
    super.update(changed);
  }

  protected override updated(): void {
    // What was sent before this page, or from another, stands on the lines as well.
    const { bulk, view, rows, partError } = this;
    if (view !== 'waiting' || bulk || partError || rows.length === 0 || this.loading) return;
    if (this.county.value?.live === undefined) return;
    this.loading = true;
    loadBulk()
      .then(
        (part) => this.followBulk(part),
        (thrown: unknown) => (this.partError = toYztError(thrown)),
      )
      .finally(() => (this.loading = false));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.bulk?.forget();
    this.bulk = undefined;
  }

  private takeNew(): void {
    const { read, further } = this;
    if (read.value !== this.taken && (read.state === 'ready' || read.state === 'empty')) {
      this.taken = read.value;
      this.wanted = undefined;
      this.rows = [];
      this.changed = new Set();
      this.put(read.value!);
    } else if (this.wanted !== undefined && further.state === 'ready') {
      this.wanted = undefined;
      this.put(further.value!);
    } else if (this.wanted !== undefined && further.state === 'empty') this.wanted = undefined;
  }

  private put({ rows, next, total }: Page): void {
    const all = new Map(this.rows.map((row) => [row.key, row]));
    // Between two pages a line may have moved.
    for (const row of rows) if (!all.has(row.key)) all.set(row.key, row);
    this.rows = [...all.values()];
    this.seen = [...this.seen, ...rows];
    this.next = next;
    this.total = total ?? this.total;
    if (this.chosen.size > 0) {
      this.chosen = new Set([...this.chosen].filter((key) => this.rows.some((r) => r.key === key)));
    }
  }

  /** What happened to a case: its lines are drawn anew; whether it belongs here otherwise, the server knows. */
  private async follow(matter: CaseSummary): Promise<void> {
    const { desk } = this.at;
    const here = this.rows.filter((row) => row.case.id === matter.id);
    if (this.rows.length === 0) return this.reload();
    if (here.length === 0 || desk === undefined) {
      this.changed = new Set([...this.changed, matter.id]);
      return;
    }
    this.rows = withCase(this.rows, matter);
    if (here.every(({ order }) => order === undefined)) return;
    const fresh = await (await loadDeskCalls()).readCase(desk, matter.id).catch(() => undefined);
    if (fresh) this.rows = withCase(this.rows, matter, fresh.orders);
  }

  private readonly reload = (): void => {
    this.turn += 1;
    this.changed = new Set();
  };

  private readonly open = ({ case: matter }: BoardRow): void => {
    this.selected = matter.id;
    this.dispatchEvent(new YztCaseChooseEvent(matter));
  };

  private readonly toggle = (key: string): void => {
    this.chosen = toggled(this.chosen, key);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const at = event.composedPath()[0] as HTMLElement;
    const row = at.matches('article') && this.rows[Number(at.dataset['index'])];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') this.open(row);
    else if (event.key === ' ' && this.view === 'waiting') this.toggle(row.key);
    else return;
    event.preventDefault();
  };

  private readonly onScroll = ({ target }: Event): void => {
    const { scrollTop, scrollHeight, clientHeight } = target as HTMLElement;
    if (scrollHeight - clientHeight - scrollTop < NEAR) this.more();
  };

  private readonly more = (): void => {
    if (this.next !== undefined && this.further.state !== 'error') this.wanted = this.next;
  };

  private async begin(what: 'dispatch' | 'csv'): Promise<void> {
    const { t, locale } = this.strings;
    this.partError = undefined;
    try {
      const part = await loadBulk();
      if (what === 'csv') {
        part.saveOrders(t.file, this.rows, locale, this.categories ?? this.tree.value);
        return;
      }
      this.followBulk(part);
      this.dispatching = true;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.sheet :is(select, input)')?.focus();
    } catch (thrown) {
      this.partError = toYztError(thrown);
    }
  }

  /** The part that dispatches, with what this person sent before. */
  private followBulk({ BulkPanel, actionPanelStyles }: BulkPart): void {
    adoptStyles(this.renderRoot as ShadowRoot, actionPanelStyles);
    const bulk = (this.bulk ??= new BulkPanel(() => this.requestUpdate(), this.settle));
    this.county.value?.live?.outbox().then(
      (outbox) => {
        if (this.bulk === bulk) bulk.follow(outbox);
      },
      (thrown: unknown) => {
        if (this.bulk === bulk) this.partError = toYztError(thrown);
      },
    );
  }

  private readonly settle = (cases: readonly string[]): void => {
    const gone = new Set(cases);
    this.rows = this.rows.filter(({ key }) => !gone.has(key));
    this.pick([...this.chosen].filter((key) => !gone.has(key)));
  };

  private readonly pick = (cases: readonly string[]): void => {
    this.chosen = new Set(cases);
  };

  private readonly kept = (): void => {
    this.pick([]);
    this.dispatching = false;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  };

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    const { view, filter } = this;
    const set = (change: Partial<BoardFilter>) => (this.filter = { ...this.filter, ...change });
    const go = (to: BoardView) => {
      this.view = to;
      this.filter = { ...this.filter, state: '', role: '', mine: false };
      this.chosen = new Set();
      this.dispatching = false;
    };
    const tree = this.categories ?? this.tree.value;
    const divisions = divisionsOf(this.seen, locale);
    const { state, error, handled } = this.read;
    const retry = () => this.read.retry();
    const value = this.taken === undefined ? undefined : this.rows;
    const none = filter === NO_FILTER ? t.noOrders : t.emptyOrders;
    const empty = view === 'orders' ? none : t.emptyWaiting;
    return html`<section class="list" aria-label=${t[view]}>
      ${headTemplate({ t, locale, view, filter, tree, divisions, set, go })}
      ${
        this.changed.size > 0
          ? html`<button class="button" type="button" @click=${this.reload}>
              ${strokeIcon(PANEL_ICONS.refresh)}${t.news(this.changed.size)}
            </button>`
          : nothing
      }
      ${stateTemplate(
        { state, error, handled, retry, value },
        {
          locale,
          initial: emptyTemplate(t.initial),
          pending: t.pending,
          empty,
          ready: (rows) => (rows.length === 0 ? emptyTemplate(empty) : this.table(rows)),
        },
      )}
    </section>`;
  }

  private table(rows: readonly BoardRow[]): TemplateResult {
    const { t, locale } = this.strings;
    const { chosen, selected, toggle, open } = this;
    const outcomes = this.bulk?.outcomes(locale);
    const now = Date.now();
    const isWaiting = this.view === 'waiting';
    const { error, handled } = this.further;
    const shared = { t, locale, now, selected, toggle, open };
    return html`${this.bar(rows)} ${isWaiting ? this.bulkForm(rows) : nothing}
      <div @keydown=${this.onKey} @scroll=${{ handleEvent: this.onScroll, capture: true }}>
        ${this.list.render({
          locale,
          label: t[this.view],
          items: rows,
          keyOf: ({ key }) => key,
          row: (row, index) =>
            rowTemplate(row, index, {
              ...shared,
              chosen: isWaiting ? chosen : undefined,
              outcome: outcomes?.get(row.key),
            }),
          busy: this.wanted !== undefined,
          total: this.total ?? rows.length,
        })}
      </div>
      ${error && !handled ? errorTemplate(error, locale, () => this.further.retry()) : nothing}
      <p class="quiet keys">${t.keys}</p>`;
  }

  private bar(rows: readonly BoardRow[]): TemplateResult {
    const { t, locale } = this.strings;
    const { chosen, partError } = this;
    const all = chosen.size === rows.length;
    return html`<div class="bar">
        ${
          this.view === 'waiting'
            ? html`<label class="check"
                  ><input
                    type="checkbox"
                    .checked=${all}
                    .indeterminate=${!all && chosen.size > 0}
                    @change=${() => (this.chosen = new Set(all ? [] : rows.map(({ key }) => key)))}
                  />${t.all}</label
                >
                <button
                  class="button main"
                  type="button"
                  ?disabled=${chosen.size === 0}
                  @click=${() => void this.begin('dispatch')}
                >
                  ${t.dispatch}
                </button>
                <span role="status">${chosen.size > 0 ? t.chosen(chosen.size) : nothing}</span>`
            : nothing
        }
        <span class="end" role="status">${t.count(rows.length, this.total)}</span>
        ${
          this.next === undefined
            ? nothing
            : html`<button class="button" type="button" @click=${this.more}>${t.more}</button>`
        }
        <button class="button" type="button" @click=${() => void this.begin('csv')}>
          ${strokeIcon(PANEL_ICONS.download)}${t.csv}
        </button>
      </div>
      ${partError ? errorTemplate(partError, locale, undefined) : nothing}`;
  }

  private bulkForm(rows: readonly BoardRow[]): TemplateResult {
    const { bulk, chosen } = this;
    const { locale } = this.strings;
    const picked = rows.filter(({ key }) => chosen.has(key));
    const choose = (cases: readonly string[]) => {
      this.pick(cases);
      this.dispatching = true;
    };
    return html`<p class="said" role="status" tabindex="-1">${bulk?.said(locale)}</p>
      ${bulk?.standing(locale, choose)}
      ${
        bulk && this.dispatching
          ? bulk.render({
              locale,
              rows: picked,
              units: this.units ?? [],
              desk: this.at.desk,
              theirs: (command) => {
                const cases = picked.map((row) => row.case);
                return !this.dispatchEvent(new YztCasesDispatchEvent(cases, command));
              },
              kept: this.kept,
              close: () => (this.dispatching = false),
            })
          : nothing
      }`;
  }
}

/** A page of what a view is of, as the server narrows it. */
async function fetchPage(
  desk: Desk,
  view: BoardView,
  filter: BoardFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const calls = await loadDeskCalls();
  return calls.boardPage(desk, view, filter, { limit: PAGE, cursor }, signal);
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-work-order-list': YztWorkOrderList;
  }
}
