/** One run of words as a person sees it. */
export interface SeenText {
  readonly text: string;
  /** Pixels. */
  readonly fontSize: number;
  readonly parent: Element;
}

/** `root` and every element below it, through open shadow roots. */
export function* elementsIn(root: Element): Generator<Element, void, undefined> {
  yield root;
  for (const child of root.shadowRoot?.children ?? []) yield* elementsIn(child);
  for (const child of root.children) yield* elementsIn(child);
}

const windowOf = (element: Element): Window => element.ownerDocument.defaultView!;

function isSeen(element: Element): boolean {
  const { visibility } = windowOf(element).getComputedStyle(element);
  return visibility === 'visible' && element.getClientRects().length > 0;
}

/** Each run of words within an element that is drawn, those for screen readers alone too. */
export function textsIn(root: Element): SeenText[] {
  const texts: SeenText[] = [];
  for (const element of elementsIn(root)) {
    if (/^(style|script|template)$/.test(element.localName)) continue;
    for (const holder of [element, ...(element.shadowRoot ? [element.shadowRoot] : [])]) {
      for (const node of holder.childNodes) {
        const text = (node.nodeType === 3 ? (node.nodeValue ?? '') : '')
          .replace(/\s+/g, ' ')
          .trim();
        if (text === '' || !isSeen(element)) continue;
        const fontSize = Number.parseFloat(windowOf(element).getComputedStyle(element).fontSize);
        texts.push({ text, fontSize, parent: element });
      }
    }
  }
  return texts;
}

/** Drawn for screen readers alone: cut to a pixel on purpose. */
export const isHiddenVisually = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width <= 1 && height <= 1;
};

const SAID = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'placeholder',
  'title',
  'alt',
];

/** All that an element says, to the eye and to a screen reader. */
export function saidBy(root: Element): string[] {
  const attributes = [...elementsIn(root)].flatMap((element) =>
    SAID.flatMap((name) => element.getAttribute(name) ?? []),
  );
  return [...textsIn(root).map(({ text }) => text), ...attributes];
}

/** Whether words stand where a screen reader tells them by itself: in one of these. */
export function announces(root: Element, selector: string): boolean {
  return [...elementsIn(root)].some(
    (element) => element.matches(selector) && saidBy(element).length > 0,
  );
}

export const STATUS = '[role=status], [role=log], [role=progressbar], [aria-live=polite], progress';
export const ALERT = '[role=alert], [role=alertdialog], [aria-live=assertive]';

/** `「…」14px` for the first few. */
export const listed = (texts: readonly string[]): string =>
  [...new Set(texts)].slice(0, 5).join('; ') + (new Set(texts).size > 5 ? ' …' : '');
