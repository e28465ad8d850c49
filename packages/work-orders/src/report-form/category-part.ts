import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { textIn } from '@yizhangtu/standard';
import {
  CASE_KIND_NAMES,
  CASE_KINDS,
  type CaseKind,
  type Category,
  type CategoryTree,
} from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import {
  findCategories,
  groupsOf,
  kindsOf,
  lineOf,
  suggestCategories,
} from './categories-model.ts';
import { faultTemplate, selectBox, valueOf, type FormView } from './form-view.ts';

export interface CategoryView extends FormView {
  readonly tree: CategoryTree;
  readonly query: string;
  readonly search: (query: string) => void;
  readonly choose: (category: string | undefined) => void;
}

/** What it is about: what the words of the person suggest, a search, and all there is. */
export function categoryPart(view: CategoryView): TemplateResult {
  const { t, tree, draft, faults } = view;
  const chosen = tree.categories.find(({ id }) => id === draft.category);
  const fault = faults.find(({ part }) => part === 'category');
  return html`<fieldset class="field">
    <legend>${t.category}</legend>
    ${fault && !chosen ? faultTemplate('category', fault, view) : nothing}
    ${chosen ? chosenTemplate(chosen, view) : searchTemplate(view)}
  </fieldset>`;
}

function chosenTemplate(category: Category, view: CategoryView): TemplateResult {
  const { t, tree, locale, choose } = view;
  return html`<p class="chosen">
    ${strokeIcon(PANEL_ICONS.check)}<span class="grow"
      >${lineOf(tree, category, locale).path.join(' › ')}</span
    >
    <button class="button" type="button" id="category" @click=${() => choose(undefined)}>
      ${t.change}
    </button>
  </p>`;
}

function searchTemplate(view: CategoryView): TemplateResult {
  const { t, tree, draft, query, search } = view;
  const likely = query ? [] : suggestCategories(tree, draft.description);
  const found = query ? findCategories(tree, query) : [];
  return html`${
      likely.length > 0
        ? html`<p class="hint">${t.likely}</p>
            ${listTemplate(likely, view)}`
        : nothing
    }
    <input
      id="category"
      type="search"
      aria-label=${t.search}
      placeholder=${t.searchHint}
      autocomplete="off"
      enterkeyhint="search"
      .value=${query}
      @input=${(event: Event) => search(valueOf(event))}
      @keydown=${stayOnEnter}
    />
    <p class=${query ? 'hint' : 'sr-only'} role="status">${query ? t.found(found.length) : ''}</p>
    ${listTemplate(found, view)}
    <details class="all">
      <summary>${t.all}</summary>
      ${groupsOf(tree).map(
        ([major, leaves]) =>
          html`<h3>${textIn(major.name, view.locale)}</h3>
            ${listTemplate(leaves, view, false)}`,
      )}
    </details>`;
}

/** Enter in a search is no wish to send. */
function stayOnEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

function listTemplate(
  categories: readonly Category[],
  view: CategoryView,
  whole = true,
): TemplateResult | typeof nothing {
  if (categories.length === 0) return nothing;
  return html`<ul class="choices">
    ${categories.map((category) => {
      const { path } = lineOf(view.tree, category, view.locale);
      const above = whole ? path.slice(0, -1).join(' › ') : '';
      return html`<li>
        <button class="button choice" type="button" @click=${() => view.choose(category.id)}>
          <span>${path.at(-1)}</span>${above ? html`<span class="quiet">${above}</span>` : nothing}
        </button>
      </li>`;
    })}
  </ul>`;
}

/** Asked only where a category leaves a choice. */
export function kindPart(view: CategoryView): TemplateResult | typeof nothing {
  const { t, tree, locale, draft, set } = view;
  if (draft.category === undefined) return nothing;
  const kinds: readonly CaseKind[] = kindsOf(tree, draft.category) ?? CASE_KINDS;
  if (kinds.length < 2) return nothing;
  const choices = kinds.map((value) => ({ value, label: textIn(CASE_KIND_NAMES[value], locale) }));
  return selectBox({ id: 'kind', label: t.kind }, draft.kind ?? kinds[0], choices, view, (kind) =>
    set({ kind: (kind as CaseKind) || undefined }),
  );
}
