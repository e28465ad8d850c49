/** The parts of a virtualizer that are changed or asked. */
interface Scheduling {
  _schedule(method: () => void): Promise<void>;
  readonly _layout:
    { _resetReflowState(): void; offsetWithinScroller: { left: number; top: number } } | undefined;
  _updateView(): void;
  _updateLayout(): void;
  readonly _hostElement: HTMLElement;
  readonly _scrollerController: { readonly element: Element } | null;
  _sizeHostElement(size: { readonly height?: number | null } | null): void;
}

/**
 * Most pixels that an element is tall in every browser of the floor: Firefox stops short of 17.9 million. By
 * itself the virtualizer stops at 8.2 million, and the last of 100,000 rows of 90 px would never be reached.
 */
const TALLEST = 17_000_000;

/**
 * Lets a virtualizer of `@lit-labs/virtualizer` lay out its rows in the next frame. By itself it does so
 * while the browser tells sizes, and the browser reports that to the page as an error ("ResizeObserver
 * loop"), which a portal that watches its errors would take for one of its own.
 *
 * A layout that waits for sizes holds on to the row it began with. When `scroller` jumps in that time, that
 * row is far out of sight, and the rows in sight would stay blank: so the layout begins anew then.
 *
 * Where the rows begin in what scrolls is told without what was scrolled away, so that a jump to a row would
 * be made twice when the sizes of rows come after it: so it is told anew.
 *
 * It hears what scrolls around it only where that scrolled already when it came, and what it first saw out of
 * sight would stay empty: so it looks again when `scroller` comes into sight.
 *
 * Rows stand below each other.
 */
export function calm(virtualizer: object, scroller: Element): void {
  const waiting = new Set<() => void>();
  const scheduling = virtualizer as Scheduling;
  scheduling._sizeHostElement = (size) => {
    const { style } = scheduling._hostElement;
    style.minWidth = '100%';
    style.minHeight = size?.height ? `${Math.min(TALLEST, size.height)}px` : '100%';
  };
  const updateView = scheduling._updateView.bind(virtualizer);
  scheduling._updateView = () => {
    updateView();
    const { _layout: layout, _hostElement: host } = scheduling;
    // A table within what scrolls as well has another scroller, of which this is not true.
    if (layout === undefined || scheduling._scrollerController?.element !== scroller) return;
    const from = scroller.getBoundingClientRect();
    const to = host.getBoundingClientRect();
    layout.offsetWithinScroller = {
      left: to.left - from.left + scroller.scrollLeft,
      top: to.top - from.top + scroller.scrollTop,
    };
  };
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
  // It goes with what it looks at.
  new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting === true) void scheduling._schedule(scheduling._updateLayout);
  }).observe(scroller);
}
