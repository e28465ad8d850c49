import type { Timing } from '../timing.ts';

interface Sleeper {
  readonly ms: number;
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Timing {
  /** How long each sleep was to be, in their order. */
  readonly slept: number[] = [];
  readonly #sleepers = new Set<Sleeper>();
  readonly #watchers = new Set<() => void>();
  /** Sleeps that pass at once. */
  skip: (ms: number) => boolean = () => false;
  #now = Date.parse('2026-11-21T06:38:00Z');
  #passed = 0;

  random(): number {
    return 0.5;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener('abort', stop);
        this.#sleepers.delete(sleeper);
        resolve();
      };
      const sleeper = { ms, at: this.#passed + ms, wake };
      this.slept.push(ms);
      if (this.skip(ms)) {
        this.pass(ms);
        return resolve();
      }
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', stop, { once: true });
      for (const look of [...this.#watchers]) look();
    });
  }

  /** Resolves with the length of a sleep that `is` fits, as soon as somebody sleeps so. */
  asleep(is: (ms: number) => boolean): Promise<number> {
    return new Promise((resolve) => {
      const look = () => {
        const found = [...this.#sleepers].find(({ ms }) => is(ms));
        if (found === undefined) return;
        this.#watchers.delete(look);
        resolve(found.ms);
      };
      this.#watchers.add(look);
      look();
    });
  }

  /** Time passes: who has slept long enough wakes. */
  pass(ms: number): void {
    this.#now += ms;
    this.#passed += ms;
    for (const { at, wake } of [...this.#sleepers]) if (at <= this.#passed) wake();
  }

  /** The clock of the device is set, and no time passes. */
  set(now: number): void {
    this.#now = now;
  }
}
