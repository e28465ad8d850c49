import { icon, type MapView } from '@yizhangtu/core';
import { textIn, type BaseMap, type Division, type Locale, type Text } from '@yizhangtu/standard';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { approvalOf } from '../model/base-style.ts';
import { scaleBar, type ScaleBar } from '../model/scale-bar.ts';
import type { MapStrings } from './map.strings.ts';

/** Something went wrong beside the map itself, which goes on. */
export interface Notice {
  readonly title: string;
  readonly more: string;
  readonly retry?: () => void;
  readonly dismiss?: () => void;
}

const SCALE_WIDTH = 96;

export function pathTemplate(
  path: readonly Division[],
  t: MapStrings,
  locale: Locale,
  go: (code: string) => void,
): TemplateResult | typeof nothing {
  if (path.length === 0) return nothing;
  return html`<nav class="path" part="path" aria-label=${t.path}>
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

export function noticesTemplate(notices: readonly Notice[], t: MapStrings): TemplateResult {
  return html`<div class="notices" role="status">
    ${notices.map(
      ({ title, more, retry, dismiss }) =>
        html`<div class="notice">
          ${icon('warning')}
          <p>${title}<small>${more}</small></p>
          <span class="more">
            ${
              retry === undefined
                ? nothing
                : html`<button class="button" type="button" @click=${retry}>${t.retry}</button>`
            }
            ${
              dismiss === undefined
                ? nothing
                : html`<button
                    class="button icon-only"
                    type="button"
                    aria-label=${t.dismiss}
                    title=${t.dismiss}
                    @click=${dismiss}
                  >
                    ${icon('close')}
                  </button>`
            }
          </span>
        </div>`,
    )}
  </div>`;
}

export interface ControlsView {
  readonly t: MapStrings;
  readonly locale: Locale;
  readonly bearing: number;
  readonly tilted: boolean;
  readonly baseMaps: readonly BaseMap[];
  readonly baseMap: string | undefined;
  readonly canGoHome: boolean;
  zoom(levels: number): void;
  north(): void;
  tilt(): void;
  home(): void;
  locate(): void;
  choose(baseMap: string): void;
}

const button = (label: string, content: unknown, press: () => void, pressed?: boolean) =>
  html`<button
    type="button"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed ?? nothing}
    @click=${press}
  >
    ${content}
  </button>`;

const needle = (bearing: number) =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><g transform="rotate(${-bearing} 12 12)"
    ><path class="needle" d="M12 2l4.5 10h-9z"/><path d="M12 22l4.5-10h-9z"/></g></svg>`;

function basesTemplate(view: ControlsView): TemplateResult | typeof nothing {
  const { t, locale, baseMaps, baseMap } = view;
  if (baseMaps.length < 2) return nothing;
  const close = (event: KeyboardEvent) => {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  return html`<details class="bases" @keydown=${close}>
    <summary aria-label=${t.baseMaps} title=${t.baseMaps}>${icon('map')}</summary>
    <fieldset>
      <legend>${t.baseMaps}</legend>
      ${baseMaps.map(
        ({ id, name }) =>
          html`<label>
            <input
              type="radio"
              name="base-map"
              .checked=${id === baseMap}
              @change=${() => view.choose(id)}
            />
            ${textIn(name, locale)}
          </label>`,
      )}
    </fieldset>
  </details>`;
}

export function controlsTemplate(view: ControlsView): TemplateResult {
  const { t } = view;
  return html`<div class="controls" part="controls" role="group" aria-label=${t.controls}>
    ${basesTemplate(view)}
    <div class="group">
      ${view.bearing === 0 ? nothing : button(t.north, needle(view.bearing), () => view.north())}
      ${button(
        t.tilt,
        html`<span class="text" aria-hidden="true">3D</span>`,
        () => view.tilt(),
        view.tilted,
      )}
      ${view.canGoHome ? button(t.home, icon('home'), () => view.home()) : nothing}
      ${button(t.locate, icon('locate'), () => view.locate())}
    </div>
    <div class="group">
      ${button(t.zoomIn, icon('plus'), () => view.zoom(1))}
      ${button(t.zoomOut, icon('minus'), () => view.zoom(-1))}
    </div>
  </div>`;
}

export interface FootView {
  readonly t: MapStrings;
  readonly locale: Locale;
  readonly baseMap: BaseMap | undefined;
  /** Whether anything shown was generated. */
  readonly sample: boolean;
  readonly attributions: readonly Text[];
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
  const { t, locale, baseMap, sample } = view;
  const approval = approvalOf(baseMap, sample);
  const words =
    approval.state === 'approved'
      ? t.approval(approval.number)
      : approval.sample
        ? t.noApprovalSample
        : t.noApproval;
  const named = new Set(view.attributions.map((text) => textIn(text, locale)));
  if (sample) named.delete(t.sample);
  return html`<div class="foot">
    ${scaleTemplate(view)}
    <p class="line" part="approval">
      <b>${words}</b>${sample ? html`<span>${t.sample}</span>` : nothing}${[...named].map(
        (name) => html`<span>${name}</span>`,
      )}
    </p>
  </div>`;
}

/** The scale for a view, as wide as the map's corner takes. `size` is that of the map's words. */
export const scaleOf = ({ zoom, center }: MapView, size: number): ScaleBar =>
  scaleBar(zoom, center[1], SCALE_WIDTH * size);

export const crossTemplate = (): TemplateResult =>
  html`<svg class="cross" viewBox="0 0 40 40" aria-hidden="true">
    <path d="M20 2v13M20 25v13M2 20h13M25 20h13" />
    <path d="M20 2v13M20 25v13M2 20h13M25 20h13" />
  </svg>`;
