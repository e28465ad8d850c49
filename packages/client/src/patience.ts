import type { Session } from './session/session.ts';
import type { Timing } from './timing.ts';

/** The longest that a timer of a browser can wait. */
const TIMER_MS = 2 ** 31 - 1;

interface Tries {
  readonly count: number;
  /** When the last one was: a clock that says less was set back since, and tells nothing. */
  readonly since: number;
  /** Not to be tried before: milliseconds since 1970. */
  readonly at: number;
  /** Not before this even when the connection is back: a server asked for it. */
  readonly asked: number;
}

/**
 * How long each thing waits for its next try. Full jitter: anywhere from 0 to a bound that doubles, so that
 * many devices do not come back at one time. The wait that a server asks for is kept; one of chance ends
 * when the connection is back, or the session has changed.
 */
export class Patience {
  /** Bound of the first wait: milliseconds. */
  least = 1_000;
  readonly #timing: Timing;
  readonly #most: number;
  readonly #session: Session | undefined;
  readonly #tries = new Map<string, Tries>();
  #nap: AbortController | undefined;

  /** `most`: where the bound ends to double, in milliseconds. `signal`: when it is of no use any more. */
  constructor(timing: Timing, most: number, session: Session | undefined, signal: AbortSignal) {
    this.#timing = timing;
    this.#most = most;
    this.#session = session;
    const until = { signal };
    session?.addEventListener('statechange', this.hurry, until);
    globalThis.addEventListener?.('online', this.hurry, until);
  }

  /** `retryAfter`: seconds that a server asks for. */
  failed(id: string, retryAfter = 0): void {
    const count = this.#tries.get(id)?.count ?? 0;
    const since = this.#timing.now();
    const asked = since + Math.min(retryAfter * 1000, TIMER_MS);
    const jitter = this.#timing.random() * Math.min(this.#most, this.least * 2 ** count);
    this.#tries.set(id, { count: count + 1, since, at: asked + jitter, asked });
  }

  forget(id: string): void {
    this.#tries.delete(id);
  }

  /** Milliseconds to wait; 0 when it may be tried. As long as it takes until who acts is signed in again. */
  left(id: string): number {
    if (this.#session && this.#session.state !== 'signedIn') return Infinity;
    const tries = this.#tries.get(id);
    const now = this.#timing.now();
    return tries === undefined || now < tries.since ? 0 : Math.max(0, tries.at - now);
  }

  /** Resolves after `ms`, when it is woken, or when `signal` is aborted. */
  async nap(ms: number, signal: AbortSignal): Promise<void> {
    const nap = new AbortController();
    const wake = () => nap.abort();
    this.#nap = nap;
    if (signal.aborted) wake();
    signal.addEventListener('abort', wake, { signal: nap.signal });
    await this.#timing.sleep(Math.min(ms, TIMER_MS), nap.signal).catch(wake);
    wake();
  }

  wake(): void {
    this.#nap?.abort();
  }

  /** Ends the waits of chance. */
  readonly hurry = (): void => {
    for (const [id, tries] of this.#tries) {
      this.#tries.set(id, { ...tries, count: 0, at: tries.asked });
    }
    this.wake();
  };
}
