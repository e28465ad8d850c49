import type { Locale } from '@yizhangtu/standard';
import {
  activeOrders,
  CLOCK_KINDS,
  ORDER_ROLE_NAMES,
  ORDER_ROLES,
  TIERS,
  type Case,
  type CaseEvent,
  type Unit,
} from '@yizhangtu/standard/cases.js';
import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import { CLOCK_KIND_NAMES, isSameUnit, unitWords } from '../case-words/case-words.ts';
import type { ActionField, ActionType } from './action-fields.ts';
import {
  fieldsOf,
  withUnit,
  type ActionFault,
  type ActionInput,
  type LimitInput,
  type UnitInput,
} from './action-model.ts';
import type { ActionPanelStrings } from './action-panel.strings.ts';
import type { UnitChoice } from './unit-choices.ts';

/** What a form is drawn from. */
export interface FormAsk {
  readonly t: ActionPanelStrings;
  readonly locale: Locale;
  readonly type: ActionType;
  readonly case: Pick<Case, 'tier' | 'yours' | 'orders' | 'round'>;
  /** Units to choose from; none: their names are typed, or chosen from those that are suggested. */
  readonly units: readonly Unit[];
  readonly suggested: readonly UnitChoice[];
  readonly county: string;
  /** Entries that can be corrected, each in words; undefined while they come. */
  readonly events: readonly (readonly [CaseEvent, string])[] | undefined;
  readonly input: ActionInput;
  readonly faults: readonly ActionFault[];
  readonly photos: readonly Blob[];
  readonly photoFault: boolean;
  readonly change: (input: ActionInput) => void;
  readonly addPhotos: (files: readonly File[]) => void;
  readonly dropPhotos: () => void;
}

