import { textIn, type Locale, type LocalText } from '@yizhangtu/standard';
import {
  ORDER_ROLE_NAMES,
  ORDER_ROLES,
  ORDER_STATE_NAMES,
  ORDER_STATES,
  type CategoryTree,
} from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { BoardFilter, BoardView, Choice } from './orders-model.ts';
import type { WorkOrderListStrings } from './work-order-list.strings.ts';

export interface HeadView {
  readonly t: WorkOrderListStrings;
  readonly locale: Locale;
  readonly view: BoardView;
  readonly filter: BoardFilter;
  readonly tree: CategoryTree | undefined;
  readonly divisions: readonly Choice[];
  readonly set: (change: Partial<BoardFilter>) => void;
  readonly go: (view: BoardView) => void;
}

const choicesOf = (
  ids: readonly string[],
  names: Readonly<Record<string, LocalText>>,
): readonly Choice[] => ids.map((id) => ({ id, name: names[id]! }));

/** What is looked at, and what narrows it. */
export function headTemplate(view: HeadView): TemplateResult {
  const { t, filter, set, tree, divisions } = view;
  const tab = (which: BoardView) =>
    html`<button
      class="button"
      type="button"
      aria-pressed=${view.view === which}
      @click=${() => view.go(which)}
    >
      ${t[which]}
    </button>`;
  const majors = tree?.categories.filter(({ parent }) => parent === undefined) ?? [];
  const check = (name: 'late' | 'mine') =>
    html`<label class="check"
      ><input
        type="checkbox"
        .checked=${filter[name]}
        @change=${({ target }: Event) =>
          set({ [name]: (target as HTMLInputElement).checked } as Partial<BoardFilter>)}
      />${t[name]}</label
    >`;
  const isOrders = view.view === 'orders';
  return html`<div class="bar">
    <div class="views" role="group" aria-label=${t.views}>${tab('orders')}${tab('waiting')}</div>
    <details>
      <summary class="button">${t.filters}</summary>
      <div class="filters">
        <label class="wide"
          >${t.search}<input
            type="search"
            .value=${filter.q}
            @change=${({ target }: Event) => set({ q: (target as HTMLInputElement).value })}
        /></label>
        ${
          isOrders
            ? html`${select('state', choicesOf(ORDER_STATES, ORDER_STATE_NAMES), view)}
              ${select('role', choicesOf(ORDER_ROLES, ORDER_ROLE_NAMES), view)}`
            : nothing
        }
        ${select('category', majors, view)} ${select('division', divisions, view)} ${check('late')}
        ${isOrders ? check('mine') : nothing}
      </div>
    </details>
  </div>`;
}

function select(
  name: 'state' | 'role' | 'category' | 'division',
  choices: readonly Choice[],
  { t, locale, filter, set }: HeadView,
): TemplateResult {
  return html`<label
    >${t[name]}<select
      @change=${({ target }: Event) =>
        set({ [name]: (target as HTMLSelectElement).value } as Partial<BoardFilter>)}
    >
      <option value="">${t.any}</option>
      ${choices.map(
        ({ id, name: words }) =>
          html`<option value=${id} ?selected=${filter[name] === id}>
            ${textIn(words, locale)}
          </option>`,
      )}
    </select></label
  >`;
}
