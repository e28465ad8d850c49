import { fixture, html } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import { text } from '../../../core/src/testing/page.test.fixture.js';

export {
  button,
  expectAccessible,
  text,
  until,
} from '../../../core/src/testing/page.test.fixture.js';

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
