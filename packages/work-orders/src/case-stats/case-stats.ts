import {
  AsyncController,
  emptyTemplate,
  NewsController,
  SessionController,
  stateTemplate,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import type { Session } from '@yizhangtu/client/session.js';
import type { CaseStats } from '@yizhangtu/standard/cases.js';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { loadDeskCalls } from '../load-desk.ts';
import { caseStatsStrings } from './case-stats.strings.ts';
import { caseStatsStyles } from './case-stats.styles.ts';
import {
  barsOf,
  groupName,
  ordered,
  percent,
  rateOf,
  STATS_BY,
  type StatsBy,
} from './stats-model.ts';

/** Groups that are drawn; the others stand in the table. */
const MOST = 12;
/** Milliseconds within which news of many cases make one question. */
const TOGETHER = 3_000;

/**
 * Cases received and closed, the rate of those closed and of those closed in time, in all and by category,
 * division, month or kind: as bars, and as a table behind them. While there is nothing to show, it has the attribute
 * `vacant`, by which a page can leave it out.
 *
 * @tagname yzt-case-stats
 * @fires {YztErrorEvent} yzt-error - The figures did not come. Cancel it to show it yourself.
 */
export class YztCaseStats extends YztElement {
  static override styles = [YztElement.styles, caseStatsStyles];

  /** The figures, when they are not to be fetched. */
  @property({ attribute: false }) stats: CaseStats | undefined;

  /** What they are counted by: `category`, `division`, `month` or `kind`. */
  @property({ reflect: true }) by: StatsBy = 'month';

  /** Submitted not before: RFC 3339. */
  @property() since: string | undefined;

  /** Submitted before: RFC 3339. */
  @property() until: string | undefined;

  /** Code of the division to count in. */
  @property() division: string | undefined;

  /** Who acts. Unset: the session of the provider. */
  @property({ attribute: false }) session: Session | undefined;

  /** Rises when they are to be counted anew. */
  @state() private turn = 0;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly strings = new StringsController(this, caseStatsStrings);
  private readonly at = new SessionController(this);
  private readonly read = new AsyncController(this, {
    args: () => {
      const { stats, since, until, division, by } = this;
      if (stats) return [stats] as const;
      const { desk, known } = this.at;
      if (!desk || !known) return undefined;
      return [undefined, desk, since, until, division, by, this.turn, known.user?.post] as const;
    },
    task: async ([given, desk, since, until, division, by], signal): Promise<CaseStats> => {
      if (given || !desk) return given!;
      const query = {
        ...(since ? { since } : {}),
        ...(until ? { until } : {}),
        ...(division ? { division } : {}),
        ...(by ? { by } : {}),
      };
      return (await loadDeskCalls()).readCaseStats(desk, query, { signal });
    },
    isEmpty: ({ received }) => received === 0,
  });

  constructor() {
    super();
    new NewsController(this, {
      args: () => (this.stats ? undefined : ([] as const)),
      listen: (stream) => {
        const again = () => {
          this.timer ??= setTimeout(() => {
            this.timer = undefined;
            this.turn += 1;
          }, TOGETHER);
        };
        return [stream.on('case', again), stream.on('reset', again)];
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  protected override updated(): void {
    this.toggleAttribute('vacant', this.read.state === 'empty');
  }

  protected override render(): unknown {
    const { t, locale } = this.strings;
    return stateTemplate(this.read, {
      locale,
      initial: emptyTemplate(t.initial),
      pending: t.pending,
      empty: this.read.value?.few ? t.few : t.empty,
      ready: (stats) => this.template(stats),
    });
  }

  private template(stats: CaseStats): TemplateResult {
    const { t, locale } = this.strings;
    const { received, closed, onTime, late, groups = [] } = stats;
    const count = (n: number) => n.toLocaleString(locale);
    const rate = percent(rateOf(stats.rate, closed, received));
    const figure = (label: string, value: string, over = false, unit = '') =>
      html`<div>
        <dt>${label}</dt>
        <dd class=${over ? 'over' : nothing}>${value} <span>${unit}</span></dd>
      </div>`;
    return html`<section aria-label=${t.title}>
      <h2>${t.finding(count(received), count(closed), rate)}</h2>
      <dl>
        ${figure(t.received, count(received), false, t.unit)}
        ${figure(t.closed, count(closed), false, t.unit)} ${figure(t.rate, rate)}
        ${figure(t.onTime, percent(rateOf(stats.onTimeRate, onTime, closed)))}
        ${figure(t.late, count(late), late > 0, t.unit)}
      </dl>
      ${this.stats && groups.length === 0 ? nothing : this.groups(groups, count)}
    </section>`;
  }

  private groups(
    groups: NonNullable<CaseStats['groups']>,
    count: (n: number) => string,
  ): TemplateResult {
    const { t, locale } = this.strings;
    const { by } = this;
    const bars = barsOf(groups, by, locale, MOST);
    const left = groups.length - bars.length;
    const key = (name: 'received' | 'closed') =>
      html`<span
        ><svg aria-hidden="true" viewBox="0 0 14 8">
          <rect class=${name} x="0.5" y="0.5" width="13" height="7" /></svg
        >${t[name]}（${t.unit}）</span
      >`;
    return html`${
        this.stats
          ? nothing
          : html`<div class="by" role="group" aria-label=${t.by}>
              ${STATS_BY.map(
                (each) =>
                  html`<button
                    class="button"
                    type="button"
                    aria-pressed=${each === by}
                    @click=${() => (this.by = each)}
                  >
                    ${t.bys[each]}
                  </button>`,
              )}
            </div>`
      }
      <div class="key">${key('received')}${key('closed')}</div>
      <ol>
        ${bars.map(
          ({ name, group, received, closed }) =>
            html`<li>
              <span>${name}</span>
              <svg
                class="bar"
                role="img"
                aria-label=${t.of(name, count(group.received), count(group.closed))}
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
              >
                ${svg`<rect class="received" x="0" y="0.5" width=${received} height="9" /><rect
                  class="closed" x="0" y="2.5" width=${closed} height="5" />`}
              </svg>
              <span>${count(group.closed)}/${count(group.received)}</span>
            </li>`,
        )}
      </ol>
      ${left > 0 ? html`<p>${t.more(left)}</p>` : nothing}
      <details>
        <summary>${t.table}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${t.table}>
          <table>
            <thead>
              <tr>
                <th scope="col">${t.bys[by]}</th>
                ${[t.received, t.closed, t.rate, t.onTime, t.late].map(
                  (each) => html`<th scope="col">${each}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${ordered(groups, by).map(
                (group) =>
                  html`<tr>
                    <th scope="row">${groupName(group, locale)}</th>
                    <td>${count(group.received)}</td>
                    <td>${count(group.closed)}</td>
                    <td>${percent(rateOf(group.rate, group.closed, group.received))}</td>
                    <td>${percent(rateOf(group.onTimeRate, group.onTime, group.closed))}</td>
                    <td>${count(group.late)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-case-stats': YztCaseStats;
  }
}
