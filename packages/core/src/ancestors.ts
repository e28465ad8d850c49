import type { Locale } from '@yizhangtu/standard';

/** `element` and all above it, out of shadow roots and through slots' hosts, up to the document's root. */
export function* selfAndAncestors(element: Element): Generator<Element, void, undefined> {
  for (let at: Element | undefined = element; at; at = parentOf(at)) yield at;
}

function parentOf(element: Element): Element | undefined {
  // Light DOM before the slot: `lang` is inherited in the tree that the page's author wrote.
  const parent = element.parentNode;
  if (parent === null) return undefined;
  if (parent.nodeType === 1) return parent as Element;
  return (parent as Partial<ShadowRoot>).host;
}

/** The kit's language for a `lang` value: English for `en…`, otherwise Chinese, the source language. */
export function localeOf(lang: string): Locale {
  return /^en\b/i.test(lang) ? 'en' : 'zh-CN';
}

/** The language of the nearest `lang`. An empty one says "unknown" and is passed over. */
export function nearestLocale(element: Element): Locale {
  for (const at of selfAndAncestors(element)) {
    const lang = at.getAttribute('lang');
    if (lang) return localeOf(lang);
  }
  return 'zh-CN';
}
