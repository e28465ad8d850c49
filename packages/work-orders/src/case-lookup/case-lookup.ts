import {
  AsyncController,
  errorTemplate,
  SessionController,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import type { Case, CaseEvent } from '@yizhangtu/standard/cases.js';
import type { LookupResult } from '@yizhangtu/standard/contract.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CaseElement } from '../case-element.ts';
import { loadCalls } from '../load-part.ts';
import { YztCaseFindEvent, YztLookupSubmitEvent } from './case-lookup.events.ts';
import { caseLookupStrings } from './case-lookup.strings.ts';
import { caseLookupStyles } from './case-lookup.styles.ts';
import { caseTemplate } from './case-view.ts';
import { lookupFault, minutesOf, readLookup, type LookupFault } from './lookup-model.ts';

/**
 * Who reported without signing in follows the matter by receipt number and code: its state, the answer and
 * what has happened.
 *
 * @tagname yzt-case-lookup
 * @fires {YztLookupSubmitEvent} yzt-lookup-submit - A person asks for a case. Cancel it to find it yourself.
 * @fires {YztCaseFindEvent} yzt-case-find - It was found: see `case` and `token`.
 * @fires {YztErrorEvent} yzt-error - Looking it up failed; a wrong code is `not_found`.
 */
export class YztCaseLookup extends CaseElement {
  static override styles = [YztElement.styles, caseLookupStyles];

  /** Receipt number to begin with, such as one from a link. */
  @property() receipt = '';

  /** The case that is shown. */
  @property({ attribute: false }) case: Case | undefined;

  /** What has happened to it. Unset: fetched for a case that was found here. */
  @property({ attribute: false }) events: readonly CaseEvent[] | undefined;

  @state() private code = '';
  @state() private fault: LookupFault | undefined;
  @state() private unconnected = false;
  @state() private asked: { readonly receipt: string; readonly code: string } | undefined;
  @query('#receipt') private receiptBox!: HTMLInputElement | null;
  @query('#code') private codeBox!: HTMLInputElement | null;
  @query('h2') private heading!: HTMLElement | null;

  private readonly strings = new StringsController(this, caseLookupStrings);
  private readonly at = new SessionController(this, () => this.close());
  private readonly finding = new AsyncController(this, {
    args: () => (this.asked && this.at.desk ? ([this.asked, this.at.desk] as const) : undefined),
    task: async ([asked, desk], signal) => (await loadCalls()).findCase(desk, asked, { signal }),
  });
  private readonly progress = new AsyncController(this, {
    args: () => {
      const { found } = this;
      if (this.events) return [this.events, undefined, undefined] as const;
      return found && this.at.desk ? ([undefined, found, this.at.desk] as const) : undefined;
    },
    task: async ([given, found, desk], signal) => {
      if (given || !found || !desk) return given ?? [];
      const { readEventPage } = await loadCalls();
      const options = { signal, token: found.token };
      return (await readEventPage(desk, found.case.id, { from: 'last' }, options)).items;
    },
    isEmpty: (events) => events.length === 0,
  });
  private shown: LookupResult | undefined;

  private get found(): LookupResult | undefined {
    return this.asked === undefined ? undefined : this.finding.value;
  }

  /** Leave to act as the reporter of the case that was found, for `yzt-case-timeline` and `yzt-case-detail`. */
  get token(): string | undefined {
    return this.found?.token;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const read = readLookup(this.receipt, this.code);
    this.unconnected = false;
    this.fault = typeof read === 'string' ? read : undefined;
    if (typeof read === 'string') {
      void this.updateComplete.then(() =>
        (read === 'noCode' ? this.codeBox : this.receiptBox)?.focus(),
      );
      return;
    }
    if (!this.dispatchEvent(new YztLookupSubmitEvent(read.receipt, read.code))) return;
    if (this.at.desk === undefined) this.unconnected = true;
    else if (this.asked?.receipt === read.receipt && this.asked.code === read.code)
      this.finding.retry();
    else this.asked = read;
  }

  private close(): void {
    this.case = undefined;
    this.events = undefined;
    this.asked = undefined;
    this.shown = undefined;
    this.code = '';
    this.fault = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { found } = this;
    if (found === undefined || found === this.shown) return;
    this.shown = found;
    this.case = found.case;
    void this.updateComplete.then(() => {
      this.heading?.focus();
      this.dispatchEvent(new YztCaseFindEvent());
    });
  }

  protected override render(): TemplateResult {
    return html`<div class="sheet">
      ${this.case === undefined ? this.form() : this.result(this.case)}
    </div>`;
  }

  private form(): TemplateResult {
    const { t } = this.strings;
    const busy = this.finding.state === 'pending';
    const { fault } = this;
    return html`<form
      novalidate
      aria-label=${t.form}
      @submit=${(event: Event) => this.submit(event)}
    >
      ${this.box('receipt', t.receipt, t.receiptHint, this.receipt, fault === 'wrongReceipt', (typed) => (this.receipt = typed))}
      ${this.box('code', t.code, t.codeHint, this.code, fault === 'noCode', (typed) => (this.code = typed))}
      <div role="alert">${this.trouble()}</div>
      <button class="button main" ?disabled=${busy}>${busy ? t.finding : t.find}</button>
    </form>`;
  }

  private box(
    id: string,
    label: string,
    hint: string,
    value: string,
    invalid: boolean,
    take: (typed: string) => void,
  ): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <p class="hint" id="${id}-hint">${hint}</p>
      <input
        id=${id}
        aria-describedby="${id}-hint"
        aria-invalid=${invalid}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        .value=${value}
        @input=${(event: Event) => take((event.target as HTMLInputElement).value)}
      />
    </div>`;
  }

  private trouble(): unknown {
    const { t, locale } = this.strings;
    const { error, handled, state: standing } = this.finding;
    if (this.unconnected) return html`<p class="fault">${t.notConnected}</p>`;
    if (this.fault === 'wrongReceipt' || this.fault === 'noCode') {
      return html`<p class="fault">${t[this.fault]}</p>`;
    }
    if (!error || handled || standing === 'pending') return nothing;
    const fault = lookupFault(error);
    if (fault === undefined) return errorTemplate(error, locale, () => this.finding.retry());
    const words = fault === 'tooMany' ? t.tooMany(minutesOf(error)) : t.notFound;
    return html`<p class="fault">${words}</p>`;
  }

  private result(shown: Case): TemplateResult {
    const { t, locale } = this.strings;
    return html`${caseTemplate(shown, this.progress, { t, locale })}
      <button class="button" type="button" @click=${() => this.close()}>${t.other}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-case-lookup': YztCaseLookup;
  }
}
