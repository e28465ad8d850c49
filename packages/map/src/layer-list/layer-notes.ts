import { html, nothing, type TemplateResult } from 'lit';
import type { Issue, Locale } from '@yizhangtu/standard';
import { icon, type LayerStatus } from '@yizhangtu/core';
import { listMoreStrings } from './list-more.strings.ts';

/** How much of a layer has come; or what of it is not shown, or may be wrong. */
export function layerNotes(status: LayerStatus, locale: Locale): TemplateResult | typeof nothing {
  if ('progress' in status && status.progress !== undefined) return coming(status.progress, locale);
  return 'issues' in status && status.issues !== undefined ? notes(status.issues, locale) : nothing;
}

function coming(share: number, locale: Locale): TemplateResult {
  return html`<div class="coming">
    <progress max="1" .value=${share} aria-label=${listMoreStrings[locale].coming}></progress>
    <span>${Math.floor(share * 100)}%</span>
  </div>`;
}

const notes = (issues: readonly Issue[], locale: Locale): TemplateResult =>
  html`<ul class="notes">
    ${issues.map(
      ({ message, mend }) =>
        html`<li>
          ${icon('warning')}<span>${message[locale]}<br />${mend[locale]}</span>
        </li>`,
    )}
  </ul>`;
