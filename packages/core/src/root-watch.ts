/** Attributes of ancestors that decide how an element speaks and looks. */
const ATTRIBUTES = ['lang', 'theme', 'large-text'];

interface Watch {
  readonly observer: MutationObserver;
  readonly listeners: Set<() => void>;
}

/** One observer for each document or shadow root, however many elements listen. */
const watches = new WeakMap<Node, Watch>();

/**
 * Calls `listener` after `lang`, `theme` or `large-text` changed anywhere above `element`, through shadow
 * roots. Returns the way to stop; an observer ends with its last listener.
 */
export function watchAncestors(element: Element, listener: () => void): () => void {
  const roots: Node[] = [];
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    roots.push(root);
    if (!(root instanceof ShadowRoot)) break;
  }
  for (const root of roots) watchOf(root).listeners.add(listener);
  return () => {
    for (const root of roots) leave(root, listener);
  };
}

function watchOf(root: Node): Watch {
  const known = watches.get(root);
  if (known) return known;
  const listeners = new Set<() => void>();
  const observer = new MutationObserver(() => {
    for (const listener of [...listeners]) listener();
  });
  observer.observe(root, { attributes: true, attributeFilter: ATTRIBUTES, subtree: true });
  const watch = { observer, listeners };
  watches.set(root, watch);
  return watch;
}

function leave(root: Node, listener: () => void): void {
  const watch = watches.get(root);
  if (!watch?.listeners.delete(listener) || watch.listeners.size > 0) return;
  watch.observer.disconnect();
  watches.delete(root);
}
