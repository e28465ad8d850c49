import { PANEL_ICONS, icon, strokeIcon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import { fitting, isPanel, type PanelId, type PanelName } from './panels.ts';
import type { YztPortalFrame } from './portal-frame.ts';

const ENVELOPE = 'M3.5 6h17v12.5h-17zM3.5 7.5l8.5 6 8.5-6';

const DRAWN: Readonly<Record<PanelId, () => TemplateResult>> = {
  map: () => strokeIcon(PANEL_ICONS.map),
  services: () => icon('hand'),
  cases: () => icon('speech'),
  orders: () => strokeIcon(PANEL_ICONS.list),
  inbox: () => strokeIcon(ENVELOPE),
  gep: () => icon('leaf'),
};

/** Least width of a way in a row, and the room beside its words, in pixels: as the styles have them. */
const LEAST = 56;
const BESIDE = 12;

/** The ways to the panels: at the side of a desk, at the bottom of a phone. Nothing where there is one alone. */
export function railTemplate(frame: YztPortalFrame): TemplateResult | typeof nothing {
  const { t } = frame.strings;
  const { panels, front, fits, more } = frame;
  if (panels.length < 2) return nothing;
  const over = panels.slice(fits);
  return html`<nav class="rail" aria-label=${t.rail} @keydown=${frame.onRailKey}>
    <ul>
      ${panels.slice(0, fits).map((panel) => html`<li>${wayTemplate(frame, panel)}</li>`)}
      ${
        over.length === 0
          ? nothing
          : html`<li>
              <button
                type="button"
                class="more"
                aria-expanded=${more}
                aria-controls="more"
                aria-current=${over.includes(front) ? 'true' : nothing}
                @click=${() => (frame.more = !more)}
              >
                ${strokeIcon(DOTS)}<span>${t.more}</span>
              </button>
            </li>`
      }
    </ul>
    ${
      over.length === 0
        ? nothing
        : html`<ul id="more" class="over" ?hidden=${!more}>
            ${over.map((panel) => html`<li>${wayTemplate(frame, panel)}</li>`)}
          </ul>`
    }
  </nav>`;
}

const DOTS = 'M5 12h.01M12 12h.01M19 12h.01';

const wayTemplate = (frame: YztPortalFrame, panel: PanelName): TemplateResult =>
  html`<button
    type="button"
    data-panel=${panel}
    aria-current=${panel === frame.front ? 'page' : nothing}
    @click=${() => frame.open(panel)}
  >
    ${isPanel(panel) ? DRAWN[panel]() : icon(frame.ownPanel(panel)?.icon)}<span
      >${frame.titleOf(panel)}</span
    >
  </button>`;

/** How many ways fit the row of a phone, as wide as their words are now. */
export function railFits(frame: YztPortalFrame): number {
  const rail = frame.querySelector<HTMLElement>('.rail');
  if (!rail || frame.layout !== 'phone') return Infinity;
  const style = getComputedStyle(rail.querySelector('button')!);
  const pen = document.createElement('canvas').getContext('2d')!;
  pen.font = `600 ${style.fontSize} ${style.fontFamily}`;
  const { t } = frame.strings;
  const wide = (words: string) => Math.max(LEAST, Math.ceil(pen.measureText(words).width) + BESIDE);
  const widths = frame.panels.map((panel) => wide(frame.titleOf(panel)));
  const fits = fitting(widths, wide(t.more), rail.clientWidth);
  return fits === widths.length ? Infinity : fits;
}
