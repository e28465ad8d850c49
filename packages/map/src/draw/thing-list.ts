import { icon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isEditable } from '../model/corners.ts';
import type { DrawDeskStrings } from './draw-desk.strings.ts';
import { kindOf, type Thing } from './draw-model.ts';

export const KIND_ICONS = { point: 'pin', line: 'line', area: 'area' } as const;

/** What a person can do with each thing that is drawn. */
export interface ThingListView {
  readonly t: DrawDeskStrings;
  /** The thing whose settings are open. */
  readonly opened: Thing['id'] | undefined;
  /** What is under way on the map: perhaps the thing whose shape is changed. */
  readonly editing: Thing['id'] | undefined;
  readonly hasMap: boolean;
  readonly open: (id: Thing['id'] | undefined) => void;
  readonly rename: (thing: Thing, name: string) => void;
  /** The name as it is now. */
  readonly nameOf: (id: Thing['id']) => string;
  readonly look: (thing: Thing) => void;
  readonly edit: (thing: Thing) => void;
  readonly remove: (thing: Thing) => void;
}

/** What is drawn, each with its settings folded under its name. */
export function thingList(things: readonly Thing[], view: ThingListView): TemplateResult {
  return html`<ul class="list" aria-label=${view.t.list}>
    ${repeat(
      things,
      ({ id }) => id,
      (thing) => row(thing, view),
    )}
  </ul>`;
}

function row(thing: Thing, view: ThingListView): TemplateResult {
  const { id, geometry, properties } = thing;
  const kind = kindOf(geometry);
  const open = view.opened === id;
  const onToggle = (event: Event) => {
    const opened = (event.target as HTMLDetailsElement).open;
    if (opened !== open) view.open(opened ? id : undefined);
  };
  return html`<li>
    <details .open=${open} @toggle=${onToggle}>
      <summary>
        <span class="name">${properties.name}</span>${icon(KIND_ICONS[kind])}
        <span class="sr-only">${view.t[kind]}</span>
      </summary>
      ${open ? settings(thing, view) : nothing}
    </details>
  </li>`;
}

function settings(thing: Thing, view: ThingListView): TemplateResult {
  const { t } = view;
  const fixed = !isEditable(thing.geometry);
  const onName = (event: Event) => {
    const input = event.target as HTMLInputElement;
    view.rename(thing, input.value);
    // A name of nothing was not taken.
    input.value = view.nameOf(thing.id);
  };
  return html`<div class="thing">
    <label class="field">
      <span>${t.name}</span>
      <input
        type="text"
        maxlength="120"
        autocomplete="off"
        .value=${thing.properties.name}
        @change=${onName}
      />
    </label>
    <div class="bar">
      <button
        type="button"
        class="button zoom"
        ?disabled=${!view.hasMap}
        @click=${() => view.look(thing)}
      >
        ${icon('locate')}${t.zoom}
      </button>
      <button
        type="button"
        class="button edit"
        aria-pressed=${view.editing === thing.id}
        ?disabled=${fixed || !view.hasMap}
        @click=${() => view.edit(thing)}
      >
        ${icon('pencil')}${t.edit}
      </button>
      <button type="button" class="button" @click=${() => view.remove(thing)}>
        ${icon('bin')}${t.remove}
      </button>
    </div>
    ${fixed ? html`<p class="quiet">${t.fixed}</p>` : nothing}
  </div>`;
}
