import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { textIn, type Locale } from '@yizhangtu/standard';
import {
  CASE_KIND_NAMES,
  CASE_STATE_NAMES,
  categoryPath,
  ORDER_ROLE_NAMES,
  ORDER_STATE_NAMES,
  TIER_NAMES,
  type Case,
  type CategoryTree,
  type ClockFact,
  type WorkOrderView,
} from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import { dueWords, limitWords, unitWords } from '../case-words/case-words.ts';
import { nameIn, timeWords } from '../words.ts';
import type { CaseDetailStrings } from './case-detail.strings.ts';
import type { CaseChange } from './case-changes.ts';
import { pauseOf, roundsOf, type NamedClock } from './case-model.ts';

/** What the parts of a case are drawn from. `now` is in milliseconds. */
export interface CaseView {
  readonly t: CaseDetailStrings;
  readonly locale: Locale;
  readonly now: number;
  readonly tree: CategoryTree | undefined;
}

const time = (instant: string, { locale }: CaseView): TemplateResult =>
  html`<time datetime=${instant}>${timeWords(instant, locale)}</time>`;

/** How near its end a clock is, as a class of the looks. */
const urgency = ({ warning, late }: ClockFact): string =>
  late || warning === 'overdue' ? 'over' : warning === 'none' ? '' : 'warn';

export function headTemplate(matter: Case, view: CaseView): TemplateResult {
  const { t, locale, tree } = view;
  const names = tree && categoryPath(tree, matter.category).map(({ name }) => textIn(name, locale));
  const { supervised } = matter;
  return html`<h2>${matter.title}</h2>
    <div class="tags">
      <span class="tag state">${nameIn(CASE_STATE_NAMES, matter.state, locale)}</span>
      ${
        supervised
          ? html`<span class="tag ${supervised.light === 'red' ? 'over' : 'warn'}"
              >${strokeIcon(PANEL_ICONS.warning)}${t.supervised[supervised.light]}</span
            >`
          : nothing
      }
      <span>${nameIn(CASE_KIND_NAMES, matter.kind, locale)}</span>
      ${names?.length ? html`<span>${names.join(' / ')}</span>` : nothing}
      ${matter.sample ? html`<span class="tag">${t.sample}</span>` : nothing}
    </div>`;
}

export function factsTemplate(matter: Case, view: CaseView): TemplateResult {
  const { t, locale } = view;
  const { place, division, reporter, submittedAt, urges } = matter;
  const where = [division && textIn(division.name, locale), place.words].filter(Boolean);
  const who = reporter?.anonymous ? t.anonymous : [reporter?.name, reporter?.phone].join(' ');
  const row = (label: string, value: unknown) =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  return html`<dl>
    ${row(t.receipt, matter.receipt)} ${row(t.place, where.join(' ') || place.division)}
    ${
      reporter && who.trim()
        ? row(t.reporter, html`${who}${reporter.agent ? t.agent : nothing}`)
        : nothing
    }
    ${submittedAt ? row(t.submitted, time(submittedAt, view)) : nothing}
    ${row(t.tier, nameIn(TIER_NAMES, matter.tier, locale))}
    ${row(t.openness, matter.published ? t.published : t.notPublished)}
    ${urges > 0 ? row(t.urged, t.times(urges)) : nothing}
  </dl>`;
}

export function clockTemplate({ of, clock }: NamedClock, view: CaseView): TemplateResult {
  const { t } = view;
  return html`<div class="clock ${urgency(clock)}">
    <h3>${t[of]}</h3>
    ${standing(clock, view)}
  </div>`;
}

/** What a clock says: until when, how long that is, how near, or why it stands still. */
function standing(clock: ClockFact, view: CaseView): TemplateResult {
  const { t, locale, now } = view;
  const { limit, extensions = [], dueAt, state, finishedAt, late, warning } = clock;
  const pause = pauseOf(clock);
  const near = state === 'finished' ? (late ? t.late : '') : nameOfWarning(warning, t);
  return html`<p>
      ${state === 'running' && dueAt ? html`<b>${dueWords(dueAt, now, locale)}</b>` : nothing}
      ${pause ? html`<b>${t.paused[pause.why] ?? pause.why}</b>` : nothing}
      ${
        near
          ? html`<span class="tag ${urgency(clock)}">${strokeIcon(PANEL_ICONS.clock)}${near}</span>`
          : nothing
      }
    </p>
    <p class="quiet">
      ${[
        html`<span>${limitWords(limit, locale)}</span>`,
        ...extensions.map((each) => html`<span>${t.extended(limitWords(each, locale))}</span>`),
        ...(dueAt ? [html`<span>${t.due} ${time(dueAt, view)}</span>`] : []),
        ...(finishedAt ? [html`<span>${t.finished} ${time(finishedAt, view)}</span>`] : []),
      ]}
    </p>`;
}

