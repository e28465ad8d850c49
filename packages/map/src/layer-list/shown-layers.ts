import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { describeError, textIn, type YztError } from '@yizhangtu/standard';
import { icon, type ShownLayer } from '@yizhangtu/core';
import { MOST_LAYERS } from './layer-order.ts';
import { ageOf, sampleMark, type ListView } from './layer-row.ts';

/** What a layer that is on offers. */
export interface ShownView extends ListView {
  readonly count: number;
  readonly opened: (key: string) => boolean;
  readonly onOpen: (key: string, event: Event) => void;
  readonly move: (layer: ShownLayer, index: number, button: HTMLElement) => void;
  readonly hide: (layer: ShownLayer, index: number) => void;
  readonly retry: (layer: ShownLayer, index: number) => void;
  /** What of a layer that is drawn is not shown, or may be wrong. */
  readonly notes: (layer: ShownLayer) => unknown;
  /** What an open row says and offers. */
  readonly settings: (layer: ShownLayer, index: number) => unknown;
  /** Whether a layer in error was shown before. */
  readonly wasReady: (layer: ShownLayer) => boolean;
}

/** The layers that are on, the topmost first. */
export function shownLayers(layers: readonly ShownLayer[], view: ShownView): TemplateResult {
  const { t } = view;
  return html`<details
    class="shown"
    .open=${view.opened('shown')}
    @toggle=${(event: Event) => view.onOpen('shown', event)}
  >
    <summary><span class="name">${t.shown}</span><span class="count">${view.count}</span></summary>
    ${view.count === 0 ? html`<p class="hint">${t.noneShown}</p>` : nothing}
    ${view.count >= MOST_LAYERS ? html`<p class="limit">${t.limit(MOST_LAYERS)}</p>` : nothing}
    <ol>
      ${repeat(
        layers,
        ({ entry }) => entry.id,
        (layer, index) => shownRow(layer, index, view),
      )}
    </ol>
  </details>`;
}

/** A layer that is on: its place in the order, its opacity, and what is known of its data. */
function shownRow(layer: ShownLayer, index: number, view: ShownView): TemplateResult {
  const { t, locale } = view;
  const { entry } = layer;
  const title = textIn(entry.title, locale);
  const key = `shown/${entry.id}`;
  const open = view.opened(key);
  return html`<li class="shown-row" data-state=${layer.status.state}>
    <details .open=${open} @toggle=${(event: Event) => view.onOpen(key, event)}>
      <summary>
        <span class="name">${title}</span>
        <span class="about"
          >${layer.status.state === 'loading' ? html`<span>${t.layerLoading}</span>` : nothing}${ageOf(
            entry,
            view,
          )}${sampleMark(entry, view)}</span
        >
      </summary>
      ${open ? view.settings(layer, index) : nothing}
    </details>
    <button
      class="button quiet"
      type="button"
      aria-label=${t.hideLayer(title)}
      title=${t.hide}
      @click=${() => view.hide(layer, index)}
    >
      ${icon('close')}<span class="word">${t.hide}</span>
    </button>
    ${layer.status.state === 'error' ? failure(layer, index, layer.status.error, view) : view.notes(layer)}
  </li>`;
}

function failure(
  layer: ShownLayer,
  index: number,
  error: YztError,
  view: ShownView,
): TemplateResult {
  const { what, mend } = describeError(error, view.locale);
  const [issue] = error.issues;
  return html`<div class="failure">
    ${icon('warning')}
    <p>
      <strong>${what}</strong><br />${issue?.message[view.locale] ?? mend}
      ${issue === undefined ? nothing : html`<br />${issue.mend[view.locale]}`}
      ${view.wasReady(layer) ? html`<br />${view.t.diedNote}` : nothing}
    </p>
    <button type="button" class="button" @click=${() => view.retry(layer, index)}>
      ${view.t.retry}
    </button>
  </div>`;
}
