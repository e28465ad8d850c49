import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '@yizhangtu/core';
import { textIn, type CatalogueEntry, type Division, type Locale } from '@yizhangtu/standard';
import {
  divisionOptions,
  ownerOptions,
  type FilterOption,
  type LayerFilter,
} from './layer-filter.ts';
import { listMoreStrings } from './list-more.strings.ts';

export interface FilterView {
  readonly locale: Locale;
  readonly filter: LayerFilter;
  readonly set: (filter: LayerFilter) => void;
}

/** The filters that are set, each with the way to take it away. */
export function filterChips(
  entries: readonly CatalogueEntry[],
  { locale, filter, set }: FilterView,
): TemplateResult | typeof nothing {
  const t = listMoreStrings[locale];
  const { division, owner } = filter;
  if (division === undefined && owner === undefined) return nothing;
  const chip = (label: string, rest: LayerFilter) =>
    html`<button
      type="button"
      class="chip"
      aria-label=${t.removeFilter(label)}
      @click=${() => set(rest)}
    >
      ${label}${icon('close')}
    </button>`;
  const named = ownerOptions(entries, locale).find(({ value }) => value === owner);
  return html`<div class="chips" role="group" aria-label=${t.filters}>
    ${division === undefined ? nothing : chip(textIn(division.name, locale), without(filter, 'division'))}
    ${owner === undefined ? nothing : chip(named?.label ?? owner, without(filter, 'owner'))}
  </div>`;
}

function without(filter: LayerFilter, key: keyof LayerFilter): LayerFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key));
}

/** What to narrow the catalogue by: the division that the map is in at one press, others from a list. */
export function filterFields(
  entries: readonly CatalogueEntry[],
  units: readonly Division[],
  here: Division | undefined,
  { locale, filter, set }: FilterView,
): TemplateResult {
  const t = listMoreStrings[locale];
  const divisions = divisionOptions(entries, units, locale);
  const owners = ownerOptions(entries, locale);
  return html`<div class="fields">
    ${
      here === undefined || here.code === filter.division?.code
        ? nothing
        : html`<button
            type="button"
            class="button"
            @click=${() => set({ ...filter, division: here })}
          >
            ${icon('map')}${t.only(textIn(here.name, locale))}
          </button>`
    }
    ${field(
      t.division,
      t.anyDivision,
      divisions,
      filter.division?.code,
      ({ code }) => code,
      (division) =>
        set(division === undefined ? without(filter, 'division') : { ...filter, division }),
    )}
    ${field(t.owner, t.anyOwner, owners, filter.owner, String, (owner) =>
      set(owner === undefined ? without(filter, 'owner') : { ...filter, owner }),
    )}
  </div>`;
}

function field<T>(
  label: string,
  any: string,
  options: readonly FilterOption<T>[],
  chosen: string | undefined,
  keyOf: (value: T) => string,
  set: (value: T | undefined) => void,
): TemplateResult | typeof nothing {
  if (options.length === 0) return nothing;
  const change = (event: Event) => {
    const key = (event.target as HTMLSelectElement).value;
    set(options.find(({ value }) => keyOf(value) === key)?.value);
  };
  return html`<label class="field"
    ><span>${label}</span>
    <select @change=${change}>
      <option value="" ?selected=${chosen === undefined}>${any}</option>
      ${options.map(
        ({ value, label: name, count }) =>
          html`<option value=${keyOf(value)} ?selected=${keyOf(value) === chosen}>
            ${name}（${count}）
          </option>`,
      )}
    </select></label
  >`;
}
