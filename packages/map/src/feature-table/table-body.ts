import { calm, icon } from '@yizhangtu/core';
import type { Locale } from '@yizhangtu/standard';
import { virtualize, virtualizerRef } from '@lit-labs/virtualizer/virtualize.js';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldValue, plainText } from '../format/field-value.ts';
import { valueTemplate } from '../format/value-template.ts';
import { cellAfter, type Cell } from './grid-keys.ts';
import { nextSorting, type Column, type Row, type Sorting } from './table-model.ts';
import type { TableViewStrings } from './table-view.strings.ts';

/** What a table shows, and what is asked of its owner. */
export interface TableContent {
  readonly t: TableViewStrings;
  readonly locale: Locale;
  /** What the features are, with what is told of their number. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** In the order that they are shown in. */
  readonly rows: readonly Row[];
  readonly sorting: Sorting | undefined;
  /** Key of the chosen row. */
  readonly selected: string | undefined;
  /** Address of the data and of the page. */
  readonly base: string | undefined;
  readonly page: string | undefined;
  /** Whether a row can be seen on a map. */
  readonly placed: boolean;
  readonly sort: (sorting: Sorting | undefined) => void;
  readonly choose: (row: Row) => void;
}

type Virtualized = HTMLElement & {
  [virtualizerRef]?: {
    element(index: number): { scrollIntoView(options: ScrollIntoViewOptions): void } | undefined;
    readonly layoutComplete: Promise<void>;
  };
};

/** The id that the data gave a feature; one that was made for it (`#3`) says nothing. */
const ownId = ({ id }: GeoJSON.Feature) =>
  id === undefined || String(id).startsWith('#') ? undefined : String(id);

/** Whether `node` acts by itself when it is pressed. */
const acts = (node: EventTarget | undefined) =>
  node instanceof Element && node.closest('a') !== null;

/**
 * The rows as a grid: one stop of the Tab key, arrow keys between the cells. So every row can be reached
 * by key and is counted for those who hear it, though only those in sight are in the document.
 */
export class TableBody {
  readonly #root: ParentNode;
  #content: TableContent | undefined;
  #at: Cell = { row: 0, column: 0 };
  #shown: string | undefined;
  #calmed: object | undefined;

  constructor(root: ParentNode) {
    this.#root = root;
  }

  render(content: TableContent): TemplateResult {
    this.#content = content;
    const { t, caption, columns, rows } = content;
    return html`<div class="scroll" @keydown=${this.#onKey} @focusin=${this.#onFocus}>
      <table
        role="grid"
        aria-labelledby="caption"
        aria-describedby="help"
        aria-rowcount=${rows.length + 1}
        aria-colcount=${columns.length}
      >
        <caption id="caption" class="sr-only">
          ${caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1" data-row="-1">
            ${columns.map((column, index) => this.#head(column, index))}
          </tr>
        </thead>
        <tbody role="rowgroup" @click=${this.#onClick} @rangeChanged=${this.#onRange}>
          ${virtualize<Row>({
            items: rows as Row[],
            keyFunction: ({ key }) => key,
            renderItem: (row, index) => this.#row(row, index),
          })}
        </tbody>
      </table>
      <p id="help" class="sr-only">${t.help}</p>
    </div>`;
  }

  /** After each drawing. */
  drawn(): void {
    const content = this.#content;
    const table = this.#root.querySelector('table');
    if (content === undefined || table === null) return;
    this.#calm();
    const { columns, rows, selected } = content;
    // By script: a strict Content-Security-Policy refuses `style` attributes.
    const tracks = columns.map(({ room }) => `minmax(${room}ch, ${room}fr)`).join(' ');
    table.style.setProperty('--columns', tracks);
    const first = `${columns[0]?.room ?? 0}ch`;
    table.parentElement!.style.scrollPaddingInlineStart = first;
    const width = columns.reduce((sum, { room }) => sum + room, 0);
    table.style.setProperty('--least', `${width}ch`);
    this.#at = { row: Math.min(this.#at.row, rows.length - 1), column: this.#at.column };
    this.#rove();
    if (selected === this.#shown) return;
    this.#shown = selected;
    const index = rows.findIndex(({ key }) => key === selected);
    if (index >= 0 && this.#rowElement(index)?.contains(this.#active) !== true) this.#show(index);
  }

  #calm(): void {
    const virtualizer = this.#tbody?.[virtualizerRef];
    if (virtualizer === undefined || virtualizer === this.#calmed) return;
    this.#calmed = virtualizer;
    calm(virtualizer, this.#root.querySelector('.scroll')!);
  }

  #head({ field, label, kind }: Column, index: number): TemplateResult {
    const { sorting, sort } = this.#content!;
    const order =
      sorting?.name !== field.name ? undefined : sorting.descending ? 'descending' : 'ascending';
    return html`<th
      role="columnheader"
      scope="col"
      class=${kind}
      aria-sort=${order ?? nothing}
      aria-colindex=${index + 1}
      data-column=${index}
    >
      <button type="button" tabindex="-1" @click=${() => sort(nextSorting(sorting, field.name))}>
        <span>${label}</span>${
          order === undefined ? nothing : icon(order === 'ascending' ? 'up' : 'down')
        }
      </button>
    </th>`;
  }

  #row(row: Row, index: number): TemplateResult {
    const { columns, selected } = this.#content!;
    return html`<tr
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${row.key === selected}
      data-row=${index}
    >
      ${columns.map((column, at) => this.#cell(row, column, at))}
    </tr>`;
  }

  #cell({ feature }: Row, column: Column, index: number): TemplateResult {
    const { t, placed } = this.#content!;
    const raw: unknown = feature.properties?.[column.field.name];
    if (column.kind === 'name') {
      return html`<th role="rowheader" scope="row" class="name" aria-colindex="1" data-column="0">
        <button type="button" tabindex="-1">
          <span class="value">${this.#title(feature)}</span>${placed ? icon('pin') : nothing}
        </button>
      </th>`;
    }
    const { locale, base, page } = this.#content!;
    const value = fieldValue(column.field, raw, base, { locale, words: t, page });
    // The unit stands in the head.
    const bare = value.type === 'text' ? { type: value.type, text: value.text } : value;
    return html`<td
      role="gridcell"
      class=${value.type === 'none' ? `${column.kind} empty` : column.kind}
      aria-colindex=${index + 1}
      data-column=${index}
      tabindex="-1"
    >
      <span class="label">${column.label}</span>
      <span class="value"
        >${valueTemplate(bare, t, (sources) => this.#photo(sources, feature))}</span
      >
    </td>`;
  }

