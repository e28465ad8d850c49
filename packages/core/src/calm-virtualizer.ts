/** The parts of a virtualizer that are changed or asked. */
interface Scheduling {
  _schedule(method: () => void): Promise<void>;
  readonly _layout: { _resetReflowState(): void } | undefined;
}

/**
 * Lets a virtualizer of `@lit-labs/virtualizer` lay out its rows in the next frame. By itself it does so
 * while the browser tells sizes, and the browser reports that to the page as an error ("ResizeObserver
 * loop"), which a portal that watches its errors would take for one of its own.
 *
 * A layout that waits for sizes holds on to the row it began with. When `scroller` jumps in that time, that
 * row is far out of sight, and the rows in sight would stay blank: so the layout begins anew then.
 */
export function calm(virtualizer: object, scroller: Element): void {
  const waiting = new Set<() => void>();
  const scheduling = virtualizer as Scheduling;
  let laidOutAt = scroller.scrollTop;
  scheduling._schedule = async (method) => {
    if (waiting.has(method)) return;
    waiting.add(method);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    waiting.delete(method);
    if (scroller.scrollTop !== laidOutAt) scheduling._layout?._resetReflowState();
    laidOutAt = scroller.scrollTop;
    method.call(virtualizer);
  };
}
