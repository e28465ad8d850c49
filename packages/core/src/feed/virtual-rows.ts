import { virtualize, virtualizerRef } from '@lit-labs/virtualizer/virtualize.js';
import { flow } from '@lit-labs/virtualizer/layouts/flow.js';
import type { TemplateResult } from 'lit';
import { calm } from '../calm-virtualizer.ts';

interface Virtualizer {
  element(index: number): { scrollIntoView(options: ScrollIntoViewOptions): void } | undefined;
  readonly layoutComplete: Promise<void>;
}

/** What {@link virtualRows} is asked to draw. */
export interface VirtualRows<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T, index: number) => string;
  readonly renderItem: (item: T, index: number) => TemplateResult;
}

/** The rows in sight, as the children of an element. */
export function virtualRows<T>({ items, keyOf, renderItem }: VirtualRows<T>): unknown {
  return virtualize<T>({
    items: items as T[],
    keyFunction: keyOf,
    renderItem,
    layout: flow(),
  });
}

/** Makes the virtualizer in `feed` lay out in frames of its own; once for each. */
export function calmOnce(feed: Element, scroller: Element, calmed: WeakSet<object>): void {
  const virtualizer = virtualizerOf(feed);
  if (virtualizer === undefined || calmed.has(virtualizer)) return;
  calmed.add(virtualizer);
  calm(virtualizer, scroller);
}

/** Brings a row into sight. Resolves when it is drawn. */
export async function bringRow(feed: Element, index: number, block: ScrollLogicalPosition) {
  const virtualizer = virtualizerOf(feed);
  virtualizer?.element(index)?.scrollIntoView({ block });
  // Rejected when the list leaves the page: then there is nothing to bring.
  await virtualizer?.layoutComplete.catch(() => undefined);
}

const virtualizerOf = (feed: Element): Virtualizer | undefined =>
  (feed as Element & { [virtualizerRef]?: Virtualizer })[virtualizerRef];
