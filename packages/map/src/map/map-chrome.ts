import { countyErrorTemplate, errorTemplate, type MapImprint, type MapView } from '@yizhangtu/core';
import type { Locale, YztError } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { scaleBar, type ScaleBar } from '../model/scale-bar.ts';
import type { CountyController } from './county-controller.ts';
import type { MapStrings } from './map.strings.ts';

const SCALE_WIDTH = 96;

export interface FootView {
  readonly t: MapStrings;
  readonly imprint: MapImprint;
  readonly scale: ScaleBar | undefined;
}

function scaleTemplate({ t, scale }: FootView): TemplateResult | typeof nothing {
  if (scale === undefined) return nothing;
  const { metres } = scale;
  const length = metres >= 1000 ? `${metres / 1000} ${t.kilometres}` : `${metres} ${t.metres}`;
  return html`<div class="scale" role="img" aria-label=${t.scale(length)}>${length}</div>`;
}

/** Scale, and the line that a published map must carry (地图管理条例): it never collapses. */
export function footTemplate(view: FootView): TemplateResult {
  const { approval, credits } = view.imprint;
  return html`<div class="foot">
    ${scaleTemplate(view)}
    <p class="line" part="approval">
      <b>${approval}</b>${credits.map((name) => html`<span>${name}</span>`)}
    </p>
  </div>`;
}

/** The scale for a view, as wide as the map's corner takes. `size` is that of the map's words. */
export const scaleOf = ({ zoom, center }: MapView, size: number): ScaleBar =>
  scaleBar(zoom, center[1], SCALE_WIDTH * size);

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
