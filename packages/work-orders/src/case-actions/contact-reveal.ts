import type { Desk } from '@yizhangtu/client';
import { revealContact } from '@yizhangtu/client/cases.js';
import { errorTemplate } from '@yizhangtu/core';
import { textIn, toYztError, type Locale, type YztError } from '@yizhangtu/standard';
import type { Case, RevealedContact } from '@yizhangtu/standard/cases.js';
import { ASSURANCE_NAMES, PERMISSIONS } from '@yizhangtu/standard/identity.js';
import { html, nothing, type TemplateResult } from 'lit';
import { keepDraft, takeDraft, type DraftPlace } from './action-drafts.ts';
import { emptyInput } from './action-model.ts';
import { contactRevealStrings, type ContactRevealStrings } from './contact-reveal.strings.ts';
import { reasonFault, type ReasonFault } from './reason-fault.ts';

/** Milliseconds that what was revealed is shown. */
const SHOWN = 120_000;
const NEEDED = PERMISSIONS['case:reveal'].assurance;

/** Where the reason is kept while the page is away to prove who asks: a form of one reason. */
const DRAFT = 'reveal';
const FORM = 'reopen';

export interface ContactAsk {
  readonly locale: Locale;
  readonly case: Pick<Case, 'id' | 'reporter'>;
  readonly desk: Desk | undefined;
  readonly place: DraftPlace;
}

/**
 * How to reach who reported, in full: for a reason, which the audit log keeps. It goes after two minutes, with the
 * case, and when somebody else acts.
 */
export class ContactReveal {
  readonly #root: ShadowRoot;
  readonly #update: () => void;
  #case: string | undefined;
  #reason: string | undefined;
  #fault: ReasonFault | undefined;
  #error: YztError | undefined;
  #asking: AbortController | undefined;
  #shown: RevealedContact | undefined;
  #gone = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot, update: () => void) {
    this.#root = root;
    this.#update = update;
  }

  /** Nothing is left, neither of what was seen nor of what was written. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#case = this.#reason = this.#fault = this.#error = undefined;
    this.#asking = this.#shown = undefined;
    this.#gone = false;
  }

  render(ask: ContactAsk): TemplateResult | typeof nothing {
    const { desk, locale } = ask;
    const { id, reporter } = ask.case;
    if (this.#case !== id) {
      this.forget();
      this.#case = id;
      this.#reason = takeDraft(ask.place, DRAFT, FORM)?.texts['reason'];
    }
    if (desk === undefined || !reporter?.revealable?.length) return nothing;
    const t = contactRevealStrings[locale];
    if (this.#shown) return this.#contact(this.#shown, t);
    return html`${
        this.#reason === undefined
          ? html`<div class="actions">
              <button
                class="button"
                type="button"
                data-action="reveal"
                @click=${() => this.#begin()}
              >
                ${t.show}
              </button>
            </div>`
          : this.#form(this.#reason, ask, desk, t)
      }
      <p class=${this.#gone ? 'quiet' : 'sr-only'} role="status">
        ${this.#gone ? t.gone : nothing}
      </p>`;
  }

  #contact({ name, phone, entry }: RevealedContact, t: ContactRevealStrings): TemplateResult {
    const row = (label: string, value: string | undefined) =>
      value === undefined
        ? nothing
        : html`<dt>${label}</dt>
            <dd>${value}</dd>`;
    return html`<div class="sheet contact">
      <h4>${t.contact}</h4>
      <dl>${row(t.name, name)} ${row(t.phone, phone)}</dl>
      <p role="status">${t.shown(entry)}</p>
      <div class="actions">
        <button class="button" type="button" @click=${() => this.#hide()}>${t.hide}</button>
      </div>
    </div>`;
  }

  #form(reason: string, ask: ContactAsk, desk: Desk, t: ContactRevealStrings): TemplateResult {
    const fault = this.#fault;
    return html`<form
      class="sheet contact"
      novalidate
      aria-label=${t.contact}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#ask(ask, desk);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.isComposing) this.#cancel(ask);
      }}
    >
      <h4>${t.contact}</h4>
      <div class="field">
        <label for="a-reveal">${t.reason}</label>
        <textarea
          id="a-reveal"
          maxlength="500"
          aria-invalid=${fault ? 'true' : nothing}
          aria-describedby=${fault ? 'reveal-hint reveal-fault' : 'reveal-hint'}
          .value=${reason}
          @input=${({ target }: Event) => {
            this.#reason = (target as HTMLTextAreaElement).value;
            this.#fault = undefined;
            this.#keep(ask);
            this.#update();
          }}
        ></textarea>
        <span class="quiet" id="reveal-hint">${t.hint}</span>
      </div>
      ${fault ? html`<p class="fault" id="reveal-fault" role="alert">${t[fault]}</p>` : nothing}
      <p class="quiet">${t.audited}</p>
      ${this.#standing(ask, desk, t)}
      <div class="actions">
        <button class="button main" type="submit" ?disabled=${this.#asking !== undefined}>
          ${t.view}
        </button>
        <button class="button" type="button" @click=${() => this.#cancel(ask)}>${t.cancel}</button>
      </div>
    </form>`;
  }

  /** How the question stands: under way, refused until who asks is better known, or failed. */
  #standing(ask: ContactAsk, desk: Desk, t: ContactRevealStrings): TemplateResult | typeof nothing {
    if (this.#asking) return html`<p role="status">${t.viewing}</p>`;
    const error = this.#error;
    if (error === undefined) return nothing;
    if (error.code !== 'step_up') {
      return errorTemplate(error, ask.locale, () => void this.#ask(ask, desk));
    }
    const assurance = textIn(ASSURANCE_NAMES[NEEDED], ask.locale);
    const prove = () =>
      desk.client.session?.signIn({ assurance: NEEDED }).catch((thrown: unknown) => {
        this.#error = toYztError(thrown);
        this.#update();
      });
    return html`<p class="fault" role="alert">${t.stepUp(assurance)}</p>
      <div class="actions">
        <button class="button main" type="button" @click=${prove}>${t.prove(assurance)}</button>
      </div>`;
  }

  #begin(): void {
    this.#reason = '';
    this.#gone = false;
    this.#update();
    this.#focus('#a-reveal');
  }

  #cancel(ask: ContactAsk): void {
    this.#asking?.abort();
    this.#asking = this.#reason = this.#fault = this.#error = undefined;
    this.#keep(ask);
    this.#update();
    this.#focus('[data-action="reveal"]');
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#shown = undefined;
    this.#gone = true;
    this.#update();
  }

  #keep({ place }: ContactAsk): void {
    const reason = this.#reason;
    keepDraft(place, DRAFT, reason ? { ...emptyInput(FORM), texts: { reason } } : undefined);
  }

  async #ask(ask: ContactAsk, desk: Desk): Promise<void> {
    const reason = (this.#reason ?? '').trim();
    this.#fault = reasonFault(reason);
    if (this.#asking || this.#fault) {
      this.#update();
      return this.#focus('#a-reveal');
    }
    const asking = (this.#asking = new AbortController());
    this.#error = undefined;
    this.#update();
    const { signal } = asking;
    try {
      const shown = await revealContact(desk, ask.case.id, reason, { signal });
      if (signal.aborted) return;
      this.#shown = shown;
      this.#reason = undefined;
      this.#keep(ask);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#hide(), SHOWN);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#error = toYztError(thrown);
    }
    this.#asking = undefined;
    this.#update();
  }

  /** After the drawing that is under way. */
  #focus(selector: string): void {
    requestAnimationFrame(() => this.#root.querySelector<HTMLElement>(selector)?.focus());
  }
}
