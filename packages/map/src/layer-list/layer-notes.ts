import { html, type TemplateResult } from 'lit';
import type { Issue, Locale } from '@yizhangtu/standard';
import { icon } from '@yizhangtu/core';

/** What of a layer that is drawn is not shown, or may be wrong. */
export const layerNotes = (issues: readonly Issue[], locale: Locale): TemplateResult =>
  html`<ul class="notes">
    ${issues.map(
      ({ message, mend }) =>
        html`<li>
          ${icon('warning')}<span>${message[locale]}<br />${mend[locale]}</span>
        </li>`,
    )}
  </ul>`;
