import { resolveEntry, textIn, type Field, type ResolvedEntry } from '@yizhangtu/standard';
import type { FeatureHit } from '@yizhangtu/core';
import { dataAddress } from '../format/address.ts';
import {
  fieldValue,
  isMissing,
  plainText,
  type FieldValue,
  type ValueOptions,
} from '../format/field-value.ts';

export interface CardRow {
  /** The property. */
  readonly name: string;
  readonly label: string;
  readonly value: FieldValue;
}

/** One feature as a person reads it. */
export interface Card {
  readonly title: string;
  /** Title of the layer that the feature is of. */
  readonly layer: string;
  /** What the catalogue describes, in its order. */
  readonly rows: readonly CardRow[];
  /** Properties that the catalogue does not describe. */
  readonly others: readonly CardRow[];
}

type Properties = Readonly<Record<string, unknown>>;

const NAMES = ['name', '名称', 'title', 'mc', 'MC', 'NAME'];

/** The property that names the feature: what the map writes, else a common name, else the first text. */
function titleProperty(entry: ResolvedEntry, properties: Properties): string | undefined {
  const texts = entry.fields.filter((field) => (field.type ?? 'text') === 'text');
  const candidates = [entry.style.labelField, ...NAMES, ...texts.map((field) => field.name)];
  return candidates.find((name) => name !== undefined && !isMissing(properties[name]));
}

/** What to call a feature in a list: its name, else the title of its layer. */
export function hitTitle(hit: FeatureHit, locale: string): string {
  const property = titleProperty(resolveEntry(hit.entry), hit.feature.properties ?? {});
  return property === undefined
    ? textIn(hit.entry.title, locale)
    : plainText(hit.feature.properties?.[property]);
}

/** A hit as rows of words. Nothing in `hit.feature.properties` is trusted: no markup, no script address. */
export function cardOf(hit: FeatureHit, options: ValueOptions): Card {
  const entry = resolveEntry(hit.entry);
  const properties: Properties = hit.feature.properties ?? {};
  const base = dataAddress(entry, options.page);
  const titled = titleProperty(entry, properties);
  const { fields } = entry;
  const described = new Set(fields.map((field) => field.name));
  const row = (field: Field): CardRow => ({
    name: field.name,
    label: textIn(field.label, options.locale),
    value: fieldValue(field, properties[field.name], base, options),
  });
  return {
    title: hitTitle(hit, options.locale),
    layer: textIn(entry.title, options.locale),
    rows: fields.filter((field) => field.name !== titled).map(row),
    others: Object.keys(properties)
      .filter((name) => !described.has(name) && name !== titled)
      .map((name) => row({ name, label: name })),
  };
}
