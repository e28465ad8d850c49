/** Clock and chance, so that a test needs neither. */
export interface Timing {
  /** Resolves after `ms` milliseconds; rejects with the reason of `signal` as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 up to 1. */
  random(): number;
  /** Milliseconds since 1970. */
  now(): number;
}

export const systemTiming: Timing = {
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
    }),
  random: Math.random,
  now: Date.now,
};
