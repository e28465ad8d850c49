import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { MOST_PHOTOS } from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from './form-view.ts';

/** A file that was not taken, and why. */
export interface RefusedPhoto {
  readonly name: string;
  readonly why: 'too_large' | 'unsupported_media' | 'too_many';
}

export interface PhotosView extends FormView {
  readonly photos: readonly Blob[];
  readonly refused: readonly RefusedPhoto[];
  readonly working: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (at: number) => void;
}

export function photosPart(view: PhotosView): TemplateResult {
  const { t, photos, refused, working } = view;
  return html`<fieldset class="field">
    <legend>${t.photos}<span class="quiet">${t.optional}</span></legend>
    <p class="hint">${t.photosHint}</p>
    ${
      photos.length > 0
        ? html`<ul class="photos">
            ${photos.map((_, at) => photoTemplate(at, view))}
          </ul>`
        : nothing
    }
    ${
      photos.length < MOST_PHOTOS
        ? html`<div class="row">
            ${fileButton('take', PANEL_ICONS.photo, t.take, true, view)}
            ${fileButton('pick', PANEL_ICONS.upload, t.pick, false, view)}
          </div>`
        : nothing
    }
    <p class="found" role="status">${working ? t.working : nothing}</p>
    <div role="alert">
      ${refused.map(
        ({ name, why }) => html`<p class="fault"><bdi>${name}</bdi> ${t.refused[why]}</p>`,
      )}
    </div>
  </fieldset>`;
}

/** Painted after the update: a blob's address would break a strict `img-src`. */
const photoTemplate = (at: number, { t, remove }: PhotosView): TemplateResult =>
  html`<li>
    <canvas width="192" height="192" role="img" aria-label=${t.photo(at + 1)}></canvas>
    <button
      class="button icon-only"
      type="button"
      aria-label=${t.remove(at + 1)}
      @click=${() => remove(at)}
    >
      ${strokeIcon(PANEL_ICONS.close)}
    </button>
  </li>`;

function fileButton(
  id: string,
  sign: string,
  label: string,
  camera: boolean,
  view: PhotosView,
): TemplateResult {
  const take = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was removed.
    input.value = '';
    if (files.length > 0) view.add(files);
  };
  return html`<label class=${camera ? 'button camera' : 'button'}>
    <input
      class="sr-only"
      id=${id}
      type="file"
      accept="image/*"
      capture=${camera ? 'environment' : nothing}
      ?multiple=${!camera}
      @change=${take}
    />${strokeIcon(sign)}${label}
  </label>`;
}
