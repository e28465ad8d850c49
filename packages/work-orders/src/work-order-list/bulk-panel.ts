import type { Desk } from '@yizhangtu/client';
import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import { errorTemplate, saveFile, Epoch } from '@yizhangtu/core';
import { describeError, toYztError, type Locale, type YztError } from '@yizhangtu/standard';
import type { CategoryTree, CommandOf, Unit } from '@yizhangtu/standard/cases.js';
import { dispatchCases } from '@yizhangtu/standard/contract.js';
import { csvName } from '@yizhangtu/standard/csv.js';
import { html, nothing, type TemplateResult } from 'lit';
import { formFields } from '../case-actions/action-form.ts';
import {
  compose,
  emptyInput,
  inputOf,
  type ActionFault,
  type ActionInput,
} from '../case-actions/action-model.ts';
import { readChoices, type UnitChoice } from '../case-actions/unit-choices.ts';
import { actionPanelStrings } from '../case-actions/action-panel.strings.ts';
import { leftItem } from '../case-actions/left-item.ts';
import { errorOf } from '../case-actions/send-command.ts';
import { bulkItems, outcomesOf, resultsOf, type BulkBody, type Outcome } from './bulk-outbox.ts';
import { bulkPanelStrings } from './bulk-panel.strings.ts';
import { ordersCsv } from './orders-csv.ts';
import type { BoardRow } from './orders-model.ts';

export { actionPanelStyles } from '../case-actions/action-panel.styles.ts';

/** Most cases of one call. */
const BATCH = 200;

export type { Outcome } from './bulk-outbox.ts';

export interface BulkAsk {
  readonly locale: Locale;
  readonly rows: readonly BoardRow[];
  readonly units: readonly Unit[];
  readonly desk: Desk | undefined;
  /** Given the command; true when the page takes it over. */
  readonly theirs: (command: CommandOf<'dispatch'>) => boolean;
  /** All of them are kept, and on their way. */
  readonly kept: () => void;
  readonly close: () => void;
}

/**
 * The form that dispatches several cases alike, through the outbox: they are kept on the device until the server has
 * them, and each is done or refused by itself.
 */
export class BulkPanel {
  readonly #update: () => void;
  readonly #done: (cases: readonly string[]) => void;
  readonly #told = new Set<string>();
  #outbox: Outbox | undefined;
  #input: ActionInput = emptyInput('dispatch');
  #faults: readonly ActionFault[] = [];
  #keeping = false;
  readonly #epoch = new Epoch();
  #error: YztError | undefined;
  #said: (locale: Locale) => string = () => '';
  /** As the backend tells them, where the page gives none. */
  #choices: readonly UnitChoice[] = [];
  #asked = false;

  /** @param done - told of cases that were dispatched */
  constructor(update: () => void, done: (cases: readonly string[]) => void) {
    this.#update = update;
    this.#done = done;
  }

  /** Takes up what this person sent before, and follows it. */
  follow(outbox: Outbox): void {
    if (outbox === this.#outbox) return;
    this.#leave();
    this.#outbox = outbox;
    outbox.addEventListener('change', this.#onOutbox);
    this.#onOutbox();
  }

  /** What was last done, in words. */
  said(locale: Locale): string {
    return this.#said(locale);
  }

  /** How cases stand that were sent, by their ids. */
  outcomes(locale: Locale): ReadonlyMap<string, Outcome> {
    return outcomesOf(this.#items, locale);
  }

  /** Nothing is left of what was filled in or shown; what is on its way goes on for whom it belongs to. */
  forget(): void {
    this.#epoch.next();
    this.#leave();
    this.#input = emptyInput('dispatch');
    this.#faults = [];
    this.#error = undefined;
    this.#said = () => '';
    this.#asked = false;
    this.#choices = [];
  }

  #leave(): void {
    this.#outbox?.removeEventListener('change', this.#onOutbox);
    this.#outbox = undefined;
    this.#told.clear();
  }

  get #items(): readonly OutboxItem[] {
    return this.#outbox === undefined ? [] : bulkItems(this.#outbox);
  }

  readonly #onOutbox = (): void => {
    const fresh = this.#items.filter(({ id, state }) => state === 'sent' && !this.#told.has(id));
    if (fresh.length > 0) {
      const results = fresh.flatMap(resultsOf);
      const done = results.filter(({ ok }) => ok).map((one) => one.case);
      this.#said = (locale) =>
        bulkPanelStrings[locale].result(done.length, results.length - done.length);
      for (const item of fresh) {
        this.#told.add(item.id);
        // Why others were refused stays on their lines until the next dispatch, through a reload too.
        if (resultsOf(item).every(({ ok }) => ok)) void this.#outbox?.remove(item.id);
      }
      this.#done(done);
    }
    this.#update();
  };

