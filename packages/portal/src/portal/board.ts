import { html, nothing, type TemplateResult } from 'lit';
import { contentOf } from './panel-content.ts';
import { FIGURES, isFigure } from './turns.ts';
import type { PanelName } from './panels.ts';
import type { YztPortalFrame } from './portal-frame.ts';

/** Whether what stands there says by itself what it is: the kit's own has its finding above it. */
const speaks = (frame: YztPortalFrame, panel: PanelName): boolean =>
  panel === 'gep' && !frame.filled.has(panel);

/** What stands beside the map of a wall: one thing after another, and what the signs on the map mean. */
export function boardTemplate(frame: YztPortalFrame): TemplateResult | typeof nothing {
  const { t } = frame.strings;
  if (frame.filled.has('board'))
    return html`<section class="board" aria-label=${t.board}>
      <slot name="board" @slotchange=${frame.announce}></slot>
    </section>`;
  if (!frame.hasBoard) return nothing;
  const { turn } = frame;
  const figure = isFigure(turn) ? turn : FIGURES[0];
  return html`<section class="board" aria-label=${t.board}>
    <div class="turns">
      ${
        frame.api
          ? html`<yzt-case-stats by=${figure} ?hidden=${!isFigure(turn)}></yzt-case-stats>`
          : nothing
      }
      ${frame.boards.map(
        (panel) =>
          html`<div ?hidden=${panel !== turn}>
            ${speaks(frame, panel) ? nothing : html`<h2>${frame.titleOf(panel)}</h2>`}
            ${contentOf(frame, panel)}
          </div>`,
      )}
    </div>
    ${frame.hasLegend ? html`<yzt-legend></yzt-legend>` : nothing}
  </section>`;
}
