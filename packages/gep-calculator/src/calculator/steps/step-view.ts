import type { SwitchEffect } from '@yizhangtu/gep';
import { moneyChange } from '@yizhangtu/gep/export.js';
import type { Issue, Locale } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CalculatorDesk } from '../desk.ts';
import type { Paste, PasteAsk } from '../paste-model.ts';
import type { StepStrings } from '../steps.strings.ts';

/** What a person looks at in the steps: no part of the account. */
export interface StepLook {
  /** Code of the town whose villages are shown. */
  readonly town: string;
  readonly find: string;
  readonly onlyChanged: boolean;
  readonly paste: PasteAsk;
  /** What was pasted, as it was read. */
  readonly read: Paste | undefined;
  /** Why a file could not be read, or that a table is in use. */
  readonly said: readonly Issue[] | 'taken' | undefined;
}

export const FIRST_LOOK: StepLook = {
  town: '',
  find: '',
  onlyChanged: false,
  paste: { kind: 'areas', text: '', unit: '', merged: false },
  read: undefined,
  said: undefined,
};

/** What may be taken away. */
export type TakeAway = 'package' | 'xlsx' | 'csv';

/** What a step draws from, and whom it tells. */
export interface StepView {
  readonly desk: CalculatorDesk;
  readonly t: StepStrings;
  readonly locale: Locale;
  readonly look: StepLook;
  /** Undefined while they are computed. */
  readonly effects: readonly SwitchEffect[] | undefined;
  readonly taking: string | undefined;
  see(change: Partial<StepLook>): void;
  chooseFile(file: File): void;
  take(what: TakeAway): void;
}

export interface NumberField {
  readonly field: string;
  readonly label: string;
  readonly value: number | undefined;
  type(text: string): void;
}

/** A field for a number: reckoned with at each keystroke, what is wrong said below it. */
export function numberField(
  { desk, locale, t }: StepView,
  { field, label, value, type }: NumberField,
): TemplateResult {
  const fault = desk.fault(field);
  const id = field.replace(/[^\w-]/g, '_');
  // Beside the field too: on a phone the head is out of sight.
  const move = desk.movedField === field && !fault ? desk.move : undefined;
  const change =
    move && (move.total === 0 ? t.effectNone : t.effect(moneyChange(move.total, locale)));
  return html`<span class="number"
    ><input
      type="text"
      inputmode="decimal"
      autocomplete="off"
      aria-label=${label}
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${fault ? id : nothing}
      .value=${live(desk.textOf(field, value))}
      @input=${({ target }: InputEvent) => type((target as HTMLInputElement).value)}
    />${
      fault
        ? html`<span class="fault" id=${id} role="alert"
            >${fault.issue.message[locale]}${fault.issue.mend[locale]}</span
          >`
        : nothing
    }${change === undefined ? nothing : html`<small class="change">${change}</small>`}</span
  >`;
}

/** A field for words, said when it is left. */
export const textField = (
  label: string,
  value: string,
  type: (text: string) => void,
  invalid = false,
): TemplateResult =>
  html`<label class="words"
    ><span>${label}</span
    ><input
      type="text"
      autocomplete="off"
      aria-invalid=${invalid ? 'true' : nothing}
      .value=${live(value)}
      @input=${({ target }: InputEvent) => type((target as HTMLInputElement).value)}
  /></label>`;