  /** How what was sent stands as a whole: what keeps it from going, and what can be done about it. */
  standing(locale: Locale, choose: (cases: readonly string[]) => void): TemplateResult {
    const t = bulkPanelStrings[locale];
    const words = actionPanelStrings[locale];
    const outbox = this.#outbox;
    const left = this.#items.filter(({ state, error }) => state !== 'sent' && error !== undefined);
    return html`${left.map((item) => {
      const { cases } = item.body as BulkBody;
      const why = describeError(errorOf(item), locale).what;
      return leftItem(item, {
        said: html`${item.state === 'failed' ? t.failed(cases.length) : nothing} ${why}
        ${item.state === 'failed' ? nothing : words.waiting}
        ${outbox?.storage === 'memory' ? words.inMemory : nothing}`,
        words,
        outbox,
        refill: () => void this.#refill(item, choose),
      });
    })}`;
  }

  /** Opens the form of what could not be sent, with all that was filled in. */
  async #refill(item: OutboxItem, choose: (cases: readonly string[]) => void): Promise<void> {
    const { cases, orders, join } = item.body as BulkBody;
    this.#input = inputOf({ type: 'dispatch', orders, ...(join === undefined ? {} : { join }) });
    choose(cases.map((one) => one.case));
    await this.#outbox?.remove(item.id);
  }

  render(ask: BulkAsk): TemplateResult {
    const { locale, rows, units, desk, close } = ask;
    const t = bulkPanelStrings[locale];
    const [first] = rows;
    void this.#readChoices(ask);
    return html`<form
      class="sheet"
      novalidate
      aria-label=${t.title(rows.length)}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#send(ask);
      }}
    >
      <h3>${t.title(rows.length)}</h3>
      ${formFields({
        t: actionPanelStrings[locale],
        locale,
        type: 'dispatch',
        case: { tier: first?.case.tier ?? 'county', yours: [], orders: [], round: 0 },
        units,
        suggested: this.#choices,
        county: desk?.county ?? first?.case.place.division.slice(0, 6) ?? '',
        events: undefined,
        input: this.#input,
        faults: this.#faults,
        photos: [],
        photoFault: false,
        change: (input) => {
          this.#input = input;
          this.#faults = [];
          this.#update();
        },
        addPhotos: () => undefined,
        dropPhotos: () => undefined,
      })}
      ${this.#error ? errorTemplate(this.#error, locale, () => void this.#send(ask)) : nothing}
      <div class="actions">
        <button class="button main" type="submit" ?disabled=${this.#keeping || rows.length === 0}>
          ${t.send(rows.length)}
        </button>
        <button class="button" type="button" @click=${close}>${t.cancel}</button>
      </div>
    </form>`;
  }

  /** Once for each time that the form is opened. */
  async #readChoices({ units, desk }: BulkAsk): Promise<void> {
    if (this.#asked || desk === undefined || units.length > 0) return;
    this.#asked = true;
    this.#choices = await readChoices(desk, desk.county);
    this.#update();
  }

  async #send(ask: BulkAsk): Promise<void> {
    const made = compose({ type: 'dispatch' }, this.#input);
    if (!made.ok) {
      this.#faults = made.faults;
      this.#update();
      return;
    }
    const command = made.command as CommandOf<'dispatch'>;
    if (ask.theirs(command)) return ask.close();
    const { desk, locale } = ask;
    const outbox = this.#outbox;
    if (desk === undefined || outbox === undefined) {
      this.#said = (told) => actionPanelStrings[told].unsent;
      this.#update();
      return;
    }
    const standing = this.outcomes(locale);
    const rows = ask.rows.filter(({ key }) => {
      const one = standing.get(key);
      return one === undefined || (!one.ok && one.waits !== true);
    });
    const { signal } = this.#epoch;
    this.#keeping = true;
    this.#error = undefined;
    this.#update();
    try {
      for (const { id, state } of this.#items) {
        if (state === 'sent' || state === 'failed') await outbox.remove(id);
      }
      for (let at = 0; at < rows.length; at += BATCH) {
        await this.#keep(rows.slice(at, at + BATCH), command, outbox, ask);
      }
      if (signal.aborted) return;
      this.#input = emptyInput('dispatch');
      this.#said = (told) => bulkPanelStrings[told].kept(rows.length);
      ask.kept();
    } catch (thrown) {
      this.#error = toYztError(thrown);
    }
    this.#keeping = false;
    this.#update();
  }

  async #keep(
    rows: readonly BoardRow[],
    { orders, join }: CommandOf<'dispatch'>,
    outbox: Outbox,
    { desk, locale }: BulkAsk,
  ): Promise<void> {
    await outbox.submit(dispatchCases, {
      params: { county: desk!.county },
      body: {
        cases: rows.map(({ case: { id, version } }) => ({ case: id, version })),
        orders,
        ...(join === undefined ? {} : { join }),
      },
      title: bulkPanelStrings[locale].title(rows.length),
      lane: 'dispatches',
    });
  }
}

/** Hands the lines to the browser as a file. */
export const saveOrders = (
  name: string,
  rows: readonly BoardRow[],
  locale: Locale,
  tree: CategoryTree | undefined,
): void => saveFile(csvName([name]), ordersCsv(rows, locale, tree), 'text/csv');
