import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import {
  feedOf,
  timelineOf,
  upTo,
  type Feed,
  type FeedInit,
  type Timeline,
} from './timeline-model.ts';

const NOTHING = timelineOf([]);

/**
 * What of the given events is shown. Those that come while somebody reads wait until they are wanted, so that
 * nothing moves under the eyes.
 */
export class ShownRows {
  #events: readonly CaseEvent[] | undefined;
  #timeline: Timeline = NOTHING;
  /** Number of the last event that is shown; those of higher numbers wait. */
  #until = Infinity;
  /** Number of the last event that was there at first. */
  #since = Infinity;
  #waiting = 0;
  #feed: Feed = { items: [], groupAt: () => undefined };
  #shown: readonly CaseEvent[] = [];
  #key: readonly unknown[] = [];

  /**
   * Takes the events as they are now. `atOnce`: nobody would be disturbed; `expected`: somebody asked for
   * them. Returns how many came by themselves and are shown.
   */
  take(events: readonly CaseEvent[], manner: 'wait' | 'atOnce' | 'expected'): number {
    if (events === this.#events) return 0;
    const before = this.#events;
    this.#events = events;
    this.#timeline = timelineOf(events);
    if (before === undefined || before[0]?.case !== events[0]?.case) {
      this.#since = this.#until = this.#timeline.last;
      this.#waiting = 0;
      this.#shown = this.#timeline.events;
      return 0;
    }
    const known = upTo(this.#timeline.events, this.#until);
    const news = this.#timeline.events.length - known.length;
    if (manner === 'wait' && news > 0) {
      this.#waiting = news;
      this.#shown = known;
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
    this.#until = this.#timeline.last;
    this.#waiting = 0;
    this.#shown = this.#timeline.events;
  }

  /** What is shown, as it happened. */
  get shown(): readonly CaseEvent[] {
    return this.#shown;
  }

  get corrections(): Timeline['corrections'] {
    return this.#timeline.corrections;
  }

  get sample(): boolean {
    return this.#timeline.sample;
  }

  isFresh({ seq }: CaseEvent): boolean {
    return seq > this.#since;
  }

  feed({ grouping, newestFirst }: FeedInit): Feed {
    const key = [this.#shown, grouping, newestFirst];
    if (!key.every((part, i) => part === this.#key[i])) {
      this.#key = key;
      this.#feed = feedOf(this.#shown, { grouping, newestFirst });
    }
    return this.#feed;
  }
}
