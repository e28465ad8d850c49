import { html, nothing, type TemplateResult } from 'lit';
import { textIn, type CatalogueEntry, type Text } from '@yizhangtu/standard';
import { icon, type ShownLayer } from '@yizhangtu/core';
import { listMoreStrings } from './list-more.strings.ts';
import type { ShownView } from './shown-layers.ts';

export type SettingsView = Pick<ShownView, 'locale' | 'age' | 'ask' | 'move' | 'count'>;

/** What can be done with a layer that is on, and what is known of its data. */
export function layerSettings(
  layer: ShownLayer,
  index: number,
  view: SettingsView,
): TemplateResult {
  const t = listMoreStrings[view.locale];
  const title = textIn(layer.entry.title, view.locale);
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

function facts(entry: CatalogueEntry, { locale, age }: SettingsView) {
  const t = listMoreStrings[locale];
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
