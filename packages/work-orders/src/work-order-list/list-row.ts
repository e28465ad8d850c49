import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { textIn, type Locale } from '@yizhangtu/standard';
import {
  CASE_STATE_NAMES,
  ORDER_ROLE_NAMES,
  ORDER_STATE_NAMES,
} from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import { dueWords, unitWords } from '../case-words/case-words.ts';
import { nameIn, timeWords } from '../words.ts';
import type { Outcome } from './bulk-outbox.ts';
import { dueOf, isLate, warningOf, type BoardRow } from './orders-model.ts';
import type { WorkOrderListStrings } from './work-order-list.strings.ts';

/** What a line is drawn from. `now` is in milliseconds. */
export interface RowView {
  readonly t: WorkOrderListStrings;
  readonly locale: Locale;
  readonly now: number;
  /** Id of the case that is open beside the list. */
  readonly selected: string | undefined;
  /** Undefined where nothing is to be chosen. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly outcome: Outcome | undefined;
  readonly toggle: (key: string) => void;
  readonly open: (row: BoardRow) => void;
}

export function rowTemplate(row: BoardRow, index: number, view: RowView): TemplateResult {
  const { t, locale, chosen, outcome } = view;
  const { case: matter, order } = row;
  const place = [
    matter.division && textIn(matter.division.name, locale),
    matter.place.words,
  ].filter(Boolean);
  return html`${
      chosen === undefined
        ? nothing
        : html`<label class="check"
            ><span class="sr-only">${t.choose(matter.title)}</span
            ><input
              type="checkbox"
              .checked=${chosen.has(row.key)}
              @change=${() => view.toggle(row.key)}
          /></label>`
    }
    <div class="line" @click=${() => view.open(row)}>
      <div>
        <span
          class="name"
          id="row-${index}"
          aria-current=${view.selected === matter.id ? 'true' : nothing}
          >${matter.title}</span
        >
        <div class="meta">
          <span>${matter.receipt}</span> <span>${place.join(' ')}</span>
          ${matter.sample ? html`<span>${t.sample}</span>` : nothing}
        </div>
      </div>
      <div class="due">
        <span class="state"
          >${
            order
              ? nameIn(ORDER_STATE_NAMES, order.state, locale)
              : nameIn(CASE_STATE_NAMES, matter.state, locale)
          }</span
        >
        ${
          order
            ? html`<span
                >${nameIn(ORDER_ROLE_NAMES, order.role, locale)}
                ${unitWords(order.unit, locale)}</span
              >`
            : nothing
        }
      </div>
      <div class="due">${dueTemplate(row, view)}</div>
      ${outcome?.ok === false ? html`<p class=${outcome.waits ? 'quiet' : 'refused'}>${outcome.words}</p>` : nothing}
    </div>`;
}

function dueTemplate(row: BoardRow, { t, locale, now }: RowView): unknown {
  const due = dueOf(row);
  const late = isLate(row);
  const near = late ? t.late_ : t.soon[warningOf(row)];
  const finished = row.order?.clock?.state === 'finished';
  return html`${
    due === undefined || finished
      ? nothing
      : html`<time datetime=${due} title=${timeWords(due, locale)}
          >${dueWords(due, now, locale)}</time
        >`
  }
  ${
    near
      ? html`<span class="tag ${late ? 'over' : 'warn'}"
          >${strokeIcon(PANEL_ICONS.clock)}${near}</span
        >`
      : nothing
  }`;
}
