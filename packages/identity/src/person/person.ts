import {
  AsyncController,
  emptyTemplate,
  errorTemplate,
  stateTemplate,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import { textIn } from '@yizhangtu/standard';
import {
  ASSURANCE_NAMES,
  ATTRIBUTES,
  PERMISSIONS,
  type Attribute,
  type Person,
  type Revealed,
} from '@yizhangtu/standard/identity.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Desk, RevealRequest } from '../identity-calls.ts';
import { loadCalls } from '../load-part.ts';
import { postWords } from '../session/post-words.ts';
import { SessionController } from '../session/session-controller.ts';
import { SessionElement } from '../session/session-element.ts';
import { YztPersonRevealEvent } from './person.events.ts';
import { personStrings } from './person.strings.ts';
import { personStyles } from './person.styles.ts';
import { dropDrafts, keepDraft, takeDraft, type DraftOwner } from './reveal-draft.ts';
import { faultOf, revealable, type RequestFault } from './reveal-request.ts';

/** Milliseconds that what was revealed is shown. */
const SHOWN = 120_000;
const NEEDED = PERMISSIONS['person:reveal'].assurance;

/**
 * A person as the server shows them to who asks: masked, and in full for a reason, which the audit log
 * keeps. What is shown in full goes after two minutes, when somebody else acts, and with the element.
 *
 * @tagname yzt-person
 * @fires {YztPersonRevealEvent} yzt-person-reveal - Attributes were shown in full.
 * @fires {YztErrorEvent} yzt-error - The person, or what was asked for in full, did not come.
 */
export class YztPerson extends SessionElement {
  static override styles = [YztElement.styles, personStyles];

  /** The person, when they are not to be fetched. */
  @property({ attribute: false }) person: Person | undefined;

  /** Reference of the person to fetch. */
  @property({ attribute: 'person-id' }) personId: string | undefined;

  @state() private revealed: Revealed | undefined;
  @state() private draft: RevealRequest | undefined;
  @state() private fault: RequestFault | undefined;
  @state() private asked: readonly [Desk, string, RevealRequest] | undefined;
  @state() private gone = false;
  @state() private kept = true;
  @query('textarea') private reasonBox!: HTMLTextAreaElement | null;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly strings = new StringsController(this, personStrings);
  private readonly at = new SessionController(this, () => {
    this.forget();
    dropDrafts(this.at.session?.user?.id);
  });
  private readonly read = new AsyncController(this, {
    args: () => {
      const { desk, known } = this.at;
      if (this.person !== undefined || !this.personId || !desk || !known) return undefined;
      // Somebody else sees other things of a person; who signs in again sees them again.
      return [desk, this.personId, known.user?.id, known.user?.post, known.state] as const;
    },
    task: async ([desk, id], signal) => (await loadCalls()).readPerson(desk, id, signal),
  });
  private readonly revealing = new AsyncController(this, {
    args: () => this.asked,
    task: (asked, signal) => this.reveal(...asked, signal),
  });

  /** Whose draft was looked for. */
  private taken: string | undefined;
  /** The draft of which it was said that it cannot be kept. */
  private told: RevealRequest | undefined;

  private get shown(): Person | undefined {
    return this.person ?? this.read.value;
  }

  private get owner(): DraftOwner | undefined {
    const { desk, known } = this.at;
    const person = this.shown;
    const subject = known?.user?.id;
    return desk && person && subject !== undefined
      ? { county: desk.county, subject, person: person.id }
      : undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hide();
    // Whoever acts when it comes back may be another.
    queueMicrotask(() => this.isConnected || (this.asked = undefined));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('person') || changed.has('personId')) this.forget();
    // What was asked is sent once, and not again when the person or the provider comes back.
    const [desk, id] = this.asked ?? [];
    if (desk && (desk.client.session !== this.at.session || id !== this.shown?.id)) {
      this.asked = undefined;
    }
  }

  /** Takes up what was written before the page went away to prove who writes. */
  protected override updated(): void {
    const { owner } = this;
    const known = this.at.known?.state === 'signedIn';
    if (!known || owner === undefined || this.taken === owner.person + owner.subject) return;
    this.taken = owner.person + owner.subject;
    dropDrafts(owner.subject);
    const draft = takeDraft(owner);
    if (draft) this.draft = draft;
  }

  private async reveal(
    desk: Desk,
    id: string,
    asked: RevealRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const revealed = await (await loadCalls()).reveal(desk, id, asked, signal);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), SHOWN);
    this.revealed = revealed;
    this.draft = this.asked = undefined;
    this.gone = false;
    this.dispatchEvent(new YztPersonRevealEvent(asked.attributes, revealed.entry));
  }

  private readonly hide = (): void => {
    clearTimeout(this.timer);
    this.gone = this.revealed !== undefined;
    this.revealed = undefined;
  };

  /** Nothing is left, neither of what was seen nor of what was written. */
  private forget(): void {
    this.hide();
    this.draft = this.asked = this.fault = this.taken = undefined;
    this.gone = false;
  }

  private readonly begin = (): void => {
    this.draft = { attributes: [], reason: '' };
    this.gone = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  };

  private readonly cancel = (): void => {
    this.draft = this.asked = this.fault = undefined;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.begin')?.focus(),
    );
  };

  private readonly onType = (): void => {
    if (this.draft && this.reasonBox) this.draft = { ...this.draft, reason: this.reasonBox.value };
  };

  private choose(name: Attribute, { target }: Event): void {
    if (!this.draft) return;
    const others = this.draft.attributes.filter((each) => each !== name);
    const chosen = (target as HTMLInputElement).checked ? [...others, name] : others;
    this.draft = { ...this.draft, attributes: ATTRIBUTES.filter((each) => chosen.includes(each)) };
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.draft) return;
    this.fault = faultOf(this.draft);
    if (this.fault === undefined) {
      const { desk } = this.at;
      const { draft, shown } = this;
      if (desk && shown) {
        this.asked = [desk, shown.id, { ...draft, reason: draft.reason.trim() }];
      }
      return;
    }
    const field = this.fault === 'noneChosen' ? 'input' : 'textarea';
    this.renderRoot.querySelector<HTMLElement>(field)?.focus();
  };

  private readonly prove = (): void => {
    const { owner, draft } = this;
    this.kept = owner !== undefined && draft !== undefined && keepDraft(owner, draft);
    if (!this.kept && this.told !== draft) {
      // Once it is said; who presses again has copied it.
      this.told = draft;
      return;
    }
    this.at.session?.signIn({ assurance: NEEDED }).catch(() => this.revealing.retry());
  };

  protected override render(): unknown {
    const { t, locale } = this.strings;
    const { person } = this;
    if (person) return this.card(person);
    if (!this.personId) return emptyTemplate(t.noPerson);
    if (this.at.session !== undefined && this.at.known === undefined) {
      return stateTemplate(this.at.standing, {
        locale,
        pending: t.loading,
        ready: () => nothing,
      });
    }
    return stateTemplate(this.read, {
      locale,
      initial: emptyTemplate(t.noPerson),
      pending: t.loading,
      ready: (read) => this.card(read),
    });
  }

  private card(person: Person): TemplateResult {
    const { t, locale } = this.strings;
    const name = this.revealed?.name ?? person.name ?? t.person;
    const { division, posts = [] } = person;
    return html`<section aria-label=${t.person}>
      <h2>${name}</h2>
      <dl>
        ${(['phone', 'idNumber', 'address'] as const).map((each) => this.row(person, each))}
        ${
          division
            ? html`<dt>${t.division}</dt>
                <dd>${textIn(division.name, locale)}</dd>`
            : nothing
        }
        ${
          posts.length === 0
            ? nothing
            : html`<dt>${t.posts}</dt>
                ${posts.map((post) => html`<dd>${postWords(post, locale)}</dd>`)}`
        }
      </dl>
      ${this.foot(person)}
    </section>`;
  }

  private row(person: Person, name: Exclude<Attribute, 'name'>): TemplateResult {
    const { t } = this.strings;
    const full = this.revealed?.[name];
    const value = full ?? person[name];
    return html`<dt>${t[name]}</dt>
      ${
        value === undefined
          ? html`<dd class="quiet">${t.hidden}</dd>`
          : html`<dd class=${full === undefined ? nothing : 'full'}>${value}</dd>`
      }`;
  }

  private foot(person: Person): TemplateResult {
    const { t } = this.strings;
    if (this.revealed) {
      return html`<p role="status">${t.revealed(this.revealed.entry)}</p>
        <div><button class="button" type="button" @click=${this.hide}>${t.hideNow}</button></div>`;
    }
    const names = revealable(person);
    const status = html`<p class="quiet" role="status">${this.gone ? t.gone : t.masked}</p>`;
    if (names.length === 0 || this.at.desk === undefined) return status;
    return html`${status}
    ${
      this.draft
        ? this.form(names, this.draft)
        : html`<div>
            <button class="button begin" type="button" @click=${this.begin}>${t.showAll}</button>
          </div>`
    }`;
  }

  private form(names: readonly Attribute[], draft: RevealRequest): TemplateResult {
    const { t } = this.strings;
    const { fault } = this;
    const wrong = fault === 'reasonShort' || fault === 'reasonNumber';
    return html`<form novalidate @submit=${this.onSubmit}>
      <fieldset aria-describedby=${fault === 'noneChosen' ? 'fault' : nothing}>
        <legend>${t.which}</legend>
        ${names.map(
          (name) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${draft.attributes.includes(name)}
                @change=${(event: Event) => this.choose(name, event)}
              />${t[name]}</label
            >`,
        )}
      </fieldset>
      <div class="reason">
        <label for="reason">${t.reason}</label>
        <textarea
          id="reason"
          maxlength="500"
          aria-invalid=${wrong ? 'true' : nothing}
          aria-describedby=${wrong ? 'hint fault' : 'hint'}
          .value=${draft.reason}
          @input=${this.onType}
        ></textarea>
        <span class="quiet" id="hint">${t.reasonHint}</span>
      </div>
      ${fault ? html`<p class="fault" id="fault" role="alert">${t[fault]}</p>` : nothing}
      <p class="quiet">${t.audited}</p>
      ${this.outcome()}
      <div class="row">
        <button class="button main" type="submit">${t.view}</button>
        <button class="button" type="button" @click=${this.cancel}>${t.cancel}</button>
      </div>
    </form>`;
  }

  /** How the question stands: under way, refused until who asks is better known, or failed. */
  private outcome(): TemplateResult | typeof nothing {
    const { t, locale } = this.strings;
    const { state, error, handled } = this.revealing;
    if (state === 'pending') return html`<p role="status">${t.viewing}</p>`;
    if (!error || handled) return nothing;
    if (error.code !== 'step_up') {
      return errorTemplate(error, locale, () => this.revealing.retry());
    }
    const assurance = textIn(ASSURANCE_NAMES[NEEDED], locale);
    return html`<div class="state state-denied" role="alert">
        <p>${t.stepUp(assurance)}</p>
        ${this.kept ? nothing : html`<p>${t.notKept}</p>`}
      </div>
      <div>
        <button class="button main" type="button" @click=${this.prove}>
          ${t.prove(assurance)}
        </button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-person': YztPerson;
  }
}