const valueOf = (event: Event): string =>
  (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;

/** The fields of an action, each with its label, who reads it, and what is wrong with it. */
export const formFields = (ask: FormAsk): readonly TemplateResult[] =>
  fieldsOf(ask.type, ask.input).map((field) => fieldTemplate(field, ask));

function labelOf({ name, required }: ActionField, { t, type }: FormAsk): unknown {
  const words = name === 'to' && type === 'adjudicate' ? t.fields['orders'] : t.fields[name];
  const isRequired = required === true || name === 'unsolvedReason';
  return html`${words}${isRequired ? nothing : html` <span class="quiet">${t.optional}</span>`}`;
}

function fieldTemplate(field: ActionField, ask: FormAsk): TemplateResult {
  const { t, faults } = ask;
  const { name, kind, reader } = field;
  const fault = faults.find((one) => one.field === name);
  const hint = reader && t.reader[reader];
  const described =
    [hint ? `${name}-reader` : '', fault ? `${name}-fault` : ''].filter(Boolean).join(' ') ||
    undefined;
  const grouped = kind === 'choice' || kind === 'units' || kind === 'limit' || kind === 'unit';
  const told = html`${
    hint
      ? html`<p class="reader" id="${name}-reader">
          ${strokeIcon(reader === 'staff' ? PANEL_ICONS.lock : PANEL_ICONS.info)}<span
            >${hint}</span
          >
        </p>`
      : nothing
  }${fault ? html`<p class="fault" id="${name}-fault">${t.faults[fault.code]}</p>` : nothing}`;
  const control = controlOf(field, ask, described, fault !== undefined);
  return grouped
    ? html`<fieldset class="field" aria-describedby=${described ?? nothing}>
        <legend>${labelOf(field, ask)}</legend>
        ${told}${control}
      </fieldset>`
    : html`<div class=${reader === undefined ? 'field' : `field for-${reader}`}>
        ${
          kind === 'flag' || kind === 'photos'
            ? nothing
            : html`<label for="a-${name}">${labelOf(field, ask)}</label>`
        }
        ${told}${control}
      </div>`;
}

function controlOf(
  field: ActionField,
  ask: FormAsk,
  described: string | undefined,
  invalid: boolean,
): TemplateResult {
  const { input, change, t } = ask;
  const { name, kind } = field;
  const set = (text: string) => change({ ...input, texts: { ...input.texts, [name]: text } });
  const text = input.texts[name] ?? '';
  const wrong = invalid ? 'true' : nothing;
  switch (kind) {
    case 'text':
      return html`<textarea
        id="a-${name}"
        aria-describedby=${described ?? nothing}
        aria-invalid=${wrong}
        .value=${text}
        @input=${(event: Event) => set(valueOf(event))}
      ></textarea>`;
    case 'choice':
      return html`<div class="choices">
        ${optionsOf(field, ask).map(
          (option) =>
            html`<label
              ><input
                type="radio"
                name="a-${name}"
                value=${option}
                .checked=${text === option}
                @change=${() => set(option)}
              />${t.options[option]}</label
            >`,
        )}
      </div>`;
    case 'flag':
      return html`<label class="flag"
        ><input
          type="checkbox"
          .checked=${input.flags[name] === true}
          @change=${({ target }: Event) =>
            change({
              ...input,
              flags: { ...input.flags, [name]: (target as HTMLInputElement).checked },
            })}
        />${t.fields[name]}</label
      >`;
    case 'limit':
      return limitTemplate('a-limit', input.limit, ask, (limit) => change({ ...input, limit }));
    case 'units':
      return unitsTemplate(ask);
    case 'unit':
      return unitTemplate(0, ask, ask.type !== 'adjudicate');
    case 'photos':
      return photosTemplate(ask);
    case 'event':
      return eventTemplate(text, set, ask);
    default:
      return html`<input
        id="a-${name}"
        type=${kind === 'moment' ? 'datetime-local' : 'text'}
        aria-describedby=${described ?? nothing}
        aria-invalid=${wrong}
        autocomplete="off"
        .value=${text}
        @input=${(event: Event) => set(valueOf(event))}
      />`;
  }
}

/** Tiers below the present one; and who asks for their own contentment cannot be out of reach. */
function optionsOf(
  { name, options = [] }: ActionField,
  { case: { tier, yours } }: FormAsk,
): readonly string[] {
  const order: readonly string[] = TIERS;
  if (name === 'tier') return options.filter((one) => order.indexOf(one) < order.indexOf(tier));
  const isReporter = yours.includes('reporter') || yours.includes('agent');
  return isReporter ? options.filter((one) => one !== 'not-reached') : options;
}

function limitTemplate(
  id: string,
  limit: LimitInput,
  { t, locale, type }: FormAsk,
  set: (limit: LimitInput) => void,
): TemplateResult {
  const hint = type === 'grant-extension' ? t.asAsked : t.byCategory;
  return html`<div class="limit">
    <label for=${id}>${t.amount}</label>
    <input
      id=${id}
      type="text"
      inputmode="decimal"
      autocomplete="off"
      aria-describedby=${type === 'request-extension' ? nothing : `${id}-hint`}
      .value=${limit.amount}
      @input=${(event: Event) => set({ ...limit, amount: valueOf(event) })}
    />
    <label for="${id}-kind">${t.clockKind}</label>
    <select
      id="${id}-kind"
      @change=${(event: Event) => set({ ...limit, kind: valueOf(event) as LimitInput['kind'] })}
    >
      ${CLOCK_KINDS.map(
        (kind) =>
          html`<option value=${kind} ?selected=${kind === limit.kind}>
            ${CLOCK_KIND_NAMES[kind][locale]}
          </option>`,
      )}
    </select>
    ${type === 'request-extension' ? nothing : html`<p class="quiet" id="${id}-hint">${hint}</p>`}
  </div>`;
}

function unitsTemplate(ask: FormAsk): TemplateResult {
  const { input, change, t } = ask;
  return html`<p class="quiet">${t.wholeRule}</p>
    ${input.units.map((_, index) => unitTemplate(index, ask, true))}
    <button class="button" type="button" @click=${() => change(withUnit(input))}>
      ${strokeIcon(PANEL_ICONS.plus)}${t.addUnit}
    </button>`;
}

/** Whether somebody leads it now: it may have been released. */
export const hasLead = (matter: Pick<Case, 'orders' | 'round'>): boolean =>
  activeOrders(matter).some(({ role }) => role === 'lead');

function unitTemplate(index: number, ask: FormAsk, withLimit: boolean): TemplateResult {
  const { input, change, t, locale, type } = ask;
  const line = input.units[index]!;
  const set = (more: Partial<UnitInput>) =>
    change({
      ...input,
      units: input.units.map((each, i) => (i === index ? { ...each, ...more } : each)),
    });
  const takeOut = () => change({ ...input, units: input.units.filter((_, i) => i !== index) });
  const isLed = hasLead(ask.case);
  const roles = ORDER_ROLES.filter(
    (role) => type !== 'add-department' || role !== 'lead' || !isLed,
  );
  return html`<div class="unit" role="group" aria-label="${t.unit} ${index + 1}">
    ${unitChoice(index, line, ask, (unit) => set({ unit }))}
    ${
      withLimit
        ? html`<label for="a-role-${index}">${t.role}</label>
            <select
              id="a-role-${index}"
              @change=${(event: Event) => set({ role: valueOf(event) as UnitInput['role'] })}
            >
              ${roles.map(
                (role) =>
                  html`<option value=${role} ?selected=${role === line.role}>
                    ${ORDER_ROLE_NAMES[role][locale]}
                  </option>`,
              )}
            </select>
            ${limitTemplate(`a-limit-${index}`, line.limit, ask, (limit) => set({ limit }))}`
        : nothing
    }
    ${
      index > 0
        ? html`<button class="button" type="button" @click=${takeOut}>${t.takeOut}</button>`
        : nothing
    }
  </div>`;
}

function unitChoice(
  index: number,
  { unit }: UnitInput,
  { t, units, suggested, county, locale }: FormAsk,
  set: (unit: Unit | undefined) => void,
): TemplateResult {
  const id = `a-unit-${index}`;
  if (units.length === 0) {
    const typed = (event: Event) => {
      const name = valueOf(event).trim();
      const known = suggested.find((one) => unitWords(one.unit, locale) === name);
      set(name === '' ? undefined : (known?.unit ?? { division: county, organisation: name }));
    };
    return html`<label for=${id}>${t.organisation}</label>
      <input
        id=${id}
        type="text"
        autocomplete="off"
        list=${suggested.length === 0 ? nothing : `${id}-list`}
        .value=${unit === undefined ? '' : unitWords(unit, locale)}
        @change=${typed}
      />
      ${suggested.length === 0 ? nothing : suggestions(`${id}-list`, suggested, t, locale)}`;
  }
  return html`<label for=${id}>${t.unit}</label>
    <select id=${id} @change=${(event: Event) => set(units[Number(valueOf(event))])}>
      <option value="-1">${t.choose}</option>
      ${units.map(
        (each, at) =>
          html`<option value=${at} ?selected=${unit !== undefined && isSameUnit(unit, each)}>
            ${unitWords(each, locale)}
          </option>`,
      )}
    </select>`;
}

/** Names to choose from; others can be typed. Some browsers show the label in place of the name. */
const suggestions = (
  id: string,
  suggested: FormAsk['suggested'],
  t: ActionPanelStrings,
  locale: Locale,
): TemplateResult =>
  html`<datalist id=${id}>
    ${suggested.map(({ unit, onDuty }) => {
      const words = unitWords(unit, locale);
      return html`<option value=${words} label=${onDuty ? t.onDuty(words) : nothing}></option>`;
    })}
  </datalist>`;

function eventTemplate(
  chosen: string,
  set: (text: string) => void,
  { t, events }: FormAsk,
): TemplateResult {
  if (events === undefined) return html`<p role="status">${t.loadingEvents}</p>`;
  return html`<select id="a-event" @change=${(event: Event) => set(valueOf(event))}>
    <option value="">${t.choose}</option>
    ${events.map(
      ([{ id }, words]) => html`<option value=${id} ?selected=${id === chosen}>${words}</option>`,
    )}
  </select>`;
}

function photosTemplate({ t, photos, photoFault, addPhotos, dropPhotos }: FormAsk): TemplateResult {
  const onFiles = ({ target }: Event) => {
    const field = target as HTMLInputElement;
    addPhotos([...(field.files ?? [])]);
    // The same file may be chosen again.
    field.value = '';
  };
  return html`<label for="a-photos"
      >${t.fields['photos']} <span class="quiet">${t.optional}</span></label
    >
    <input
      id="a-photos"
      type="file"
      accept="image/*"
      multiple
      aria-label=${t.addPhotos}
      @change=${onFiles}
    />
    ${
      photos.length === 0
        ? nothing
        : html`<p role="status">
            ${t.photoCount(photos.length)}
            <button class="button" type="button" @click=${dropPhotos}>${t.takeOut}</button>
          </p>`
    }
    ${photoFault ? html`<p class="fault" role="alert">${t.photoRefused}</p>` : nothing}`;
}
