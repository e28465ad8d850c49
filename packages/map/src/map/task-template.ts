import { icon } from '@yizhangtu/core';
import type { Locale } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import type { CornerSketch, MapTask, SketchState } from './map-task.ts';
import { toolStrings, type ToolStrings } from './tool.strings.ts';

const button = (words: string, picture: string, press: () => void, off = false, main = false) =>
  html`<button class="button ${main ? 'main' : ''}" type="button" ?disabled=${off} @click=${press}>
    ${icon(picture)}${words}
  </button>`;

/** For those who cannot drag a corner. */
function cornerTemplate(sketch: CornerSketch, task: MapTask, t: ToolStrings, place: () => void) {
  const { chosen, corners = 0 } = task.state ?? {};
  const none = chosen === undefined;
  return html`<details>
    <summary>${t.byKeys}</summary>
    <p class="keys">${none ? t.cornerKeys : t.corner(chosen + 1, corners)}</p>
    <div>
      ${button(t.cornerBefore, 'chevron-left', () => sketch.turn(-1))}
      ${button(t.cornerNext, 'chevron-right', () => sketch.turn(1))}
      ${button(t.cornerHere, 'pin', place, none)}
      ${button(t.cornerAdd, 'plus', () => sketch.add(), none)}
      ${button(t.cornerRemove, 'minus', () => sketch.remove(), none)}
    </div>
  </details>`;
}

/** How far a drawing is: for eyes at once, for ears when a corner was set. */
function stateTemplate(state: SketchState, t: ToolStrings): TemplateResult {
  const fault = state.crossing ? t.crossing : undefined;
  const count = state.corners === 0 ? '' : t.corners(state.corners);
  const words = fault ?? state.note ?? count;
  const spoken = [count, fault ?? state.spoken].filter(Boolean).join(t.comma);
  return html`<p class="note" data-fault=${fault === undefined ? nothing : ''}>${words}</p>
    <p class="sr-only" role="status">${spoken}</p>`;
}

/** What the map waits for, and the ways to give it without a pointer. */
export function taskTemplate(
  task: MapTask,
  locale: Locale,
  placeCentre: () => void,
): TemplateResult {
  const t = toolStrings[locale];
  const { kind, state, sketch } = task;
  const prompt = { point: t.pick, line: t.line, area: t.draw, shape: t.shape }[kind];
  const keys = { point: t.pickKeys, line: t.lineKeys, area: t.drawKeys, shape: t.shapeKeys }[kind];
  const point = kind === 'point';
  const corner = 'turn' in sketch ? cornerTemplate(sketch, task, t, placeCentre) : nothing;
  const place = point
    ? button(t.usePoint, 'pin', placeCentre, false, true)
    : button(t.addCorner, 'pin', placeCentre);
  return html`<div class="ask" role="group" aria-label=${task.prompt ?? prompt}>
    <p role="status">${task.prompt ?? prompt}</p>
    ${(state?.corners ?? 0) > 0 && kind !== 'shape' ? nothing : html`<p class="keys ${kind}">${keys}</p>`}
    ${state === undefined ? nothing : stateTemplate(state, t)} ${corner}
    <div>
      ${kind === 'shape' ? nothing : place}
      ${point ? nothing : button(t.undo, 'undo', () => sketch.undo(), state?.canUndo !== true)}
      ${
        point
          ? nothing
          : button(t.finish, 'check', () => sketch.finish(), state?.canFinish !== true, true)
      }
      <button class="button" type="button" @click=${() => task.cancel()}>${t.cancel}</button>
    </div>
  </div>`;
}
