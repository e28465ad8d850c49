import {
  advance,
  apply,
  limitsOf,
  type Actor,
  type Beginning,
  type CaseEvent,
  type CaseRecord,
  type Command,
  type NewCase,
  type ReadyCaseSettings,
  type Viewer,
} from '@yizhangtu/standard/cases.js';
import type { Random } from './random.ts';
import { uuid7 } from './uuid.ts';

const HOUR = 3_600_000;

export interface By {
  readonly viewer: Viewer;
  readonly actor: Actor;
}

/** A case that commands are done to one after another; what it becomes is what the one table of transitions says. */
export class CaseStory {
  readonly log: CaseEvent[] = [];
  readonly #settings: ReadyCaseSettings;
  readonly #random: Random;
  #record: CaseRecord | undefined;
  /** Milliseconds since 1970. */
  now: number;

  constructor(settings: ReadyCaseSettings, random: Random, now: number) {
    this.#settings = settings;
    this.#random = random;
    this.now = now;
  }

  get record(): CaseRecord {
    if (this.#record === undefined) throw new Error('the case has not begun');
    return this.#record;
  }

  /** Working hours go by. */
  later(hours: number): void {
    const spent = advance(this.now, hours * HOUR, 'work-hour', this.#settings.clocks);
    this.now = Math.round(spent / 1000) * 1000;
  }

  begin(report: NewCase, beginning: Beginning, by: By): void {
    const id = uuid7(this.now, this.#random);
    this.#apply({ type: 'submit', report }, by, { id, beginning });
  }

  do(command: Command, by: By): void {
    this.#apply(command, by);
  }

  #apply(
    command: Command,
    { viewer, actor }: By,
    begins?: { id: string; beginning: Beginning },
  ): void {
    const record = this.#record;
    const applied = apply(record, command, {
      viewer,
      actor,
      id: uuid7(this.now, this.#random),
      now: new Date(this.now).toISOString(),
      rules: this.#settings.rules,
      ...(begins === undefined ? {} : { begins }),
      limit: record && limitsOf(this.#settings.tree, record.category, record.kind).handling,
    });
    if (!applied.ok) throw new Error(`${command.type}: ${applied.code}`);
    this.#record = applied.state;
    this.log.push(...applied.events);
  }
}
