/** Runs `work` when woken and, lest a waking was lost, every `everyMs`; one run at a time. */
export interface Poll {
  wake(): void;
  /** Resolves when no run is under way any more. */
  close(): Promise<void>;
}

export function poll(
  everyMs: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Poll {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work().catch(onError);
    } while (again && !closed);
    running = undefined;
  };
  const wake = (): void => {
    if (closed) return;
    again = true;
    running ??= run();
  };
  const timer = setInterval(wake, everyMs);
  timer.unref();
  return {
    wake,
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}
