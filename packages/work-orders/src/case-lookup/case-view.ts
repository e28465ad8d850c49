import { stateTemplate, type Standing } from '@yizhangtu/core';
import { textIn, type Locale } from '@yizhangtu/standard';
import { CASE_STATE_NAMES, type Case, type CaseEvent } from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import { nameIn, timeWords } from '../words.ts';
import type { CaseLookupStrings } from './case-lookup.strings.ts';
import { dueOf, eventName, eventWords } from './lookup-model.ts';

interface Words {
  readonly t: CaseLookupStrings;
  readonly locale: Locale;
}

/** A case as its reporter reads it: where it stands first, then what was said, then how it came to that. */
export function caseTemplate(
  shown: Case,
  progress: Standing<readonly CaseEvent[]>,
  words: Words,
): TemplateResult {
  const { t, locale } = words;
  const due = dueOf(shown);
  const { division } = shown;
  return html`<article>
    <h2 tabindex="-1"><bdi>${shown.title}</bdi></h2>
    <p class="state-of">${nameIn(CASE_STATE_NAMES, shown.state, locale)}</p>
    ${said(t.question, shown.state === 'needs-info' ? shown.question : undefined)}
    ${
      shown.answer
        ? said(`${t.answer} · ${shown.answer.solved ? t.solved : t.unsolved}`, shown.answer.answer)
        : nothing
    }
    ${
      shown.rejection
        ? said(t.rejected, `${shown.rejection.reason}\n${t.basis}: ${shown.rejection.basis}`)
        : nothing
    }
    <dl>
      <div>
        <dt>${t.receipt}</dt>
        <dd>${shown.receipt}${division ? html` · ${textIn(division.name, locale)}` : nothing}</dd>
      </div>
      ${dated(t.submitted, shown.submittedAt ?? shown.createdAt, locale)}
      ${dated(t.due, due, locale)}
    </dl>
    <h3>${t.progress}</h3>
    ${stateTemplate(progress, {
      locale,
      pending: t.events,
      empty: t.noEvents,
      ready: (events) =>
        html`<ol>
          ${newestFirst(events).map((event) => eventTemplate(event, locale))}
        </ol>`,
    })}
  </article>`;
}

const newestFirst = (events: readonly CaseEvent[]): CaseEvent[] =>
  [...events].sort((one, other) => other.seq - one.seq);

const said = (label: string, text: string | undefined): TemplateResult | typeof nothing =>
  text === undefined
    ? nothing
    : html`<div>
        <h3>${label}</h3>
        <p class="said" dir="auto">${text}</p>
      </div>`;

const dated = (label: string, at: string | undefined, locale: Locale) =>
  at === undefined
    ? nothing
    : html`<div>
        <dt>${label}</dt>
        <dd>${timeWords(at, locale)}</dd>
      </div>`;

function eventTemplate(event: CaseEvent, locale: Locale): TemplateResult {
  const words = eventWords(event);
  return html`<li>
    <strong>${eventName(event, locale)}</strong>
    <time datetime=${event.occurredAt}>${timeWords(event.occurredAt, locale)}</time>
    ${words === undefined ? nothing : html`<p dir="auto">${words}</p>`}
  </li>`;
}
