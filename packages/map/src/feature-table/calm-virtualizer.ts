/** The part of a virtualizer that is changed. */
interface Scheduling {
  _schedule(method: () => void): Promise<void>;
}

/**
 * Lets a virtualizer of `@lit-labs/virtualizer` lay out its rows in the next frame. By itself it does so
 * while the browser tells sizes, and the browser reports that to the page as an error ("ResizeObserver
 * loop"), which a portal that watches its errors would take for one of its own.
 */
export function calm(virtualizer: object): void {
  const waiting = new Set<() => void>();
  const scheduling = virtualizer as Scheduling;
  scheduling._schedule = async (method) => {
    if (waiting.has(method)) return;
    waiting.add(method);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    waiting.delete(method);
    method.call(virtualizer);
  };
}
