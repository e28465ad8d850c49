import {
  AsyncController,
  ContextController,
  countyContext,
  emptyTemplate,
  errorTemplate,
  NewsController,
  SessionController,
  stateTemplate,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import { agoFormat, civilOf, parseCivil } from '@yizhangtu/standard/civil-time.js';
import { CASE_STATE_NAMES, type CaseSummary } from '@yizhangtu/standard/cases.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { YztCaseChooseEvent } from '../case-choose.events.ts';
import { CaseElement } from '../case-element.ts';
import { dueWords } from '../case-words/case-words.ts';
import { loadCalls } from '../load-part.ts';
import { nameIn, timeWords } from '../words.ts';
import { YztReportStartEvent } from './my-cases.events.ts';
import {
  isMine,
  needsReporter,
  unreadOf,
  withCase,
  withPage,
  type UnreadCounts,
} from './my-cases-model.ts';
import { myCasesStrings } from './my-cases.strings.ts';
import { myCasesStyles } from './my-cases.styles.ts';

const PAGE = 20;
/** Unread notices that are looked at for the marks beside the cases. */
const NOTICES = 200;

interface Page {
  readonly items: readonly CaseSummary[];
  readonly next?: string | undefined;
  readonly total?: number | undefined;
}

/**
 * What somebody reported, the newest first: where each matter stands, when it is due, and what is new.
 * Follows what happens without a reload.
 *
 * @tagname yzt-my-cases
 * @fires {YztCaseChooseEvent} yzt-case-choose - A person wants to see a case.
 * @fires {YztReportStartEvent} yzt-report-start - A person who has reported nothing yet wants to.
 * @fires {YztErrorEvent} yzt-error - The list could not be fetched.
 */
export class YztMyCases extends CaseElement {
  static override styles = [YztElement.styles, myCasesStyles];

  /** The cases. Unset: those that the provider's person reported. */
  @property({ attribute: false }) cases: readonly CaseSummary[] | undefined;

  /** Unread notices by the id of the case. Unset: counted from the person's notices. */
  @property({ attribute: false }) unread: UnreadCounts | undefined;

  @state() private shown: readonly CaseSummary[] = [];
  @state() private marks: UnreadCounts = {};
  /** Rises when everything is to be fetched anew. */
  @state() private turn = 0;
  @state() private markTurn = 0;
  /** Cursor of the next page that was asked for. */
  @state() private wanted: string | undefined;
  private next: string | undefined;
  private taken: unknown;

  private readonly strings = new StringsController(this, myCasesStrings);
  private readonly county = new ContextController(this, countyContext);
  private readonly at = new SessionController(this, () => this.forget());
  private readonly list = new AsyncController(this, {
    args: () => {
      if (this.cases) return [this.cases, undefined, 0] as const;
      const { known, desk } = this.at;
      const asks = desk && known?.state === 'signedIn';
      return asks ? ([undefined, desk, this.turn] as const) : undefined;
    },
    task: async ([given, desk], signal): Promise<Page> => {
      if (given || !desk) return { items: given ?? [] };
      return (await loadCalls()).readCasePage(desk, { mine: 'true', limit: PAGE }, { signal });
    },
    isEmpty: ({ items }) => items.length === 0,
  });
  private readonly more = new AsyncController(this, {
    args: () => (this.wanted && this.at.desk ? ([this.at.desk, this.wanted] as const) : undefined),
    task: async ([desk, cursor], signal) =>
      (await loadCalls()).readCasePage(desk, { mine: 'true', limit: PAGE, cursor }, { signal }),
  });
  private readonly notices = new AsyncController(this, {
    args: () => {
      const { known, desk } = this.at;
      const asks = !this.unread && !this.cases && desk && known?.state === 'signedIn';
      return asks ? ([desk, this.markTurn] as const) : undefined;
    },
    task: async ([desk], signal) =>
      (await loadCalls()).readMessagePage(desk, { unread: 'true', limit: NOTICES }, { signal }),
  });
  constructor() {
    super();
    new NewsController(this, {
      args: () => (this.cases || this.list.state === 'initial' ? undefined : ([] as const)),
      listen: (stream) => [
        stream.on('case', ({ case: changed }) => {
          if (isMine(changed) || this.shown.some(({ id }) => id === changed.id)) {
            this.shown = withCase(this.shown, changed);
          }
        }),
        // What was read in another place, or is new: the server knows.
        stream.on('count', () => (this.markTurn += 1)),
        stream.on('message', () => (this.markTurn += 1)),
        stream.on('reset', () => {
          this.turn += 1;
          this.markTurn += 1;
        }),
      ],
    });
  }

  private forget(): void {
    this.shown = [];
    this.marks = {};
    this.wanted = undefined;
    this.next = undefined;
    this.taken = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { list, more, notices } = this;
    if (list.value !== this.taken && (list.state === 'ready' || list.state === 'empty')) {
      this.taken = list.value;
      this.wanted = undefined;
      this.shown = list.value?.items ?? [];
      this.next = list.value?.next;
    }
    if (more.state === 'ready' && more.value && this.wanted) {
      this.shown = withPage(this.shown, more.value.items);
      this.next = more.value.next;
      this.wanted = undefined;
    }
    if (notices.value) this.marks = unreadOf(notices.value.items);
  }

  protected override render(): unknown {
    const { t, locale } = this.strings;
    const { list, shown } = this;
    if (this.isNobody) return emptyTemplate(t.signIn);
    if (shown.length > 0 && (list.state === 'ready' || list.state === 'empty')) return this.lines();
    return stateTemplate(list, {
      locale,
      pending: t.loading,
      initial: html`<div class="state skeleton"><span></span><span></span><span></span></div>`,
      empty: this.emptyView(),
      ready: () => this.lines(),
    });
  }

  /** It is known that nobody is signed in, or that nobody can be. */
  private get isNobody(): boolean {
    if (this.cases) return false;
    if (!this.county.provided || this.at.alone) return true;
    const { known } = this.at;
    return known !== undefined && known.state !== 'signedIn';
  }

  private emptyView(): TemplateResult {
    const { t } = this.strings;
    const start = () => this.dispatchEvent(new YztReportStartEvent());
    return html`${t.empty}
      <button class="button main" type="button" @click=${start}>${t.report}</button>`;
  }

  private lines(): TemplateResult {
    const { t, locale } = this.strings;
    const { error } = this.more;
    const total = Math.max(this.list.value?.total ?? 0, this.shown.length);
    return html`<div class="sheet">
      <p class="count" role="status">${t.count(total)}</p>
      <ul aria-label=${t.label}>
        ${repeat(
          this.shown,
          ({ id }) => id,
          (each) => html`<li>${this.line(each)}</li>`,
        )}
      </ul>
      ${error ? errorTemplate(error, locale, () => this.more.retry()) : this.moreButton()}
    </div>`;
  }

  private moreButton(): unknown {
    const { t } = this.strings;
    if (this.next === undefined) return nothing;
    const busy = this.wanted !== undefined;
    return html`<button
      class="button more"
      type="button"
      ?disabled=${busy}
      @click=${() => (this.wanted = this.next)}
    >
      ${busy ? t.loadingMore : t.more}
    </button>`;
  }

  private line(each: CaseSummary): TemplateResult {
    const { t, locale } = this.strings;
    const now = Date.now();
    const { state: standing, title, dueAt, late } = each;
    const count = (this.unread ?? this.marks)[each.id] ?? 0;
    const at = each.submittedAt ?? each.createdAt;
    const civil = parseCivil(at);
    const ago = civil ? agoFormat(locale)(civil, civilOf(new Date(now))) : at;
    const choose = () => this.dispatchEvent(new YztCaseChooseEvent(each));
    return html`<button class="case" type="button" @click=${choose}>
      <span class="title"><bdi>${title}</bdi></span>
      <span class="facts">
        <span class="state-of">${nameIn(CASE_STATE_NAMES, standing, locale)}</span>
        ${needsReporter(standing) ? html`<span class="now">${t.attention[standing]}</span>` : nothing}
        ${late ? html`<span class="now">${t.late}</span>` : dueAt ? html`<span>${dueWords(dueAt, now, locale)}</span>` : nothing}
        ${count > 0 ? html`<span class="unread">${t.unread(count)}</span>` : nothing}
      </span>
      <span class="facts">
        <span title=${timeWords(at, locale)}>${t.reported(ago)}</span><span>${each.receipt}</span>
      </span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-my-cases': YztMyCases;
  }
}
