import type { Locale } from '@yizhangtu/standard';
import { agoFormat, civilOf, parseCivil } from '@yizhangtu/standard/civil-time.js';
import { CASE_STATE_NAMES, type CaseSummary } from '@yizhangtu/standard/cases.js';
import type { NearCase } from '@yizhangtu/standard/contract.js';
import { html, nothing, type TemplateResult } from 'lit';
import { nameIn } from '../words.ts';
import { roughMetres } from './places-model.ts';
import type { ReportFormStrings } from './report-form.strings.ts';

const MOST = 3;

export interface NearView {
  readonly t: ReportFormStrings;
  readonly locale: Locale;
  readonly near: readonly NearCase[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly follow: (found: CaseSummary) => void;
  readonly goOn: () => void;
}

/** What others reported nearby: whoever sees their own matter there is spared the rest of the form. */
export function nearPart(view: NearView): TemplateResult | typeof nothing {
  const { t, near, goOn } = view;
  if (near.length === 0) return nothing;
  return html`<section class="near" aria-label=${t.near}>
    <h3>${t.near}</h3>
    <ul>
      ${near.slice(0, MOST).map((each) => nearLine(each, view))}
    </ul>
    <button class="button" type="button" @click=${goOn}>${t.different}</button>
  </section>`;
}

function nearLine({ case: found, distance }: NearCase, view: NearView): TemplateResult {
  const { t, locale, now, follow } = view;
  const { amount, unit } = roughMetres(distance);
  const at = parseCivil(found.submittedAt ?? found.createdAt);
  const ago = at ? agoFormat(locale)(at, civilOf(new Date(now))) : '';
  return html`<li>
    <p class="title"><bdi>${found.title}</bdi></p>
    <p class="quiet">
      ${t.nearLine(amount, unit, ago)} · ${nameIn(CASE_STATE_NAMES, found.state, locale)}
    </p>
    <button class="button" type="button" @click=${() => follow(found)}>${t.same}</button>
  </li>`;
}
