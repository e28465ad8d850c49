import type { OutboxItem } from '@yizhangtu/client/outbox.js';
import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { describeError, YztError, type Locale } from '@yizhangtu/standard';
import type { ReportReceipt } from '@yizhangtu/standard/contract.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportFormStrings } from './report-form.strings.ts';

export interface KeptView {
  readonly t: ReportFormStrings;
  readonly locale: Locale;
  /** What is kept is lost with the page. */
  readonly inMemory: boolean;
  readonly mend: (item: OutboxItem) => void;
  readonly drop: (item: OutboxItem) => void;
  /** Id of the item that takes the focus. */
  readonly focusId: string;
}

/** A report that waits, is being sent, or was refused. */
export function keptTemplate(item: OutboxItem, view: KeptView): TemplateResult {
  return html`<section
    class="kept ${item.state}"
    id=${item.id === view.focusId ? 'kept' : nothing}
    tabindex="-1"
    aria-label=${item.title}
  >
    <p class="title"><bdi>${item.title}</bdi></p>
    <div role="status">${standing(item, view)}</div>
    ${
      item.state === 'failed'
        ? html`<div class="row">
            <button class="button main" type="button" @click=${() => view.mend(item)}>
              ${view.t.mend}
            </button>
            <button class="button" type="button" @click=${() => view.drop(item)}>
              ${view.t.drop}
            </button>
          </div>`
        : nothing
    }
  </section>`;
}

function standing({ state, error, photos }: OutboxItem, view: KeptView): TemplateResult {
  const { t, locale, inMemory } = view;
  if (state === 'failed') {
    const said =
      error && describeError(new YztError({ code: error.code, message: error.message }), locale);
    const issues = (error?.issues ?? []).map(({ message }) => html`<p>${message[locale]}</p>`);
    return html`<p class="state-title">${strokeIcon(PANEL_ICONS.warning)}${t.failed}</p>
      <p>${said?.what}</p>
      ${issues}`;
  }
  if (state === 'sending') {
    const size = photos.reduce((sum, photo) => sum + photo.size, 0);
    const sent = photos.reduce((sum, photo) => sum + photo.sent, 0);
    const percent = Math.floor((100 * sent) / Math.max(1, size));
    return html`<p class="state-title">${t.sending}</p>
      ${
        size > 0
          ? html`<progress max="100" value=${percent} aria-label=${t.sentShare(percent)}></progress>
              <p>${t.sentShare(percent)}</p>`
          : nothing
      }`;
  }
  const needsSignIn = error?.code === 'unauthenticated' || error?.code === 'step_up';
  const note = needsSignIn ? t.needsSignIn : inMemory ? t.keptMemory : t.keptNote;
  return html`<p class="state-title">${strokeIcon(PANEL_ICONS.clock)}${t.kept}</p>
    <p>${note}</p>`;
}

export interface ReceiptView {
  readonly t: ReportFormStrings;
  /** Undefined until somebody has pressed the button. */
  readonly copied: boolean | undefined;
  readonly copy: () => void;
  readonly print: () => void;
  readonly again: () => void;
}

/** What the server said: the number, and for who did not sign in the code that leads back. */
export function receiptTemplate(
  { case: made, code }: ReportReceipt,
  view: ReceiptView,
): TemplateResult {
  const { t, copied, copy, print, again } = view;
  return html`<section class="receipt" aria-labelledby="received">
    <h2 id="received" tabindex="-1">${strokeIcon(PANEL_ICONS.check)}${t.received}</h2>
    <dl>
      <dt>${t.receipt}</dt>
      <dd class="number">${made.receipt}</dd>
      ${
        code === undefined
          ? nothing
          : html`<dt>${t.code}</dt>
              <dd class="number">${spaced(code)}</dd>`
      }
    </dl>
    <p>${code === undefined ? t.receiptNote : t.codeNote}</p>
    <div class="row">
      <button class="button" type="button" @click=${copy}>
        ${strokeIcon(PANEL_ICONS.copy)}${t.copy}
      </button>
      <button class="button" type="button" @click=${print}>${t.print}</button>
      <button class="button main" type="button" @click=${again}>${t.another}</button>
    </div>
    <p role="status">${copied === undefined ? nothing : copied ? t.copied : t.notCopied}</p>
  </section>`;
}

/** A code in groups, so that it can be read out and written down; blanks do not count when it is typed. */
export const spaced = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1 ');
