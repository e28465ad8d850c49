import type { CSSResult } from 'lit';

/**
 * Gives a shadow root the styles of a part that came later. Those that it has already are not given twice:
 * a part may be asked for again.
 */
export function adoptStyles(root: DocumentOrShadowRoot, ...styles: readonly CSSResult[]): void {
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
