import { html, nothing, type TemplateResult } from 'lit';
import type { YztPortalFrame } from './portal-frame.ts';

/** What the figures of a wall are grouped by, one after another. */
export const BOARDS = ['month', 'category', 'division'] as const;

/** The figures beside the map of a wall. */
export function boardTemplate(frame: YztPortalFrame): TemplateResult | typeof nothing {
  const { t } = frame.strings;
  if (frame.filled.has('board'))
    return html`<section class="board" aria-label=${t.board}>
      <slot name="board" @slotchange=${frame.announce}></slot>
    </section>`;
  if (!frame.hasBoard) return nothing;
  return html`<section class="board" aria-label=${t.board}>
    <yzt-case-stats by=${BOARDS[frame.board] ?? BOARDS[0]}></yzt-case-stats>
    <button
      class="button"
      type="button"
      aria-pressed=${frame.turning}
      @click=${() => (frame.turning = !frame.turning)}
    >
      ${t.turn}
    </button>
  </section>`;
}
