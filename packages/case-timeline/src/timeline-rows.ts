import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import {
  entriesOf,
  lastSeq,
  newsAfter,
  rowsOf,
  type Entry,
  type Row,
  type RowsInit,
} from './timeline-model.ts';

/**
 * What of the given events is shown. Those that come while somebody reads wait until they are wanted, so that
 * nothing moves under the eyes.
 */
export class ShownRows {
  #events: readonly CaseEvent[] | undefined;
  #entries: readonly Entry[] = [];
  /** Number of the last event that is shown; those of higher numbers wait. */
  #until = Infinity;
  /** Number of the last event that was there at first. */
  #since = Infinity;
  #waiting = 0;
  #rows: readonly Row[] = [];
  #key: readonly unknown[] = [];

  /**
   * Takes the events as they are now. `atOnce`: nobody would be disturbed; `expected`: somebody asked for
   * them. Returns how many came by themselves and are shown.
   */
  take(events: readonly CaseEvent[], manner: 'wait' | 'atOnce' | 'expected'): number {
    if (events === this.#events) return 0;
    const before = this.#events;
    this.#events = events;
    this.#entries = entriesOf(events);
    if (before === undefined || before[0]?.case !== events[0]?.case) {
      this.#since = this.#until = lastSeq(this.#entries);
      this.#waiting = 0;
      return 0;
    }
    const news = newsAfter(this.#entries, this.#until).length;
    if (manner === 'wait' && news > 0) {
      this.#waiting = news;
      return 0;
    }
    this.reveal();
    if (manner !== 'expected') return news;
    this.#since = this.#until;
    return 0;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Shows those that wait. */
  reveal(): void {
    this.#until = lastSeq(this.#entries);
    this.#waiting = 0;
  }

  get shown(): readonly Entry[] {
    return this.#waiting === 0
      ? this.#entries
      : this.#entries.filter(({ event }) => event.seq <= this.#until);
  }

  isFresh({ event }: Entry): boolean {
    return event.seq > this.#since;
  }

  rows({ grouping, newestFirst }: RowsInit): readonly Row[] {
    const key = [this.#entries, this.#until, this.#waiting, grouping, newestFirst];
    if (!key.every((part, i) => part === this.#key[i])) {
      this.#key = key;
      this.#rows = rowsOf(this.shown, { grouping, newestFirst });
    }
    return this.#rows;
  }
}
