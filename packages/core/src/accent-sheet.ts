import { accentProperties } from './token-values.ts';

/**
 * A county's accent, for an element and all under it. A sheet and not a `style` attribute, so that a page's
 * own `yzt-provider { --yzt-accent: … }` wins.
 */
export class AccentSheet {
  #sheet: CSSStyleSheet | undefined;

  /** `colour` as `#rrggbb`; undefined for the kit's own. */
  set(root: ShadowRoot, colour: string | undefined): void {
    if (!this.#sheet) {
      if (colour === undefined) return;
      this.#sheet = new CSSStyleSheet();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    }
    const properties = colour === undefined ? [] : Object.entries(accentProperties(colour));
    this.#sheet.replaceSync(
      `:host{${properties.map(([name, value]) => `${name}:${value};`).join('')}}`,
    );
  }
}
