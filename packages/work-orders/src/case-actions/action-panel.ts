import { errorTemplate, PANEL_ICONS, strokeIcon, Epoch } from '@yizhangtu/core';
import type { Desk } from '@yizhangtu/client';
import { readEventPage } from '@yizhangtu/client/cases.js';
import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import { describeError, toYztError, type Locale, type YztError } from '@yizhangtu/standard';
import {
  allowed,
  commandOfEvent,
  MOST_PHOTOS,
  transitionOf,
  viewerIn,
  type Allowed,
  type Case,
  type CaseEvent,
  type Command,
  type Unit,
} from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import { isSameUnit } from '../case-words/case-words.ts';
import { loadPhotos } from '../load-part.ts';
import { timeWords } from '../words.ts';
import { dropDrafts, keepDraft, takeDraft, type DraftPlace } from './action-drafts.ts';
import { ACTION_FIELDS, isAction, MAIN_ACTIONS, type ActionType } from './action-fields.ts';
import { formFields, hasLead } from './action-form.ts';
import {
  compose,
  emptyInput,
  inputOf,
  isPlain,
  type ActionFault,
  type ActionInput,
} from './action-model.ts';
import { actionPanelStrings, type ActionPanelStrings } from './action-panel.strings.ts';
import { ContactReveal } from './contact-reveal.ts';
import { leftItem } from './left-item.ts';
import { errorOf, leftOf, type SendingForm } from './send-command.ts';
import { readChoices, type UnitChoice } from './unit-choices.ts';

export { actionPanelStyles } from './action-panel.styles.ts';
export { sendCommand } from './send-command.ts';

/** What became of a command. `theirs`: the page took it over; `unsent`: there is nobody to send it to. */
export type Sent = 'done' | 'theirs' | 'unsent';

/** What the panel is drawn from, each time. */
export interface PanelAsk {
  readonly locale: Locale;
  readonly case: Case;
  readonly units: readonly Unit[];
  readonly county: string;
  /** Whom to call; undefined where there is no backend. */
  readonly desk: Desk | undefined;
  /** What is sent through it outlasts the page, or the connection. */
  readonly outbox: Outbox | undefined;
  /** Leave to act as the reporter without a session. */
  readonly token: string | undefined;
  readonly send: (
    command: Command,
    photos: readonly Blob[],
    title: string,
    form: SendingForm,
  ) => Promise<Sent>;
}

/** A form that was opened, and how it stands. */
interface Sheet {
  readonly action: Allowed & { readonly type: ActionType };
  readonly input: ActionInput;
  readonly photos: readonly Blob[];
  readonly faults: readonly ActionFault[];
  readonly photoFault: boolean;
  readonly sending: boolean;
  /** As the outbox tells it while it is on its way. */
  readonly item?: OutboxItem | undefined;
  readonly error?: YztError | undefined;
  readonly unsent?: boolean;
}

const keyOf = ({ type, order = '' }: Allowed): string => `${type} ${order}`;
/** Entries read to find one to correct: earlier ones stand in the timeline. */
const EVENTS = 50;
/** Those whose words or facts can be put right. */
const CORRECTABLE = ['submit', 'resupply', 'finish', 'answer', 'note'];

/**
 * What the viewer may do to a case, as buttons and small forms in the element's own root. What is typed
 * stays when the case changes, when another form is opened, and through a reload.
 */
export class ActionPanel {
  readonly #root: ShadowRoot;
  readonly #update: () => void;
  readonly #sheets = new Map<string, Sheet>();
  #open: string | undefined;
  #case: string | undefined;
  #events: readonly (readonly [CaseEvent, string])[] | undefined;
  /** As the backend tells them, where the page gives none. */
  #choices: readonly UnitChoice[] = [];
  #said = '';
  /** Of one case and person. */
  readonly #epoch = new Epoch();
  readonly #contact: ContactReveal;

  constructor(root: ShadowRoot, update: () => void) {
    this.#contact = new ContactReveal(root, update);
    this.#root = root;
    this.#update = update;
  }

  /** Takes away all that was typed: somebody else acts. */
  forget(): void {
    dropDrafts();
    this.#contact.forget();
    this.#clear();
  }

  /** What was shown in full goes with the element. */
  hide(): void {
    this.#contact.forget();
  }

