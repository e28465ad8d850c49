import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '@yizhangtu/core';
import type { CardRow, CardValue } from './card-model.ts';
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
    <dd>${valueTemplate(value, view)}</dd>
  </div>`;
}

function valueTemplate(value: CardValue, view: ValueView): TemplateResult {
  const { t } = view;
  switch (value.type) {
    case 'none':
      return html`<span class="none" aria-hidden="true">${t.none}</span
        ><span class="sr-only">${t.noneSaid}</span>`;
    case 'text':
      return html`${value.text}${
        value.unit === undefined ? nothing : html`<span class="unit"> ${value.unit}</span>`
      }`;
    case 'time':
      return html`<time datetime=${value.datetime}>${value.text}</time>`;
    case 'phone':
      return html`<a href=${value.href}>${icon('phone')}${value.text}</a>`;
    case 'link':
      return html`<a href=${value.href} target="_blank" rel="noopener noreferrer"
        >${value.text}<span class="sr-only">（${t.newWindow}）</span></a
      >`;
    case 'photos':
      return photos(value.sources, view);
  }
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
