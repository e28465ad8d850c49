import { icon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldValue } from './field-value.ts';

/** The words beside values. */
export interface ValueStrings {
  readonly none: string;
  readonly noneSaid: string;
  readonly newWindow: string;
}

/** A value where it is read. `photos` draws the pictures, which differ in size from place to place. */
export function valueTemplate(
  value: FieldValue,
  t: ValueStrings,
  photos: (sources: readonly string[]) => TemplateResult,
): TemplateResult {
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
      return photos(value.sources);
  }
}
