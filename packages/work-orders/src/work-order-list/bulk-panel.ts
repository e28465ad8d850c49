import type { Desk } from '@yizhangtu/client';
import { dispatchAll } from '@yizhangtu/client/work-orders.js';
import { errorTemplate, saveFile } from '@yizhangtu/core';
import { toYztError, type Locale, type YztError } from '@yizhangtu/standard';
import type { CategoryTree, CommandOf, Unit } from '@yizhangtu/standard/cases.js';
import { csvName } from '@yizhangtu/standard/csv.js';
import { html, nothing, type TemplateResult } from 'lit';
import { formFields } from '../case-actions/action-form.ts';
import {
  compose,
  emptyInput,
  type ActionFault,
  type ActionInput,
} from '../case-actions/action-model.ts';
import { readChoices, type UnitChoice } from '../case-actions/unit-choices.ts';
import { actionPanelStrings } from '../case-actions/action-panel.strings.ts';
import { bulkPanelStrings } from './bulk-panel.strings.ts';
import { ordersCsv } from './orders-csv.ts';
import type { BoardRow } from './orders-model.ts';

export { actionPanelStyles } from '../case-actions/action-panel.styles.ts';

/** Most cases of one call. */
const BATCH = 200;

/** What became of a case: dispatched, or why not. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly words: string };

export interface BulkAsk {
  readonly locale: Locale;
  readonly rows: readonly BoardRow[];
  readonly units: readonly Unit[];
  readonly desk: Desk | undefined;
  /** Given the command; true when the page takes it over. */
  readonly theirs: (command: CommandOf<'dispatch'>) => boolean;
  /** What became of them, by the key of their lines. */
  readonly done: (outcomes: ReadonlyMap<string, Outcome>) => void;
  readonly close: () => void;
}

/** The form that dispatches several cases alike; each is done or refused by itself. */
export class BulkPanel {
  readonly #update: () => void;
  #input: ActionInput = emptyInput('dispatch');
  #faults: readonly ActionFault[] = [];
  #sending = false;
  #error: YztError | undefined;
  #said = '';
  /** As the backend tells them, where the page gives none. */
  #choices: readonly UnitChoice[] = [];
  #asked = false;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** What was last done, in words. */
  get said(): string {
    return this.#said;
  }

  forget(): void {
    this.#input = emptyInput('dispatch');
    this.#faults = [];
    this.#error = undefined;
    this.#said = '';
    this.#asked = false;
    this.#choices = [];
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
      ${this.#sending ? html`<p role="status">${t.sending}</p>` : nothing}
      ${this.#error ? errorTemplate(this.#error, locale, () => void this.#send(ask)) : nothing}
      <div class="actions">
        <button class="button main" type="submit" ?disabled=${this.#sending || rows.length === 0}>
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
    if (ask.desk === undefined) {
      this.#said = actionPanelStrings[ask.locale].unsent;
      this.#update();
      return;
    }
    this.#sending = true;
    this.#error = undefined;
    this.#update();
    const outcomes = new Map<string, Outcome>();
    try {
      for (let at = 0; at < ask.rows.length; at += BATCH) {
        await this.#batch(ask.rows.slice(at, at + BATCH), command, ask.desk, ask, outcomes);
      }
    } catch (thrown) {
      this.#error = toYztError(thrown);
    }
    this.#sending = false;
    const all = [...outcomes.values()];
    const done = all.filter(({ ok }) => ok).length;
    this.#said = bulkPanelStrings[ask.locale].result(done, all.length - done);
    // What was done before a batch failed is done.
    ask.done(outcomes);
    this.#update();
  }

  async #batch(
    rows: readonly BoardRow[],
    { orders, join }: CommandOf<'dispatch'>,
    desk: Desk,
    { locale }: BulkAsk,
    outcomes: Map<string, Outcome>,
  ): Promise<void> {
    const t = bulkPanelStrings[locale];
    const { items } = await dispatchAll(desk, {
      cases: rows.map(({ case: { id, version } }) => ({ case: id, version })),
      orders,
      ...(join === undefined ? {} : { join }),
    });
    for (const { case: id, ok, code = '', reason } of items) {
      const words = reason?.[locale] ?? t.refused[code] ?? t.other(code);
      outcomes.set(id, ok ? { ok } : { ok, words });
    }
  }
}

/** Hands the lines to the browser as a file. */
export const saveOrders = (
  name: string,
  rows: readonly BoardRow[],
  locale: Locale,
  tree: CategoryTree | undefined,
): void => saveFile(csvName([name]), ordersCsv(rows, locale, tree), 'text/csv');
