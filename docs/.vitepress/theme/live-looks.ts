/** How a running example speaks and looks. What is undefined stays as its page has it. */
export interface LiveLooks {
  readonly lang?: string | undefined;
  readonly theme?: string | undefined;
  readonly largeText?: boolean | undefined;
}

/** Elements of the kit with none of its elements around them: what they name holds for all below. */
function outermost(page: Document): Element[] {
  const ours = [...page.querySelectorAll('body *')].filter(({ localName }) =>
    localName.startsWith('yzt-'),
  );
  return ours.filter((one) => !ours.some((other) => other !== one && other.contains(one)));
}

/** Turns the switches of a running example. */
export function applyLooks(page: Document, { lang, theme, largeText }: LiveLooks): void {
  if (lang !== undefined) page.documentElement.lang = lang;
  for (const element of outermost(page)) {
    // An element with a language of its own, such as a portal whose reader chose one.
    if (lang !== undefined && element.hasAttribute('lang')) element.setAttribute('lang', lang);
    if (theme !== undefined) element.setAttribute('theme', theme);
    if (largeText !== undefined) element.toggleAttribute('large-text', largeText);
  }
  if (theme !== undefined) page.documentElement.style.colorScheme = theme === 'dark' ? 'dark' : '';
}

/** The text of an edited page with `extra` before all else of its head, whatever the reader has left of it. */
export function withHead(text: string, extra: string): string {
  if (/<head(\s[^>]*)?>/i.test(text)) {
    return text.replace(/<head(\s[^>]*)?>/i, (head) => `${head}${extra}`);
  }
  const [start = ''] = /^\s*(<!doctype[^>]*>)?\s*(<html(\s[^>]*)?>)?/i.exec(text) ?? [];
  return `${start}${extra}${text.slice(start.length)}`;
}
