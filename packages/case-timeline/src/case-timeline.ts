import {
  AsyncController,
  emptyTemplate,
  errorTemplate,
  FeedList,
  grouped,
  PANEL_ICONS,
  stateTemplate,
  StringsController,
  strokeIcon,
  YztElement,
} from '@yizhangtu/core';
import type { Session } from '@yizhangtu/client/session.js';
import type { Case, CaseEvent } from '@yizhangtu/standard/cases.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { adoptStyles } from './adopt-styles.ts';
import { CaseReading } from './case-reading.ts';
import { YztEventsRequestEvent } from './case-timeline.events.ts';
import { timelineStrings } from './case-timeline.strings.ts';
import { timelineStyles } from './case-timeline.styles.ts';
import type { EventLog } from './event-log.ts';
import type { RowView } from './event-row.ts';
import { loadProcess, loadRows, loadTakeAway } from './load-parts.ts';
import type { Moments } from './moments.ts';
import {
  dayOf,
  GROUPINGS,
  itemOfDay,
  momentOf,
  type Feed,
  type Grouping,
} from './timeline-model.ts';
import { ShownRows } from './timeline-rows.ts';
import { toolsTemplate } from './tools-template.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
type RowPart = Awaited<ReturnType<typeof loadRows>>;
/** Longer feeds hold the rows in sight alone. */
const PLAIN = 200;

/**
 * What happened to a case: as a feed of its events, and as a process with its deadlines. Works from `events`
 * (and `case` for the deadlines) alone; under a provider it fetches those of `case-id` and follows them live.
 *
 * @tagname yzt-case-timeline
 * @csspart list - The feed, which scrolls in itself.
 * @cssprop [--yzt-case-timeline-height=70vh] - The most height that the feed takes; its rows scroll in it.
 * @fires yzt-events-request - A person wants earlier or later events than those given by `events`: see `direction`.
 * @fires yzt-error - The events cannot be read, or not be printed. Cancel it to show it yourself.
 */
export class YztCaseTimeline extends YztElement {
  static override styles = [YztElement.styles, timelineStyles];

  /** Events of one case, in any order. Unset: those of `case-id`. */
  @property({ attribute: false }) events: readonly CaseEvent[] | undefined;

  /** The case, for its deadlines and its name. Unset: that of `case-id`. */
  @property({ attribute: false }) case: Case | undefined;

  /** Id of the case to fetch, under a provider. */
  @property({ attribute: 'case-id' }) caseId: string | undefined;

  /** Leave to act as the reporter of the case without a session, as a lookup gives it. */
  @property({ attribute: false }) token: string | undefined;

  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  /** `feed` or `process`. */
  @property({ reflect: true }) view: 'feed' | 'process' = 'feed';

  /** What rows are put together by: `day`, `stage` or `department`. */
  @property({ reflect: true }) group: Grouping = 'day';

  /** `newest` or `oldest`: which events come first. */
  @property() order: 'newest' | 'oldest' = 'newest';

  /** There are earlier events than those of `events`. */
  @property({ type: Boolean }) older = false;

  /** There are later events than those of `events`. */
  @property({ type: Boolean }) newer = false;

  @state() private taking: readonly ['csv' | 'print', symbol] | undefined;
  @state() private progress: number | undefined;
  @state() private said = '';

  private readonly strings = new StringsController(this, timelineStrings);
  private readonly reading = new CaseReading(this);
  private readonly list = new FeedList<CaseEvent>(this);
  private readonly rows = new ShownRows();
  private readonly whole = new Set<string>();
  private words: { readonly locale: string; readonly moments: Moments } | undefined;
  private minute: ReturnType<typeof setTimeout> | undefined;
  /** The day that was asked for, while earlier pages come. */
  private wanted: number | undefined;
  private readonly drawing = new AsyncController(this, {
    args: () => (this.reading.log?.events.length ? ([] as const) : undefined),
    task: () => loadRows(),
  });
  private readonly process = new AsyncController(this, {
    args: () => (this.view === 'process' ? ([] as const) : undefined),
    task: () => loadProcess(),
  });
  private readonly takeAway = new AsyncController(this, {
    args: () => (this.taking === undefined ? undefined : ([this.taking] as const)),
    task: ([[what]], signal) => this.take(what, signal),
  });

