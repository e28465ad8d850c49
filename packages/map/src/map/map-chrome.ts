import { countyErrorTemplate, errorTemplate, type MapImprint } from '@yizhangtu/core';
import type { Locale, YztError } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import type { CountyController } from './county-controller.ts';

/**
 * Scale, once there is one, and the line that a published map must carry (地图管理条例). The approval never
 * collapses; where the map is narrow, `sources` opens where the data come from, so that the map is not covered by
 * its own words.
 */
export const footTemplate = (
  { approval, credits }: MapImprint,
  open: boolean,
  scale: TemplateResult | undefined,
  sources: TemplateResult | undefined,
): TemplateResult =>
  html`<div class="foot">
    ${scale}
    <div class="line" part="approval">
      <b>${approval}</b> ${sources}<span id="credits" ?data-open=${open}
        >${credits.map((name) => html`<span>${name}</span>`)}</span
      >
    </div>
  </div>`;

export interface FaultView {
  readonly locale: Locale;
  readonly file: CountyController['fileFault'];
  /** Why there is no map; undefined when there is one. */
  readonly fault: YztError | undefined;
  /** What to do without graphics. */
  readonly help: string | undefined;
  readonly instead: HTMLElement | undefined;
  reopen(): void;
}

/** In the place of the map, when there is none or no county to show. */
export function faultTemplate(view: FaultView): TemplateResult | typeof nothing {
  const { locale, file, fault, help, instead } = view;
  if (file !== undefined) {
    return html`<div class="fault">${countyErrorTemplate(file.error, locale, file.retry)}</div>`;
  }
  if (fault === undefined) return nothing;
  const more = fault.code === 'graphics' ? html`<p class="state-more">${help}</p>` : nothing;
  return html`<div class=${instead === undefined ? 'fault' : 'fault whole'}>
    ${errorTemplate(fault, locale, () => view.reopen(), more)} ${instead ?? nothing}
  </div>`;
}
