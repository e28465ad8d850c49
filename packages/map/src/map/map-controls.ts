import { icon } from '@yizhangtu/core';
import { textIn, type BaseMap, type Locale } from '@yizhangtu/standard';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { toolStrings } from './tool.strings.ts';

export interface ControlsView {
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
  const { locale, baseMaps, baseMap } = view;
  const t = toolStrings[locale];
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
  const t = toolStrings[view.locale];
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
    <div class="group zoom">
      ${button(t.zoomIn, icon('plus'), () => view.zoom(1))}
      ${button(t.zoomOut, icon('minus'), () => view.zoom(-1))}
    </div>
  </div>`;
}

export const crossTemplate = (): TemplateResult =>
  html`<svg class="cross" viewBox="0 0 40 40" aria-hidden="true">
    <path d="M20 2v13M20 25v13M2 20h13M25 20h13" />
    <path d="M20 2v13M20 25v13M2 20h13M25 20h13" />
  </svg>`;

/** Opens where the data come from, where the map is narrow. */
export const sourcesTemplate = (
  locale: Locale,
  open: boolean,
  toggle: () => void,
): TemplateResult =>
  html`<button
    class="sources"
    type="button"
    aria-expanded=${open}
    aria-controls="credits"
    @click=${toggle}
  >
    ${toolStrings[locale].sources}
  </button>`;
