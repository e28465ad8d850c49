import { icon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { MapTask } from './map-task.ts';
import type { MapStrings } from './map.strings.ts';

/** What the map waits for, and the ways to give it without a pointer. */
export function taskTemplate(
  task: MapTask,
  t: MapStrings,
  placeCentre: () => void,
): TemplateResult {
  const point = task.kind === 'point';
  const finish = html`<button class="button main" type="button" @click=${() => task.finish()}>
    ${icon('check')}${t.finish}
  </button>`;
  return html`<div class="ask" role="group" aria-label=${point ? t.pick : t.draw}>
    <p role="status">${task.prompt ?? (point ? t.pick : t.draw)}</p>
    <p class="keys">${point ? t.pickKeys : t.drawKeys}</p>
    <div>
      <button class="button ${point ? 'main' : ''}" type="button" @click=${placeCentre}>
        ${icon('pin')}${point ? t.usePoint : t.addCorner}
      </button>
      ${point ? nothing : finish}
      <button class="button" type="button" @click=${() => task.cancel()}>${t.cancel}</button>
    </div>
  </div>`;
}
