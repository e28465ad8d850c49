import { icon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import { doneWords, failureWords, sheetNotes, type Remedy } from './desk-words.ts';
import type { DeskSettings, ExportDesk } from './export-desk.ts';
import { STEPS } from './make-sheet.ts';
import { DPIS, type Dpi } from './paper-layout.ts';

const TITLE_LENGTH = 80;

type Choice<Key extends keyof DeskSettings> = readonly [value: DeskSettings[Key], label: string];

function radios<Key extends 'paper' | 'orientation' | 'format'>(
  desk: ExportDesk,
  key: Key,
  legend: string,
  choices: readonly Choice<Key>[],
): TemplateResult {
  return html`<fieldset ?disabled=${desk.step !== undefined}>
    <legend>${legend}</legend>
    ${choices.map(
      ([value, label]) =>
        html`<label class="choice">
          <input
            type="radio"
            name=${key}
            value=${value as string}
            .checked=${desk.settings[key] === value}
            @change=${() => desk.choose({ [key]: value })}
          />
          ${label}
        </label>`,
    )}
  </fieldset>`;
}

function fields(desk: ExportDesk): TemplateResult {
  const { t, settings } = desk;
  const busy = desk.step !== undefined;
  return html`<div class="fields">
    <label class="field">
      ${t.title}
      <input
        type="text"
        name="title"
        maxlength=${TITLE_LENGTH}
        ?readonly=${busy}
        .value=${desk.title}
        @input=${(event: Event) =>
          desk.choose({ title: (event.currentTarget as HTMLInputElement).value })}
      />
    </label>
    ${radios(desk, 'paper', t.paper, [
      ['a4', 'A4'],
      ['a3', 'A3'],
    ])}
    ${radios(desk, 'orientation', t.orientation, [
      ['portrait', t.portrait],
      ['landscape', t.landscape],
    ])}
    ${radios(desk, 'format', t.format, [
      ['pdf', 'PDF'],
      ['png', 'PNG'],
    ])}
    <label class="field">
      ${t.quality}
      <select
        name="dpi"
        ?disabled=${busy}
        @change=${(event: Event) =>
          desk.choose({ dpi: Number((event.currentTarget as HTMLSelectElement).value) as Dpi })}
      >
        ${DPIS.map(
          (dpi) =>
            html`<option value=${dpi} .selected=${dpi === settings.dpi}>${t.dpi[dpi]}</option>`,
        )}
      </select>
    </label>
  </div>`;
}

function previewTemplate(desk: ExportDesk): TemplateResult {
  const { t, preview, previewing, settings } = desk;
  const state = desk.map?.state;
  const notes =
    preview === undefined || state === undefined
      ? []
      : sheetNotes({
          ...preview,
          state,
          without: desk.without,
          images: desk.images,
          pages: preview.layout.pages.length,
          format: settings.format,
          t,
          locale: desk.locale,
        });
  return html`<div class="preview">
    <div class="sheet ${settings.orientation}" aria-busy=${previewing !== undefined}>
      <canvas
        role="img"
        aria-label=${t.preview(desk.title)}
        ?hidden=${preview === undefined}
      ></canvas>
      ${previewing === undefined ? nothing : html`<p class="quiet wait">${t.previewing}</p>`}
    </div>
    ${
      notes.length === 0
        ? nothing
        : html`<ul class="quiet">
            ${notes.map((note) => html`<li>${note}</li>`)}
          </ul>`
    }
  </div>`;
}

function labelOf(remedy: Remedy, { t }: ExportDesk): string {
  if (remedy.type === 'leave-out') return remedy.label;
  return remedy.type === 'smaller' ? t.smaller(remedy.dpi) : t.retry;
}

function failureTemplate(desk: ExportDesk): TemplateResult | typeof nothing {
  const { failure, t, locale, settings, without } = desk;
  if (failure === undefined) return nothing;
  const layers = (desk.map?.state.layers ?? []).filter(({ entry }) => !without.has(entry.id));
  const { what, more, remedies } = failureWords({
    error: failure.error,
    layers,
    dpi: settings.dpi,
    t,
    locale,
  });
  return html`<div class="state state-error" role="alert">
    <p class="state-title">${icon('warning')}${what}</p>
    <p class="state-more">${more}</p>
    <p class="actions">
      ${remedies.map(
        (remedy) =>
          html`<button class="button" type="button" @click=${() => desk.remedy(remedy)}>
            ${labelOf(remedy, desk)}
          </button>`,
      )}
    </p>
  </div>`;
}

function footTemplate(desk: ExportDesk): TemplateResult {
  const { t, step, done } = desk;
  const made = done === undefined ? (desk.givenUp ? [t.givenUp] : []) : doneWords(done, t);
  const words = step === undefined ? made : [t.steps[step]];
  // It stands where the button that began stood: the second press of two is no wish to cancel.
  const cancel = ({ detail }: MouseEvent) => {
    if (detail < 2) desk.cancel();
  };
  return html`<footer>
    <div role="status" class="said">${words.map((line) => html`<p>${line}</p>`)}</div>
    ${
      step === undefined
        ? html`<button class="button main" type="submit" ?disabled=${desk.map === undefined}>
            ${icon('download')}${t.export}
          </button>`
        : html`<progress
              aria-label=${t.steps[step]}
              max=${STEPS.length}
              .value=${STEPS.indexOf(step) + 0.5}
            ></progress>
            <button class="button" type="button" @click=${cancel}>${t.cancel}</button>`
    }
  </footer>`;
}

/** The dialog, closed until it is shown. */
export function deskTemplate(desk: ExportDesk): TemplateResult {
  const { t } = desk;
  const submit = (event: Event) => {
    event.preventDefault();
    void desk.make();
  };
  return html`<dialog aria-labelledby="heading" @close=${desk.closed}>
    <form @submit=${submit}>
      <header>
        <h2 id="heading" tabindex="-1" autofocus>${t.heading}</h2>
        <button
          class="button ${desk.largeText ? '' : 'icon-only'}"
          type="button"
          aria-label=${t.close}
          title=${t.close}
          @click=${desk.close}
        >
          ${icon('close')}${desk.largeText ? t.close : nothing}
        </button>
      </header>
      <div class="body">
        ${
          desk.map?.state.view === undefined
            ? html`<p class="state">${t.noMap}</p>`
            : html`${fields(desk)}${previewTemplate(desk)}`
        }
        ${failureTemplate(desk)}
      </div>
      ${footTemplate(desk)}
    </form>
  </dialog>`;
}