  /** After the controllers have taken what is new, and before it is drawn. */
  protected override update(changed: PropertyValues<this>): void {
    if (this.view === 'process') this.reading.wantDeadlines();
    const { log } = this.reading;
    if (log !== undefined) this.takeEvents(log);
    super.update(changed);
  }

  private takeEvents(log: EventLog): void {
    const { more } = this.reading;
    const asked = more.want === 'newer' || more.want === 'older';
    const atEdge = this.newestFirst ? this.list.atStart : this.list.atEnd;
    const manner = asked ? 'expected' : atEdge ? 'atOnce' : 'wait';
    const came = this.rows.take(log.events, manner);
    const { t } = this.strings;

    if (came > 0) this.said = t.added(grouped(came));
    else if (this.rows.waiting > 0) this.said = t.news(grouped(this.rows.waiting));
  }

  protected override updated(): void {
    const root = this.renderRoot as ShadowRoot;
    const { drawing, process } = this;
    if (drawing.value !== undefined) adoptStyles(root, drawing.value.eventRowStyles);
    if (process.value !== undefined) adoptStyles(root, process.value.processStyles);
    if (this.wanted !== undefined) this.goToDay(this.wanted);
    clearTimeout(this.minute);
    // What is left of a deadline is said by the minute.
    if (this.view === 'process' && this.isConnected) {
      this.minute = setTimeout(() => this.requestUpdate(), MINUTE);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.minute);
  }

  private get newestFirst(): boolean {
    return this.order !== 'oldest';
  }

  private get grouping(): Grouping {
    return GROUPINGS.includes(this.group) ? this.group : 'day';
  }

  private momentsOf({ momentsIn }: RowPart): Moments {
    const { locale } = this.strings;
    if (this.words?.locale !== locale) this.words = { locale, moments: momentsIn(locale) };
    return this.words.moments;
  }

  private get shown(): Feed {
    return this.rows.feed({ grouping: this.grouping, newestFirst: this.newestFirst });
  }

  private get sample(): boolean {
    return this.rows.sample || this.reading.deadlines?.sample === true;
  }

  private readonly ask = (direction: 'older' | 'newer'): void => {
    if (this.reading.fetches) this.reading.want(direction);
    else this.dispatchEvent(new YztEventsRequestEvent(direction));
  };

