import { PANEL_ICONS, icon, strokeIcon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelId } from './panels.ts';
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

/** The ways to the panels: at the side of a desk, at the bottom of a phone. Nothing where there is one alone. */
export function railTemplate(frame: YztPortalFrame): TemplateResult | typeof nothing {
  const { t } = frame.strings;
  const { panels, front } = frame;
  if (panels.length < 2) return nothing;
  return html`<nav class="rail" aria-label=${t.rail}>
    <ul>
      ${panels.map(
        (panel) =>
          html`<li>
            <button
              type="button"
              data-panel=${panel}
              aria-current=${panel === front ? 'page' : nothing}
              @click=${() => frame.open(panel)}
            >
              ${DRAWN[panel]()}<span>${t.panels[panel]}</span>
            </button>
          </li>`,
      )}
    </ul>
  </nav>`;
}
