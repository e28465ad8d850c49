import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  describeError,
  textIn,
  type CatalogueEntry,
  type Text,
  type YztError,
} from '@yizhangtu/standard';
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
      ${open ? settings(layer, index, title, view) : nothing}
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
    ${layer.status.state === 'error' ? failure(layer, index, layer.status.error, view) : notes(layer, view)}
  </li>`;
}

/** What of a layer that is drawn is not shown, or may be wrong. */
function notes({ status }: ShownLayer, { locale }: ShownView): TemplateResult | typeof nothing {
  const issues = status.state === 'ready' ? (status.issues ?? []) : [];
  if (issues.length === 0) return nothing;
  return html`<ul class="notes">
    ${issues.map(
      ({ message, mend }) =>
        html`<li>
          ${icon('warning')}<span>${message[locale]}<br />${mend[locale]}</span>
        </li>`,
    )}
  </ul>`;
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

function settings(
  layer: ShownLayer,
  index: number,
  title: string,
  view: ShownView,
): TemplateResult {
  const { t } = view;
  const percent = Math.round(layer.opacity * 100);
  const fade = (event: Event) => {
    const opacity = Number((event.target as HTMLInputElement).value) / 100;
    view.ask({ type: 'opacity', id: layer.entry.id, opacity });
  };
  const step = (by: number) => (event: Event) =>
    view.move(layer, index + by, event.currentTarget as HTMLElement);
  return html`<div class="settings">
    <label class="fade"
      ><span>${t.opacity}</span>
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        aria-label=${t.opacityOf(title)}
        aria-valuetext="${percent}%"
        .value=${String(percent)}
        @input=${fade}
      /><output>${percent}%</output></label
    >
    <div class="order">
      <button
        type="button"
        class="button"
        aria-label=${t.raiseLayer(title)}
        aria-disabled=${index === 0}
        @click=${step(-1)}
      >
        ${icon('up')}${t.raise}
      </button>
      <button
        type="button"
        class="button"
        aria-label=${t.lowerLayer(title)}
        aria-disabled=${index === view.count - 1}
        @click=${step(1)}
      >
        ${icon('down')}${t.lower}
      </button>
    </div>
    ${facts(layer.entry, view)}
  </div>`;
}

function facts(entry: CatalogueEntry, { t, locale, age }: ListView) {
  const words = (text: Text | undefined) => (text === undefined ? undefined : textIn(text, locale));
  const rows = [
    [t.owner, words(entry.owner)],
    [t.updatedLabel, age(entry)?.full],
    [t.attribution, words(entry.attribution)],
    [t.licence, entry.licence],
  ].filter(([, value]) => value !== undefined);
  if (rows.length === 0) return nothing;
  return html`<dl>
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