  private readonly reveal = (): void => {
    const first = this.rows.waiting;
    this.rows.reveal();
    this.said = '';
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const { items } = this.shown;
      const index = items.findIndex((event) => this.rows.isFresh(event));
      const last = items.length - 1;
      const at = this.newestFirst ? Math.max(0, index) : Math.max(0, last - first + 1);
      return this.list.show(at, this.newestFirst ? 'start' : 'end', true);
    });
  };

  /** Goes to an event; one that waits, or is not at hand, is not gone to. */
  private readonly go = (id: string): void => {
    const index = this.shown.items.findIndex((event) => event.id === id);
    if (index >= 0) void this.list.show(index, 'center', true);
  };

  /** Goes to a day (counted from 1970); earlier pages are fetched until it is there. */
  private goToDay(day: number): void {
    const { log, more } = this.reading;
    const [first] = this.rows.shown;
    if (
      first !== undefined &&
      dayOf(momentOf(first.occurredAt)) > day &&
      log?.older !== undefined &&
      this.reading.fetches
    ) {
      this.wanted = day;
      if (more.state === 'error' || more.state === 'denied') this.wanted = undefined;
      else if (more.state !== 'pending') this.reading.want('older');
      return;
    }
    this.wanted = undefined;
    const index = itemOfDay(this.shown.items, day);
    if (index >= 0) void this.list.show(index, 'start', true);
  }

  private async take(what: 'csv' | 'print', signal: AbortSignal): Promise<void> {
    const part = await loadTakeAway();
    const { locale, t } = this.strings;
    const timeline = { events: this.shown.items, corrections: this.rows.corrections };
    const { deadlines } = this.reading;
    const title = deadlines === undefined ? '' : `${deadlines.receipt} ${deadlines.title}`.trim();
    const ask = { timeline, locale, title, sample: this.sample };
    if (what === 'csv') {
      this.said = t.saved(part.saveCsv(ask));
      return;
    }
    const moments = this.momentsOf(await loadRows());
    const progress = (share: number) => (this.progress = share);
    await part
      .printEvents({ ...ask, moments, signal, progress })
      .finally(() => (this.progress = undefined));
  }

  protected override render(): TemplateResult {
    const { t, locale } = this.strings;
    return html`<section aria-label=${t.timeline}>
      ${stateTemplate(this.reading.standing, {
        locale,
        pending: t.pending,
        initial: emptyTemplate(t.empty),
        empty: t.empty,
        ready: (log) => this.content(log),
      })}
      <p class="sr-only" role="status">${this.said}</p>
    </section>`;
  }

  private content(log: EventLog): TemplateResult {
    const { t, locale } = this.strings;
    const { takeAway, progress } = this;
    const count = grouped(this.rows.shown.length);
    return html`${toolsTemplate({
      t,
      view: this.view === 'process' ? 'process' : 'feed',
      grouping: this.grouping,
      sample: this.sample,
      count: log.older === undefined && log.newer === undefined ? t.count(count) : undefined,
      progress,
      choose: (view) => (this.view = view),
      put: (group) => (this.group = group),
      jump: (date) => this.goToDay(Date.parse(`${date}T00:00:00Z`) / DAY),
      take: (what) => (this.taking = [what, Symbol(what)]),
      stop: () => (this.taking = undefined),
    })}
    ${
      takeAway.error && !takeAway.handled
        ? errorTemplate(takeAway.error, locale, () => takeAway.retry())
        : nothing
    }
    ${stateTemplate(this.drawing, {
      locale,
      pending: t.pending,
      ready: (part) => (this.view === 'process' ? this.processPart(part) : this.feed(log, part)),
    })}`;
  }

  private processPart(part: RowPart): unknown {
    const { t, locale } = this.strings;
    const { process } = this;
    return stateTemplate(process, {
      locale,
      pending: t.pending,
      ready: ({ processTemplate }) =>
        processTemplate({
          events: this.rows.shown,
          deadlines: this.reading.deadlines,
          locale,
          moments: this.momentsOf(part),
          now: Date.now(),
        }),
    });
  }

  private feed(log: EventLog, part: RowPart): TemplateResult {
    const { t, locale } = this.strings;
    const { items, groupAt } = this.shown;
    const { waiting } = this.rows;
    const partial = log.older !== undefined || log.newer !== undefined;
    const view = this.rowView(part);
    const pill =
      waiting === 0
        ? nothing
        : html`<button class="button main pill" type="button" @click=${this.reveal}>
            ${strokeIcon(this.newestFirst ? PANEL_ICONS.up : PANEL_ICONS.down)}${t.news(grouped(waiting))}
          </button>`;
    const [first, last] = this.newestFirst
      ? (['newer', 'older'] as const)
      : (['older', 'newer'] as const);
    return html`<div class="feed ${this.newestFirst ? '' : 'oldest'}">
      ${pill} ${this.moreTemplate(first, log)}
      ${this.list.render({
        locale,
        label: t.timeline,
        items,
        keyOf: ({ id }) => id,
        row: (event, index) => part.eventRow(event, index, groupAt(index), view),
        busy: this.reading.more.state === 'pending',
        ...(partial ? { total: -1 } : {}),
      })}
      ${this.moreTemplate(last, log)}
      ${items.length > PLAIN ? html`<p class="on-paper">${t.paper(grouped(items.length))}</p>` : nothing}
    </div>`;
  }

  private rowView(part: RowPart): RowView {
    const { t, locale } = this.strings;
    return {
      t,
      locale,
      moments: this.momentsOf(part),
      now: Date.now(),
      underDays: this.grouping === 'day',
      isFresh: (event) => this.rows.isFresh(event),
      correctionOf: ({ id }) => this.rows.corrections.get(id),
      isWhole: (id) => this.whole.has(id),
      toggleWhole: (id) => {
        if (!this.whole.delete(id)) this.whole.add(id);
        this.requestUpdate();
      },
      go: this.go,
    };
  }

  /** The way to what is not at hand on one side, and how it stands. */
  private moreTemplate(side: 'older' | 'newer', log: EventLog): unknown {
    const { t, locale } = this.strings;
    const { state, error, handled, retry, want } = this.reading.more;
    if (want === side && error && !handled) return errorTemplate(error, locale, retry);
    if (log[side] === undefined) return nothing;
    const busy = want === side && state === 'pending';
    return html`<div class="more">
      <button class="button" type="button" ?disabled=${busy} @click=${() => this.ask(side)}>
        ${busy ? t.loading : t[side]}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-case-timeline': YztCaseTimeline;
  }
}