  /** Whether a form is open. */
  get busy(): boolean {
    return this.#open !== undefined;
  }

  /** The actions on the case itself, or on one of its assignments. */
  render(ask: PanelAsk, order?: string): TemplateResult | typeof nothing {
    if (this.#case !== ask.case.id) {
      this.#clear();
      this.#case = ask.case.id;
    }
    const t = actionPanelStrings[ask.locale];
    const all = this.#possible(ask);
    const here = all.filter((each) => each.order === order);
    const [first] = all.filter(({ type }) => MAIN_ACTIONS.includes(type));
    const main = here.filter(({ type }) => MAIN_ACTIONS.includes(type));
    const more = here.filter(({ type }) => !MAIN_ACTIONS.includes(type));
    const sheet = this.#sheets.get(this.#open ?? '');
    const button = (each: Sheet['action']) => this.#button(each, each === first, ask);
    return html`${
      here.length === 0
        ? nothing
        : html`<div class="actions">
            ${main.map(button)}
            ${
              more.length === 0
                ? nothing
                : html`<details>
                    <summary class="button">
                      ${t.more}${strokeIcon(PANEL_ICONS.chevronDown)}
                    </summary>
                    <div class="actions">${more.map(button)}</div>
                  </details>`
            }
          </div>`
    }
    ${sheet && sheet.action.order === order ? this.#form(sheet, all, ask, t) : nothing}
    ${
      order === undefined
        ? html`${this.#contact.render({ ...ask, place: placeOf(ask) })}${this.#foot(ask, t)}`
        : nothing
    }`;
  }

  #possible({ case: matter, desk }: PanelAsk): Sheet['action'][] {
    return allowed(matter, viewerIn(matter)).flatMap((each) =>
      isAction(each.type) && (each.type !== 'correct' || desk)
        ? [{ ...each, type: each.type }]
        : [],
    );
  }

  #button(action: Sheet['action'], first: boolean, ask: PanelAsk): TemplateResult {
    const key = keyOf(action);
    const sheet = this.#sheets.get(key);
    return html`<button
      class=${first ? 'button main' : 'button'}
      type="button"
      data-action=${key}
      aria-expanded=${isPlain(action.type) ? nothing : this.#open === key}
      ?disabled=${sheet?.sending === true}
      @click=${() => this.#press(action, ask)}
    >
      ${transitionOf(action.type).name[ask.locale]}
    </button>`;
  }

  #press(action: Sheet['action'], ask: PanelAsk): void {
    const key = keyOf(action);
    this.#said = '';
    if (this.#open === key && !isPlain(action.type)) return this.#close();
    this.#open = key;
    if (!this.#sheets.has(key)) {
      const { type } = action;
      const empty = emptyInput(type, hasLead(ask.case));
      const input = takeDraft(placeOf(ask), key, type) ?? empty;
      this.#put(action, { input });
    }
    if (action.type === 'correct') void this.#readEvents(ask);
    if (asksUnit(action.type)) void this.#readChoices(ask);
    if (isPlain(action.type)) void this.#send(action, ask);
    else this.#focus('.sheet :is(textarea, input, select)');
    this.#update();
  }

  #put(action: Sheet['action'], more: Partial<Sheet>): void {
    const key = keyOf(action);
    const before = this.#sheets.get(key) ?? {
      action,
      input: emptyInput(action.type),
      photos: [],
      faults: [],
      photoFault: false,
      sending: false,
    };
    this.#sheets.set(key, { ...before, ...more });
    this.#update();
  }

  #close(): void {
    const key = this.#open;
    this.#open = undefined;
    this.#update();
    if (key !== undefined) this.#focus(`[data-action="${key}"]`);
  }

  #clear(): void {
    this.#epoch.next();
    this.#sheets.clear();
    this.#open = this.#events = undefined;
    this.#choices = [];
    this.#said = '';
  }

  /** After the drawing that is under way. */
  #focus(selector: string): void {
    requestAnimationFrame(() => this.#root.querySelector<HTMLElement>(selector)?.focus());
  }

  #form(
    sheet: Sheet,
    all: readonly Sheet['action'][],
    ask: PanelAsk,
    t: ActionPanelStrings,
  ): TemplateResult {
    const { action, input, sending } = sheet;
    const { type } = action;
    const name = transitionOf(type).name[ask.locale];
    const possible = all.some((each) => keyOf(each) === keyOf(action));
    const change = (next: ActionInput) => {
      keepDraft(placeOf(ask), keyOf(action), next);
      this.#put(action, { input: next, faults: [] });
    };
    if (isPlain(type)) return html`<div class="sheet">${this.#standing(sheet, ask, t)}</div>`;
    return html`<form
      class="sheet"
      novalidate
      aria-label=${name}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#send(action, ask);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.isComposing) this.#close();
      }}
    >
      <h4>${name}</h4>
      ${formFields({
        ...sheet,
        t,
        locale: ask.locale,
        type,
        case: ask.case,
        units: unitsOf(ask),
        suggested: this.#choices,
        county: ask.county,
        events: this.#events,
        input,
        change,
        addPhotos: (files) => void this.#addPhotos(action, files),
        dropPhotos: () => this.#put(action, { photos: [], photoFault: false }),
      })}
      ${possible || sending ? nothing : html`<p class="fault" role="alert">${t.notNow}</p>`}
      ${this.#standing(sheet, ask, t)}
      <div class="actions">
        <button class="button main" type="submit" ?disabled=${sending || !possible}>
          ${t.send(name)}
        </button>
        <button class="button" type="button" @click=${() => this.#close()}>${t.cancel}</button>
      </div>
    </form>`;
  }

  /** How the sending stands: under way, waiting for a connection, refused. */
  #standing({ action, sending, item, error, unsent }: Sheet, ask: PanelAsk, t: ActionPanelStrings) {
    const { locale, outbox } = ask;
    if (sending) {
      const waits = item?.state === 'waiting' && item.error !== undefined;
      return html`<p role="status">
        ${waits ? `${describeError(errorOf(item), locale).what} ${t.waiting}` : t.sending}
        ${waits && outbox?.storage === 'memory' ? t.inMemory : nothing}
      </p>`;
    }
    if (unsent === true) return html`<p class="fault" role="alert">${t.unsent}</p>`;
    if (error === undefined) return nothing;
    if (error.code === 'version_mismatch') {
      return html`<p class="fault" role="alert">${t.changed}</p>`;
    }
    const [issue] = error.issues;
    const words =
      error.code === 'not_found' && action.type === 'merge'
        ? t.noCase
        : error.code === 'transition_not_allowed' || error.code === 'denied'
          ? issue?.message[locale]
          : undefined;
    if (words !== undefined) return html`<p class="fault" role="alert">${words}</p>`;
    return errorTemplate(error, locale, () => void this.#send(action, ask));
  }

  #foot(ask: PanelAsk, t: ActionPanelStrings): TemplateResult {
    const { locale, outbox, case: matter } = ask;
    const left = outbox ? leftOf(outbox, matter.id) : [];
    const own = [...this.#sheets.values()].map(({ item }) => item?.id);
    const others = left.filter(({ id }) => !own.includes(id));
    return html`<p class="said" role="status" tabindex="-1">${this.#said}</p>
      ${others.map((item) =>
        leftItem(item, {
          said: html`${item.state === 'sent' ? nothing : t.left[item.state](item.title)}
          ${item.error ? describeError(errorOf(item), locale).what : nothing}`,
          words: t,
          outbox,
          refill: () => void this.#refill(item, ask),
        }),
      )}`;
  }

  /** Opens the form of what could not be done, with all that was typed. */
  async #refill(item: OutboxItem, ask: PanelAsk): Promise<void> {
    const command = item.body as Command;
    if (!isAction(command.type)) return;
    const action = {
      type: command.type,
      ...('order' in command ? { order: command.order } : {}),
    };
    const { signal } = this.#epoch;
    const kept = await Promise.all(item.photos.map((_, i) => ask.outbox?.photo(item.id, i)));
    if (signal.aborted) return;
    const photos = kept.filter((photo) => photo !== undefined);
    this.#open = keyOf(action);
    this.#put(action, { input: inputOf(command), photos });
    keepDraft(placeOf(ask), keyOf(action), inputOf(command));
    await ask.outbox?.remove(item.id);
    this.#focus('.sheet :is(textarea, input, select)');
  }

  async #addPhotos(action: Sheet['action'], files: readonly File[]): Promise<void> {
    const { signal } = this.#epoch;
    const made = await Promise.allSettled(
      files.map(async (file) => (await loadPhotos()).shrinkPhoto(file)),
    );
    if (signal.aborted) return;
    const good = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const before = this.#sheets.get(keyOf(action))?.photos ?? [];
    this.#put(action, {
      photos: [...before, ...good].slice(0, MOST_PHOTOS),
      photoFault: good.length < files.length,
    });
  }

  async #readEvents({ desk, case: { id }, locale, token }: PanelAsk): Promise<void> {
    if (desk === undefined) return;
    const { signal } = this.#epoch;
    const events = await readEventPage(desk, id, { from: 'last', limit: EVENTS }, { token }).then(
      ({ items }) => [...items].reverse(),
      () => [],
    );
    if (signal.aborted) return;
    this.#events = events.flatMap((event) => {
      const type = commandOfEvent(event.type);
      if (type === undefined || !CORRECTABLE.includes(type)) return [];
      const words = `${transitionOf(type).name[locale]} ${timeWords(event.occurredAt, locale)}`;
      return [[event, words] as const];
    });
    this.#update();
  }

  /** Asked for again with each form: who is on duty changes. */
  async #readChoices({ desk, units, case: { place } }: PanelAsk): Promise<void> {
    if (desk === undefined || units.length > 0) return;
    const { signal } = this.#epoch;
    const choices = await readChoices(desk, place.division);
    if (signal.aborted) return;
    this.#choices = choices;
    this.#update();
  }

  async #send(action: Sheet['action'], ask: PanelAsk): Promise<void> {
    const key = keyOf(action);
    const { input, photos, sending } = this.#sheets.get(key)!;
    if (sending) return;
    const made = compose(action, input);
    if (!made.ok) {
      this.#put(action, { faults: made.faults });
      const [{ field } = { field: '' }] = made.faults;
      this.#focus(
        `[id^="a-${field}"], [name="a-${field}"], .sheet [aria-describedby*="${field}-fault"] :is(select, input)`,
      );
      return;
    }
    const name = transitionOf(action.type).name[ask.locale];
    const place = placeOf(ask);
    const { signal } = this.#epoch;
    const put = (more: Partial<Sheet>) => {
      if (!signal.aborted) this.#put(action, more);
    };
    put({ sending: true, error: undefined, unsent: false, faults: [] });
    try {
      const sent = await ask.send(made.command, photos, `${name}：${ask.case.title}`, {
        signal,
        progress: (item) => put({ item }),
      });
      if (sent === 'unsent') return put({ sending: false, unsent: true });
      const kept = takeDraft(place, key, action.type);
      // What was typed since is another thing to send.
      if (kept && isSame(compose(action, kept), made)) keepDraft(place, key, undefined);
      if (signal.aborted) return;
      this.#sheets.delete(key);
      if (this.#open === key) this.#open = undefined;
      this.#said = sent === 'done' ? actionPanelStrings[ask.locale].done(name) : '';
      this.#update();
      this.#focus('.said');
    } catch (thrown) {
      const error = toYztError(thrown);
      // Whoever acts now is another, or the outbox goes on with it at the next visit.
      const gone = error.code === 'aborted';
      put({ sending: false, error: gone ? undefined : error, item: undefined });
    }
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const asksUnit = (type: ActionType): boolean =>
  ACTION_FIELDS[type].some(({ kind }) => kind === 'unit' || kind === 'units');

/** Units to choose from: those given, and those of the case. */
function unitsOf({ units, case: { orders } }: PanelAsk): readonly Unit[] {
  const all: Unit[] = [...units];
  for (const { unit } of orders) {
    if (!all.some((one) => isSameUnit(one, unit))) all.push(unit);
  }
  return units.length === 0 ? [] : all;
}

/** Whose drafts they are: of one backend, person and case. */
function placeOf({ desk, token, case: { id } }: PanelAsk): DraftPlace {
  const { baseUrl = '', session } = desk?.client ?? {};
  return {
    owner: `${baseUrl} ${token === undefined ? (session?.user?.id ?? '') : id}`,
    matter: id,
  };
}
