import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { matchedParts, textIn, type CatalogueEntry, type Locale } from '@yizhangtu/standard';
import type { AgeReader } from '../format/data-age.ts';
import { marked } from '../format/marked.ts';
import { MOST_LAYERS, type LayerRequest } from './layer-order.ts';
import type { LayerListStrings } from './layer-list.strings.ts';

/** What the parts of the list are drawn with. */
export interface ListView {
  readonly t: LayerListStrings;
  readonly locale: Locale;
  readonly age: AgeReader;
  readonly on: ReadonlySet<string>;
  /** What is looked for, to be marked; empty when nothing is. */
  readonly words: string;
  /** Id of the layer that there was no room for. */
  readonly refused: string | undefined;
  /** Shows the layers that are on, to turn one off. */
  readonly showShown: () => void;
  /** Asks for a change; false when it was refused. */
  readonly ask: (request: LayerRequest) => boolean;
}

/** `3 天前更新`, with the full date for a pointer that rests and for focus. */
export function ageOf(entry: CatalogueEntry, { t, age: read }: ListView) {
  const age = read(entry);
  if (!age) return nothing;
  return html`<time datetime=${age.datetime} title=${age.full} class=${age.overdue ? 'late' : ''}
    ><span class="ago">${t.updated(age.ago)}</span><span class="full">${age.full}</span>${
      age.overdue ? html`<span class="overdue">${t.overdue}</span>` : nothing
    }</time
  >`;
}

export function sampleMark(entry: CatalogueEntry, { t }: ListView) {
  return entry.sample === true ? html`<span>${t.sample}</span>` : nothing;
}

/** Why a layer did not come on, beside its switch, and the way to make room. */
const refusal = ({ t, showShown }: ListView): TemplateResult =>
  html`<div class="limit">
    <p>${t.limit(MOST_LAYERS)}</p>
    <button type="button" class="button" @click=${showShown}>${t.toShown}</button>
  </div>`;

/** A layer of the catalogue with its switch. `where` says where it stands, in a list of results. */
export function layerRow(
  entry: CatalogueEntry,
  view: ListView,
  where: string | undefined = undefined,
): TemplateResult {
  const toggle = (event: Event) => {
    const box = event.target as HTMLInputElement;
    const request: LayerRequest = box.checked
      ? { type: 'show', entry }
      : { type: 'hide', id: entry.id };
    if (!view.ask(request)) box.checked = false;
  };
  const title = textIn(entry.title, view.locale);
  const parts = view.words === '' ? [] : matchedParts(title, entry.pinyin, view.words);
  return html`<li class="row">
    <label>
      <input
        type="checkbox"
        aria-labelledby="name-${entry.id}"
        aria-describedby="about-${entry.id}"
        .checked=${live(view.on.has(entry.id))}
        @change=${toggle}
      />
      <span class="name" id="name-${entry.id}">${marked(title, parts)}</span>
      <span class="about" id="about-${entry.id}"
        >${where === undefined ? nothing : html`<span>${where}</span>`}${ageOf(entry, view)}${sampleMark(entry, view)}</span
      >
    </label>
    ${view.refused === entry.id ? refusal(view) : nothing}
  </li>`;
}