  #title(feature: GeoJSON.Feature): string {
    const { t, locale, base, page, columns } = this.#content!;
    const field = columns[0]!.field;
    const value = fieldValue(field, feature.properties?.[field.name], base, {
      locale,
      words: t,
      page,
    });
    if (value.type === 'none') return ownId(feature) ?? t.unnamed;
    return 'text' in value ? value.text : plainText(feature.properties?.[field.name]);
  }

  #photo(sources: readonly string[], feature: GeoJSON.Feature): TemplateResult {
    const { t } = this.#content!;
    return html`<img
        src=${sources[0] ?? nothing}
        alt=${t.photo(this.#title(feature))}
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
      />${sources.length > 1 ? html`<span class="more">${t.more(sources.length - 1)}</span>` : nothing}`;
  }

  get #tbody(): Virtualized | null {
    return this.#root.querySelector<Virtualized>('tbody');
  }

  get #active(): Element | null {
    return (this.#tbody?.getRootNode() as ShadowRoot | undefined)?.activeElement ?? null;
  }

  #rowElement(index: number): HTMLElement | null {
    return this.#root.querySelector(`tr[data-row="${index}"]`);
  }

  /** What takes the focus in a cell: what acts in it, else the cell. */
  #target({ row, column }: Cell): HTMLElement | undefined {
    const cell = this.#rowElement(row)?.querySelector<HTMLElement>(`[data-column="${column}"]`);
    return cell?.querySelector<HTMLElement>('button, a') ?? cell ?? undefined;
  }

  /** Leaves one stop for the Tab key: the cell last gone to, or one in sight when that is out of it. */
  #rove(): void {
    const drawn = this.#root.querySelector<HTMLElement>('tbody tr');
    const nearest = { row: Number(drawn?.dataset['row'] ?? -1), column: this.#at.column };
    // Rows that are out of sight are not drawn: the place where they come is the stop then.
    const scroll = this.#root.querySelector<HTMLElement>('.scroll');
    if (drawn === null) scroll?.setAttribute('tabindex', '0');
    else scroll?.removeAttribute('tabindex');
    const stop = drawn === null ? undefined : (this.#target(this.#at) ?? this.#target(nearest));
    const targets = this.#root.querySelectorAll<HTMLElement>(
      'thead button, tbody button, tbody a, tbody [data-column]',
    );
    for (const target of targets) {
      if (target === stop) target.tabIndex = 0;
      else if (target.matches('th')) target.removeAttribute('tabindex');
      else target.tabIndex = -1;
    }
  }

  #show(index: number): void {
    this.#tbody?.[virtualizerRef]?.element(index)?.scrollIntoView({ block: 'nearest' });
  }

  async #go(cell: Cell): Promise<void> {
    this.#at = cell;
    if (this.#target(cell) === undefined) {
      this.#show(cell.row);
      // Rejected when the table leaves the page: then there is nothing to go to.
      await this.#tbody?.[virtualizerRef]?.layoutComplete.catch(() => undefined);
    }
    if (this.#at !== cell) return;
    this.#rove();
    this.#target(cell)?.focus();
  }

  /** Rows that a page key goes by: those in sight. */
  get #page(): number {
    const scroll = this.#root.querySelector('.scroll');
    const row = this.#root.querySelector('tbody tr');
    const height = row?.getBoundingClientRect().height ?? 0;
    return height > 0 ? Math.max(1, Math.floor(scroll!.clientHeight / height) - 1) : 1;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const content = this.#content;
    if (content === undefined || event.altKey || event.metaKey) return;
    const { rows, columns } = content;
    const size = { rows: rows.length, columns: columns.length, page: this.#page };
    const next = cellAfter(event, this.#at, size);
    if (next !== undefined) {
      event.preventDefault();
      // Where a row is drawn as a card, its cells lie below each other all the same.
      void this.#go(next);
      return;
    }
    const row = rows[this.#at.row];
    const target = event.composedPath()[0];
    if (row === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
    if (target instanceof HTMLElement && target.matches('td')) {
      event.preventDefault();
      content.choose(row);
    }
  };

  readonly #onFocus = (event: FocusEvent): void => {
    if (event.target === event.currentTarget) return void this.#go(this.#at);
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (!cell || !row) return;
    this.#at = { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
    this.#rove();
  };

  readonly #onClick = (event: Event): void => {
    const target = event.composedPath()[0];
    if (acts(target)) return;
    const element = (target as Element).closest<HTMLElement>('tr');
    const row = this.#content?.rows[Number(element?.dataset['row'])];
    if (row !== undefined) this.#content?.choose(row);
  };

  readonly #onRange = (): void => queueMicrotask(() => this.#rove());
}
