/** `burst` requests at once, then `perSecond` of them. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * A token bucket for each caller. `take` gives 0 when the request may go on, otherwise the whole seconds to
 * wait.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** @param now milliseconds of a clock that never goes back */
  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  take(caller: string): number {
    const { perSecond, burst } = this.#rate;
    const now = this.#now();
    const bucket = this.#buckets.get(caller) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    const allowed = tokens >= 1;
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { tokens: allowed ? tokens - 1 : tokens, at: now });
    this.#forget(now);
    return allowed ? 0 : Math.ceil((1 - tokens) / perSecond);
  }

  // The map is in order of use: buckets that have filled up again since are at its head.
  #forget(now: number): void {
    const full = (this.#rate.burst / this.#rate.perSecond) * 1000;
    for (const [caller, { at }] of this.#buckets) {
      if (now - at < full) return;
      this.#buckets.delete(caller);
    }
  }
}

/** One caller: an IPv4 address, or the /64 network that one IPv6 subscriber has. */
export function callerOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':');
}