const nameOfWarning = (warning: string, t: CaseDetailStrings): string =>
  t.warnings[warning] ?? warning;

/** What stands in the way, or where the case has gone. */
export function noticesTemplate(matter: Case, { t }: CaseView): TemplateResult {
  const { question, rejection, mergedInto, transferredTo } = matter;
  const notice = (title: string, words: unknown) =>
    html`<div class="notice">
      <h3>${title}</h3>
      ${words}
    </div>`;
  return html`${question ? notice(t.question, html`<p class="words">${question}</p>`) : nothing}
  ${
    rejection
      ? notice(
          t.rejection,
          html`<p class="words">${rejection.reason}</p>
            <p class="words">${t.says(t.basis, rejection.basis)}</p>`,
        )
      : nothing
  }
  ${mergedInto ? notice(t.merged, nothing) : nothing}
  ${
    transferredTo
      ? notice(t.transferred(transferredTo.system), html`<p>${transferredTo.number}</p>`)
      : nothing
  }`;
}

/** The assignments, the present round first; `actions` draws what may be done to each. */
export function ordersTemplate(
  matter: Case,
  view: CaseView,
  actions: (order: string) => unknown,
): TemplateResult | typeof nothing {
  const { t } = view;
  const rounds = roundsOf(matter);
  if (rounds.length === 0) return nothing;
  return html`<section aria-labelledby="orders">
    <h3 id="orders">${t.orders}</h3>
    ${rounds.map(
      ([round, orders]) =>
        html`${matter.round > 0 ? html`<h4>${t.earlier(round)}</h4>` : nothing}
          <ul>
            ${orders.map((order) => orderTemplate(order, view, actions))}
          </ul>`,
    )}
  </section>`;
}

function orderTemplate(
  order: WorkOrderView,
  view: CaseView,
  actions: (order: string) => unknown,
): TemplateResult {
  const { t, locale } = view;
  const { returned, extension, clock, ended, signedAt, doneAt } = order;
  return html`<li class="order">
    <div class="tags">
      <b>${unitWords(order.unit, locale)}</b>
      <span class="tag">${nameIn(ORDER_ROLE_NAMES, order.role, locale)}</span>
      <span class="tag state"
        >${ended ? (t.ended[ended] ?? ended) : nameIn(ORDER_STATE_NAMES, order.state, locale)}</span
      >
      ${order.yours ? html`<span class="tag">${t.yours}</span>` : nothing}
      ${order.forced ? html`<span class="quiet">${t.forced}</span>` : nothing}
    </div>
    ${clock && !ended ? standing(clock, view) : nothing}
    ${
      returned
        ? html`<p class="words">${t.says(t.returned, returned.reason)}</p>
            <p class="words">${t.says(t.basis, returned.basis)}</p>`
        : nothing
    }
    ${
      extension
        ? html`<p class="words">
            ${t.says(t.asks(limitWords(extension.limit, locale)), extension.reason)}
          </p>`
        : nothing
    }
    ${
      signedAt
        ? html`<p class="quiet">
            <span>${t.signedAt} ${time(signedAt, view)}</span>
            ${doneAt ? html`<span>${t.doneAt} ${time(doneAt, view)}</span>` : nothing}
          </p>`
        : nothing
    }
    ${actions(order.id)}
  </li>`;
}

export function answerTemplate(
  { answer, satisfaction }: Case,
  { t }: CaseView,
): TemplateResult | typeof nothing {
  if (answer === undefined) return nothing;
  return html`<section class="answer" aria-labelledby="answer">
    <h3 id="answer">${t.answer}</h3>
    <p class="quiet">${t.answerHint}</p>
    <p class="words">${answer.answer}</p>
    <p>
      <span class="tag">${answer.solved ? t.solved : t.unsolved}</span> ${answer.unsolvedReason}
    </p>
    ${
      satisfaction
        ? html`<p>${t.says(t.satisfaction, t.satisfactions[satisfaction] ?? satisfaction)}</p>`
        : nothing
    }
  </section>`;
}

/** A change in words. */
export function changeWords(change: CaseChange, { t, locale }: CaseView): string {
  switch (change.what) {
    case 'state':
      return t.change.state(nameIn(CASE_STATE_NAMES, change.to, locale));
    case 'order': {
      const { unit, state, ended } = change.order;
      const name = unitWords(unit, locale);
      if (change.added) return t.change.added(name);
      const now = ended && t.ended[ended];
      return t.change.order(name, now ?? nameIn(ORDER_STATE_NAMES, state, locale));
    }
    case 'tier':
      return t.change.tier(nameIn(TIER_NAMES, change.to, locale));
    case 'published':
      return change.to ? t.change.published : t.change.withheld;
    default:
      return t.change[change.what];
  }
}
