import type { Locale, YztError } from '@yizhangtu/standard';
import { css, html, nothing, type TemplateResult } from 'lit';
import { providerStrings } from './provider.strings.ts';
import { errorTemplate } from './state-template.ts';

/** Problems of a county file that are written out; the rest are counted. */
const SHOWN_ISSUES = 20;

/** What is wrong with a county file: its address, and each problem with where it is and how to mend it. */
export function countyErrorTemplate(
  error: YztError,
  locale: Locale,
  retry: (() => void) | undefined,
): TemplateResult {
  const t = providerStrings[locale];
  const where = error.where
    ? html`<p class="state-more">${t.where} <code>${error.where}</code></p>`
    : nothing;
  const shown = error.issues.slice(0, SHOWN_ISSUES);
  if (shown.length === 0) return errorTemplate(error, locale, retry, where);
  const issues = html`${where}
    <p id="count">${t.issues(shown.length, error.issues.length)}</p>
    <ul class="issues" aria-labelledby="count" tabindex="0">
      ${shown.map(
        (issue) =>
          html`<li>
            <p><code>${issue.path || t.whole}</code></p>
            <p>${issue.message[locale]}</p>
            <p class="state-more">${issue.mend[locale]}</p>
          </li>`,
      )}
    </ul>`;
  return errorTemplate(error, locale, retry, issues);
}

export const countyErrorStyles = css`
  .issues {
    display: grid;
    gap: var(--y-space);
    max-height: 50vh;
    margin: 0 0 calc(var(--y-space) * 2);
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  .issues > li {
    padding: var(--y-space) calc(var(--y-space) * 1.5);
    border-radius: var(--y-radius-small);
    background: var(--y-surface-sunken);
  }
  .issues p {
    margin: 0;
  }
  code {
    font-family: ui-monospace, Consolas, monospace;
    font-size: 0.9em;
  }
`;
