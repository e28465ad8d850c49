/** What browser tests of all packages' elements ask of a page. */
import { expect } from '@open-wc/testing';
import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Timing } from '@yizhangtu/client';

/** Retries come at once, and the time allowed for a call never ends. */
export const AT_ONCE: Timing = {
  sleep: (ms) => (ms < 10_000 ? Promise.resolve() : new Promise(() => undefined)),
  random: () => 0,
  now: () => 0,
};

/** After all that is on its way is drawn: lazy parts too. */
export async function settled(element: Element): Promise<void> {
  const lit = element as Element & { updateComplete?: Promise<boolean> };
  for (let turn = 0; turn < 12; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await lit.updateComplete;
  }
}

/** Resolves as soon as `found` finds something; asks after each task. */
export async function until<T>(found: () => T): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 4000; tries++) {
    const value = found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`It did not come: ${String(found)}`);
}

/** axe-core is a script and not a module: it puts itself on the window. */
function pageAxe() {
  const page = window as unknown as {
    axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
  };
  return page.axe;
}

/** No finding of axe; with large text contrast is held to AAA. */
export async function expectAccessible(
  element: Element,
  { enhanced = element.hasAttribute('large-text') } = {},
): Promise<void> {
  const { violations } = await pageAxe().run(element, {
    rules: { 'color-contrast-enhanced': { enabled: enhanced } },
  });
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  expect(said).to.deep.equal([]);
}

export const text = (node: Element | ShadowRoot | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The button with these words. */
export function button(root: ParentNode, words: string): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>('button, summary')].find((each) =>
    text(each).includes(words),
  );
  if (!found) throw new Error(`no button: ${words} in ${text(root as Element)}`);
  return found;
}
