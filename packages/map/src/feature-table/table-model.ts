import { nameProperty, textIn, type Field, type Style } from '@yizhangtu/standard';
import { isMissing, plainText } from '../format/field-value.ts';
import type { TableData } from './table-data.ts';

/** A column: what of a feature stands in it. */
export interface Column {
  readonly field: Field;
  readonly label: string;
  readonly kind: 'name' | 'number' | 'time' | 'text' | 'photo';
  /** Room that its words want, in widths of a Latin letter. */
  readonly room: number;
}

/** Which way a column is sorted. */
export interface Sorting {
  /** Name of the field. */
  readonly name: string;
  readonly descending: boolean;
}

/** A feature with its place in the data, by which it is found again. */
export interface Row {
  readonly key: string;
  readonly feature: GeoJSON.Feature;
}

/** Features that are looked at for their properties and for the room that these want. */
const LOOKED_AT = 100;
/** Columns of features that nobody has described; more cannot be read. */
const UNDESCRIBED = 12;
/** In widths of a letter; `pads` is what stands beside the words. */
const ROOM = { least: 6, most: 24, pads: 3 } as const;

const propertiesOf = ({ properties }: GeoJSON.Feature): Readonly<Record<string, unknown>> =>
  properties ?? {};

function fieldsOf({ features, fields = [] }: TableData): readonly Field[] {
  if (fields.length > 0) return fields;
  const names = new Set<string>();
  for (const feature of features.slice(0, LOOKED_AT)) {
    for (const name of Object.keys(propertiesOf(feature))) names.add(name);
  }
  return [...names].slice(0, UNDESCRIBED).map((name) => ({ name, label: name }));
}

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

function kindOf(field: Field, samples: readonly unknown[]): Column['kind'] {
  if (field.codes !== undefined) return 'text';
  if (field.type === 'number') return 'number';
  if (field.type === 'date' || field.type === 'datetime') return 'time';
  if (field.type === 'photo') return 'photo';
  const given = samples.filter((value) => !isMissing(value));
  return field.type === undefined && given.length > 0 && given.every(isNumber) ? 'number' : 'text';
}

/** Width of a text in Latin letters: a Chinese one is as wide as two. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);

function roomOf(kind: Column['kind'], label: string, field: Field, samples: readonly unknown[]) {
  if (kind === 'time') return field.type === 'datetime' ? 20 : 15;
  if (kind === 'photo') return 9;
  const texts = samples.flatMap((value) => (isMissing(value) ? [] : plainText(value)));
  const words = field.codes === undefined ? texts : Object.values(field.codes).map(String);
  // A telephone number has a sign before it; the label carries the button that sorts.
  const sign = field.type === 'phone' ? 4 : 0;
  const wanted = Math.max(widthOf(label) + 4, ...words.map((text) => widthOf(text) + sign));
  return Math.min(ROOM.most, Math.max(ROOM.least, wanted)) + ROOM.pads;
}

/**
 * The columns of a table, the one that names the features first.
 *
 * @param style - of the layer, which may say what is written beside a feature
 */
export function columnsOf(data: TableData, locale: string, style?: Style): Column[] {
  const fields = fieldsOf(data);
  const looked = data.features.slice(0, LOOKED_AT).map(propertiesOf);
  const known: Record<string, unknown> = {};
  for (const properties of looked) {
    for (const [name, value] of Object.entries(properties)) {
      if (!isMissing(value)) known[name] ??= value;
    }
  }
  const drawn = style ?? { geometry: 'area' };
  const name = nameProperty({ style: drawn, fields: [...fields] }, known) ?? fields[0]?.name;
  const naming =
    name === undefined
      ? undefined
      : (fields.find((field) => field.name === name) ?? { name, label: name });
  // Features without a single property are rows all the same.
  const first: Field = naming ?? { name: '', label: { 'zh-CN': '要素', en: 'Feature' } };
  const ordered = [first, ...fields.filter((one) => one !== naming)];
  return ordered.map((field, index) => {
    const samples = looked.map((properties) => properties[field.name]);
    const words = textIn(field.label, locale);
    const label = field.unit === undefined ? words : `${words} (${field.unit})`;
    const kind = index === 0 ? 'name' : kindOf(field, samples);
    return { field, label, kind, room: roomOf(kind, label, field, samples) };
  });
}

/** Rows by their keys: the id where a feature has one, its place where it has none or another's. */
export function rowsOf(features: readonly GeoJSON.Feature[]): Row[] {
  const taken = new Set<string>();
  return features.map((feature, index) => {
    const own = feature.id === undefined ? undefined : String(feature.id);
    const key = own === undefined || taken.has(own) ? `#${index}` : own;
    taken.add(key);
    return { key, feature };
  });
}

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** What a value is sorted by: a number, words, or nothing, which is last either way. */
function sortKey(column: Column, value: unknown, locale: string): number | string | undefined {
  if (isMissing(value)) return undefined;
  if (column.kind === 'time') {
    const text = plainText(value);
    // ISO dates sort as the letters that they are; a number is milliseconds.
    return typeof value === 'number' ? new Date(value).toJSON() : text;
  }
  const code = column.field.codes?.[plainText(value)];
  if (code !== undefined) return textIn(code, locale);
  if (column.kind === 'number') return numberOf(value);
  return plainText(value);
}

/**
 * The rows in another order. Numbers by their value, words as a Chinese directory has them (by sound),
 * with the numbers in them counted; what is missing comes last; equals keep their order.
 */
export function sortRows(
  rows: readonly Row[],
  columns: readonly Column[],
  sorting: Sorting | undefined,
  locale: string,
): readonly Row[] {
  const column = columns.find(({ field }) => field.name === sorting?.name);
  if (sorting === undefined || column === undefined) return rows;
  const collator = new Intl.Collator('zh', { numeric: true });
  const way = sorting.descending ? -1 : 1;
  const keyed = rows.map((row) => ({
    row,
    key: sortKey(column, row.feature.properties?.[column.field.name], locale),
  }));
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return way * (a - b);
    return way * collator.compare(String(a), String(b));
  });
  return keyed.map(({ row }) => row);
}

/** Ascending first, then descending, then as the data came. */
export function nextSorting(sorting: Sorting | undefined, name: string): Sorting | undefined {
  if (sorting?.name !== name) return { name, descending: false };
  return sorting.descending ? undefined : { name, descending: true };
}
