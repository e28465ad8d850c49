import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { LitElement, TemplateResult } from 'lit';

/** An element in a page of a language. */
export async function shown<T extends LitElement>(
  template: TemplateResult,
  lang = 'zh-CN',
): Promise<{ element: T; root: ShadowRoot }> {
  const page = await fixture<HTMLElement>(html`<div lang=${lang}>${template}</div>`);
  const element = page.firstElementChild as T;
  await element.updateComplete;
  return { element, root: element.shadowRoot! };
}

/** Resolves as soon as `found` finds something. */
export async function until<T>(found: () => T): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 4000; tries++) {
    const value = found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('It did not come');
}

/** No finding of axe; with large text contrast is held to AAA. */
export async function expectAccessible(element: Element): Promise<void> {
  const { axe } = window as unknown as {
    axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
  };
  const enabled = element.hasAttribute('large-text');
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast-enhanced': { enabled } },
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

/** The field that is called so. */
export function field(root: ParentNode, words: RegExp): HTMLInputElement {
  const found = [...root.querySelectorAll<HTMLInputElement>('input, textarea')].find((each) =>
    words.test(each.getAttribute('aria-label') ?? text(each.closest('label'))),
  );
  if (!found) throw new Error(`no field: ${words}`);
  return found;
}

/** Types into a field, as a person does. */
export function type(into: HTMLInputElement, words: string): void {
  into.value = words;
  into.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
