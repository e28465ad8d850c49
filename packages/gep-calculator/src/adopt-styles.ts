import type { CSSResult } from 'lit';

/** Gives a shadow root the styles of a part that came later, once. */
export function adoptStyles(root: DocumentOrShadowRoot, { styleSheet }: CSSResult): void {
  if (styleSheet === undefined || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
