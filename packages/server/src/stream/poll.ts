import { setTimeout } from 'node:timers/promises';

/**
 * Runs `work` when woken and, lest a waking was lost, every so often; one run at a time, and with a rest between two,
 * so that what comes in quick succession is worked through together.
 */
export interface Poll {
  wake(): void;
  /** Resolves when no run is under way any more. */
  close(): Promise<void>;
}

/** Nobody who waits for news feels it. */
const REST_MS = 50;

export function poll(
  everyMs: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Poll {
  let running: Promise<void> | undefined;
  let again = false;
  const ending = new AbortController();
  const rest = () =>
    setTimeout(REST_MS, undefined, { signal: ending.signal }).catch(() => undefined);
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work().catch(onError);
      await rest();
    } while (again && !ending.signal.aborted);
    running = undefined;
  };
  const wake = (): void => {
    if (ending.signal.aborted) return;
    again = true;
    running ??= run();
  };
  const timer = setInterval(wake, everyMs);
  timer.unref();
  return {
    wake,
    async close() {
      ending.abort();
      clearInterval(timer);
      await running;
    },
  };
}
