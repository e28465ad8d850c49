import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { hasMatters } from './panels.ts';
import type { YztPortalFrame } from './portal-frame.ts';

/**
 * The map with what stands on it. On a wall nobody presses anything: the map stands alone, its legend on the board.
 * Beside another panel its own is folded until a person opens it: the map has the room.
 */
export function groundTemplate(frame: YztPortalFrame): TemplateResult | typeof nothing {
  const { filled, absent: without, layout } = frame;
  const wall = layout === 'wall';
  if (without.includes('map')) return nothing;
  if (filled.has('map')) return html`<div class="ground"><slot name="map"></slot></div>`;
  const read = frame.came.has('cases') || frame.came.has('orders');
  const matters = read && hasMatters(frame.front);
  return html`<div class="ground">
    <yzt-map-panel .folded=${wall || frame.front !== 'map'}>
      <yzt-map url-state=${ifDefined(frame.mapState ? '' : undefined)}></yzt-map>
      ${frame.hasLegend ? nothing : html`<yzt-legend slot="legend"></yzt-legend>`}
      ${
        wall
          ? nothing
          : html`<yzt-map-search slot="search"></yzt-map-search>
              <yzt-layer-list slot="layers"></yzt-layer-list>
              <yzt-feature-table slot="tools"></yzt-feature-table>
              <yzt-draw slot="tools"></yzt-draw>
              <yzt-measure slot="tools"></yzt-measure>
              <yzt-add-data slot="tools"></yzt-add-data>
              <yzt-map-export slot="tools"></yzt-map-export>
              <yzt-feature-card slot="card"></yzt-feature-card>`
      }
    </yzt-map-panel>
    ${matters ? html`<yzt-case-layer .selected=${frame.caseId}></yzt-case-layer>` : nothing}
  </div>`;
}
