import { icon, saveFile, type ShownLayer } from '@yizhangtu/core';
import { resolveEntry, textIn, type CatalogueEntry, type Locale } from '@yizhangtu/standard';
import { csvName } from '@yizhangtu/standard/csv.js';
import { html, nothing, type TemplateResult } from 'lit';
import { dataAddress } from '../format/address.ts';
import { TableBody } from './table-body.ts';
import { tableCsv } from './table-csv.ts';
import type { Extent, TableData } from './table-data.ts';
import { sameFeature } from './table-layers.ts';
import { columnsOf, rowsOf, sortRows, type Column, type Row, type Sorting } from './table-model.ts';
import { tableViewStrings, type TableViewStrings } from './table-view.strings.ts';

export { tableViewStyles } from './table-view.styles.ts';

/** What stands above the table. */
export interface HeadAsk {
  readonly title: CatalogueEntry['title'] | undefined;
  readonly sample: boolean;
  /** Layers to choose from. */
  readonly layers: readonly ShownLayer[];
  /** Id of the layer that is shown. */
  readonly layer: string | undefined;
  readonly locale: Locale;
  readonly go: (layer: string) => void;
}

/** What the table is of. */
export interface TableAsk {
  readonly head: HeadAsk;
  readonly data: TableData;
  readonly extent: Extent;
  /** The layer that the features are of. */
  readonly entry: CatalogueEntry | undefined;
  readonly locale: Locale;
  readonly page: string | undefined;
  readonly selected: GeoJSON.Feature | undefined;
  readonly choose: (feature: GeoJSON.Feature) => void;
}

/** What the table must be of to be the same, and what follows from that. */
interface Prepared {
  readonly key: readonly unknown[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** How many features there are, in words. */
export function countWords(t: TableViewStrings, count: number, extent: Extent, locale: Locale) {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const { of, complete, total } = extent;
  const place = extent.place === undefined ? t.county : textIn(extent.place, locale);
  if (of === 'all') return t.all(number(count));
  if (of === 'place') {
    return complete ? t.inPlace(number(count), place) : t.inPlacePart(number(count), place);
  }
  if (!complete) return t.inViewPart(number(count));
  return total === undefined ? t.inView(number(count)) : t.inViewOf(number(count), number(total));
}

/** The whole of a table that has something to show: what is told of it, its tools, its rows. */
export class TableView {
  readonly #update: () => void;
  readonly #body: TableBody;
  #sorting: Sorting | undefined;
  #prepared: Prepared = { key: [], columns: [], rows: [] };
  #said = '';

  constructor(root: ParentNode, update: () => void) {
    this.#update = update;
    this.#body = new TableBody(root);
  }

  /** The name of the layer, or the choice of one. */
  head({ title, sample, layers, layer, locale, go }: HeadAsk): TemplateResult | typeof nothing {
    const t = tableViewStrings[locale];
    if (title === undefined && !sample) return nothing;
    const onChange = (event: Event) => go((event.target as HTMLSelectElement).value);
    const name = html`<h2>${title === undefined ? t.features : textIn(title, locale)}</h2>`;
    const choice = () =>
      html`<select aria-label=${t.layer} @change=${onChange}>
        ${layers.map(
          ({ entry }) =>
            html`<option value=${entry.id} .selected=${entry.id === layer}>
              ${textIn(entry.title, locale)}
            </option>`,
        )}
      </select>`;
    return html`<header>
      ${layers.length > 1 ? choice() : name}
      ${sample ? html`<span class="mark">${t.sample}</span>` : nothing}
    </header>`;
  }

  /** What to say, and what to do next, when there are no features. */
  emptyWords({ of, tooFar = false }: Extent, locale: Locale): string {
    const t = tableViewStrings[locale];
    if (tooFar) return t.tooFar;
    return { all: t.noData, view: t.empty, place: t.emptyPlace }[of];
  }

  render(ask: TableAsk): TemplateResult {
    const { head, data, extent, entry, locale, page, selected, choose } = ask;
    const t = tableViewStrings[locale];
    const { columns, rows } = this.#prepare(ask);
    const count = countWords(t, data.features.length, extent, locale);
    const title = data.title === undefined ? '' : textIn(data.title, locale);
    const key = selected && rows.find(({ feature }) => sameFeature(feature, selected))?.key;
    return html`<div class="bar">
        ${this.head(head)}
        <p>${count}</p>
        ${this.#sortingTemplate(columns, t)}
        <button type="button" class="button" @click=${() => this.#save(ask, columns, rows)}>
          ${icon('down')}${t.save}
        </button>
      </div>
      ${this.#body.render({
        t,
        locale,
        caption: title === '' ? count : `${title}${locale === 'en' ? ': ' : '：'}${count}`,
        columns,
        rows,
        sorting: this.#sorting,
        selected: key,
        base: entry === undefined ? page : dataAddress(entry, page),
        page,
        placed: entry !== undefined,
        sort: (sorting) => this.#sort(sorting),
        choose: ({ feature }) => {
          this.#said = t.selected;
          choose(feature);
        },
      })}
      <p class="sr-only" role="status">${this.#said}</p>`;
  }

  /** After each drawing. */
  drawn(): void {
    this.#body.drawn();
  }

  #sort(sorting: Sorting | undefined): void {
    this.#sorting = sorting;
    this.#update();
  }

  /** Columns and sorted rows, made anew only when what they are made of changed. */
  #prepare({ data, entry, locale }: TableAsk): Prepared {
    const key = [data.features, data.fields, entry, locale, this.#sorting];
    if (key.every((part, index) => part === this.#prepared.key[index])) return this.#prepared;
    const columns = columnsOf(data, locale, entry && resolveEntry(entry).style);
    if (!columns.some(({ field }) => field.name === this.#sorting?.name)) this.#sorting = undefined;
    const rows = sortRows(rowsOf(data.features), columns, this.#sorting, locale);
    this.#prepared = { key: [...key.slice(0, -1), this.#sorting], columns, rows };
    return this.#prepared;
  }

  /** Where rows are cards, there is no head to sort by. */
  #sortingTemplate(columns: readonly Column[], t: TableViewStrings): TemplateResult {
    const { name = '', descending = false } = this.#sorting ?? {};
    const onSelect = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.#sort(value === '' ? undefined : { name: value, descending: false });
    };
    return html`<div class="sorting">
      <label for="sorting">${t.sortBy}</label>
      <select id="sorting" .value=${name} @change=${onSelect}>
        <option value="" ?selected=${name === ''}>${t.unsorted}</option>
        ${columns.map(
          ({ field, label }) =>
            html`<option value=${field.name} ?selected=${field.name === name}>${label}</option>`,
        )}
      </select>
      <button
        type="button"
        class="button"
        ?disabled=${name === ''}
        @click=${() => this.#sort({ name, descending: !descending })}
      >
        ${icon(descending ? 'down' : 'up')}${descending ? t.descending : t.ascending}
      </button>
    </div>`;
  }

  #save({ data, locale }: TableAsk, columns: readonly Column[], rows: readonly Row[]): void {
    const t = tableViewStrings[locale];
    const parts = [
      data.title === undefined ? t.features : textIn(data.title, locale),
      ...(data.sample === true ? [t.sample] : []),
    ];
    const name = csvName(parts);
    saveFile(name, tableCsv(rows, columns, locale), 'text/csv;charset=utf-8');
    this.#said = t.saved(name);
    this.#update();
  }
}
