import { textIn, type Division, type Locale } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { toolStrings } from './tool.strings.ts';

/** The path of divisions that leads to where the map is. */
export function pathTemplate(
  path: readonly Division[],
  locale: Locale,
  go: (code: string) => void,
): TemplateResult | typeof nothing {
  if (path.length === 0) return nothing;
  return html`<nav class="path" part="path" aria-label=${toolStrings[locale].path}>
    <ol>
      ${path.map((division, index) =>
        index === path.length - 1
          ? html`<li><b aria-current="location">${textIn(division.name, locale)}</b></li>`
          : html`<li>
              <button type="button" @click=${() => go(division.code)}>
                ${textIn(division.name, locale)}
              </button>
            </li>`,
      )}
    </ol>
  </nav>`;
}
