import { html, type TemplateResult } from 'lit';
import { icon } from '@yizhangtu/core';
import { valueTemplate } from '../format/value-template.ts';
import type { CardRow } from './card-model.ts';
import type { FeatureCardStrings } from './feature-card.strings.ts';

/** What the values of one card are drawn with. */
export interface ValueView {
  readonly t: FeatureCardStrings;
  readonly title: string;
  readonly failed: ReadonlySet<string>;
  readonly onFail: (source: string) => void;
}

/** Label and value, one below the other rows; photos take the whole width. */
export function valueRow({ label, value }: CardRow, view: ValueView): TemplateResult {
  const wide = value.type === 'photos';
  return html`<div class=${wide ? 'wide' : ''}>
    <dt>${label}</dt>
    <dd>${valueTemplate(value, view.t, (sources) => photos(sources, view))}</dd>
  </div>`;
}

function photos(sources: readonly string[], { t, title, failed, onFail }: ValueView) {
  return html`<ul class="photos">
    ${sources.map(
      (source, index) =>
        html`<li>
          ${
            failed.has(source)
              ? html`<p class="broken">${icon('photo')}${t.photoFailed}</p>`
              : html`<img
                  src=${source}
                  alt=${t.photo(title, index + 1)}
                  loading="lazy"
                  decoding="async"
                  referrerpolicy="no-referrer"
                  @error=${() => onFail(source)}
                />`
          }
        </li>`,
    )}
  </ul>`;
}
