import type { Locale } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportFormStrings } from './report-form.strings.ts';
import type { ReportDraft } from './report-draft.ts';
import type { Fault } from './report-model.ts';

/** What every part of the form draws from. */
export interface FormView {
  readonly t: ReportFormStrings;
  readonly locale: Locale;
  readonly draft: ReportDraft;
  readonly faults: readonly Fault[];
  /** Takes what a person has changed. */
  readonly set: (change: Partial<ReportDraft>) => void;
  /** Takes an extra field: several may come at once, from a browser that fills in forms. */
  readonly setField: (name: string, value: string | boolean) => void;
}

/** The id of the control that a fault is about. */
export const controlOf = ({ part, field }: Pick<Fault, 'part' | 'field'>): string =>
  part === 'fields' ? `x-${field ?? ''}` : part;

/** A fault in words: those of the contract for extra fields, the form's own for all else. */
export function faultWords(fault: Fault, { t, locale }: FormView): string {
  const { issue } = fault;
  const missing = issue === undefined || issue.code === 'missing';
  return missing ? t.fault(fault) : issue.mend[locale];
}

interface FieldInit {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  readonly fault?: Fault | undefined;
}

/** Ids of what describes a control, for its `aria-describedby`. */
const describedBy = ({ id, hint, fault }: FieldInit): string | typeof nothing =>
  [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || nothing;

/** A control with its label, hint and fault above it, where a screen reader and a thumb leave them in sight. */
export function fieldTemplate(
  init: FieldInit,
  view: FormView,
  control: (described: string | typeof nothing, invalid: boolean) => TemplateResult,
): TemplateResult {
  const { id, label, hint, optional, fault } = init;
  return html`<div class="field">
    <label for=${id}
      >${label}${optional ? html`<span class="quiet">${view.t.optional}</span>` : nothing}</label
    >
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${fault ? faultTemplate(id, fault, view) : nothing}
    ${control(describedBy(init), fault !== undefined)}
  </div>`;
}

export const faultTemplate = (id: string, fault: Fault, view: FormView): TemplateResult =>
  html`<p class="fault" id="${id}-fault">${faultWords(fault, view)}</p>`;

/** The value of the control that an event comes from. */
export const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
export const isChecked = (event: Event): boolean => (event.target as HTMLInputElement).checked;

/** A text box of one line. */
export const textBox = (
  init: FieldInit & { readonly type?: string; readonly autocomplete?: string },
  value: string,
  view: FormView,
  take: (text: string) => void,
): TemplateResult =>
  fieldTemplate(
    init,
    view,
    (described, invalid) =>
      html`<input
        id=${init.id}
        type=${init.type ?? 'text'}
        dir="auto"
        autocomplete=${init.autocomplete ?? 'off'}
        aria-describedby=${described}
        aria-invalid=${invalid}
        .value=${value}
        @input=${(event: Event) => take(valueOf(event))}
      />`,
  );

/** A box to tick, with words beside it. */
export const tickBox = (
  id: string,
  label: string,
  checked: boolean,
  take: (checked: boolean) => void,
): TemplateResult =>
  html`<label class="tick"
    ><input
      id=${id}
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => take(isChecked(event))}
    /><span>${label}</span></label
  >`;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list that the platform opens: large on a phone, quick on a keyboard. */
export const selectBox = (
  init: FieldInit,
  chosen: string | undefined,
  choices: readonly Choice[],
  view: FormView,
  take: (value: string) => void,
): TemplateResult =>
  fieldTemplate(
    init,
    view,
    (described, invalid) =>
      html`<select
        id=${init.id}
        aria-describedby=${described}
        aria-invalid=${invalid}
        @change=${(event: Event) => take(valueOf(event))}
      >
        <option value="" ?selected=${chosen === undefined}>${view.t.choose}</option>
        ${choices.map(
          ({ value, label }) =>
            html`<option value=${value} ?selected=${value === chosen}>${label}</option>`,
        )}
      </select>`,
  );
