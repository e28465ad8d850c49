import {
  resolveEntry,
  textIn,
  type CatalogueEntry,
  type Field,
  type ResolvedEntry,
} from '@yizhangtu/standard';
import type { FeatureHit } from '@yizhangtu/core';
import { parseAddress, sharesOrigin, webAddress } from '../format/address.ts';
import { civilFormat, parseCivil } from '../format/civil-time.ts';

/** A value as the card shows it. */
export type CardValue =
  | { readonly type: 'none' }
  | { readonly type: 'text'; readonly text: string; readonly unit?: string }
  | { readonly type: 'time'; readonly text: string; readonly datetime: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  | { readonly type: 'phone'; readonly text: string; readonly href: string }
  | { readonly type: 'photos'; readonly sources: readonly string[] };

export interface CardRow {
  /** The property. */
  readonly name: string;
  readonly label: string;
  readonly value: CardValue;
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

export interface CardWords {
  readonly yes: string;
  readonly no: string;
}

export interface CardOptions {
  readonly locale: string;
  readonly words: CardWords;
  /** Address of the page, against which relative addresses resolve when the source has none. */
  readonly page: string | undefined;
}

type Properties = Readonly<Record<string, unknown>>;

const NAMES = ['name', '名称', 'title', 'mc', 'MC', 'NAME'];
const NONE: CardValue = { type: 'none' };

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The address of the data, against which their own relative addresses resolve. */
function sourceAddress(entry: CatalogueEntry): string | undefined {
  const { source } = entry;
  return source.type === 'mvt' || source.type === 'xyz' ? source.tiles[0] : source.href;
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join('、');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Several values in one property: an array, or its JSON, which is how vector tiles carry one. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string' && value.startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(value);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      return [value];
    }
  }
  return [value];
}

function numberText(value: unknown, locale: string): string | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  // `min2` leaves four digits together, so that a year reads as one.
  return new Intl.NumberFormat(locale, {
    useGrouping: 'min2',
    ...(Math.abs(number) < 1 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 3 }),
  }).format(number);
}

function timeValue(value: unknown, locale: string): CardValue {
  const iso = typeof value === 'number' ? new Date(value).toJSON() : plainText(value);
  const civil = iso ? parseCivil(iso) : undefined;
  if (!iso || !civil) return { type: 'text', text: plainText(value) };
  return { type: 'time', text: civilFormat(locale)(civil), datetime: iso };
}

function booleanText(value: unknown, words: CardWords): string {
  const text = plainText(value).toLowerCase();
  if (text === 'true' || text === '1') return words.yes;
  return text === 'false' || text === '0' ? words.no : plainText(value);
}

function phoneValue(value: unknown): CardValue {
  const text = plainText(value).trim();
  const digits = text.replace(/[\s()（）-]/g, '');
  return /^\+?\d{3,15}$/.test(digits)
    ? { type: 'phone', text, href: `tel:${digits}` }
    : { type: 'text', text };
}

function linkValue(value: unknown, base: string | undefined): CardValue {
  const text = plainText(value).trim();
  const href = webAddress(text, base);
  return href === undefined ? { type: 'text', text } : { type: 'link', text, href };
}

/**
 * Photos load by themselves only from where the data or the page come from: a reader's browser calls no
 * other host unasked. Others are links.
 */
function photoValue(value: unknown, base: string | undefined, page: string | undefined): CardValue {
  const texts = listOf(value).filter((item) => !isMissing(item));
  const addresses = texts.flatMap((item) => webAddress(plainText(item), base) ?? []);
  if (addresses.length < texts.length || texts.length === 0) {
    return texts.length === 0 ? NONE : { type: 'text', text: plainText(value) };
  }
  const ours = addresses.filter((address) => sharesOrigin(address, [base, page]));
  if (ours.length > 0) return { type: 'photos', sources: ours };
  return linkValue(addresses[0], base);
}

function cardValue(field: Field, raw: unknown, base: string | undefined, options: CardOptions) {
  if (isMissing(raw)) return NONE;
  switch (field.type) {
    case 'date':
    case 'datetime':
      return timeValue(raw, options.locale);
    case 'link':
      return linkValue(raw, base);
    case 'phone':
      return phoneValue(raw);
    case 'photo':
      return photoValue(raw, base, options.page);
    default:
      return { type: 'text', ...textOf(field, raw, options) } satisfies CardValue;
  }
}

function textOf(field: Field, raw: unknown, options: CardOptions): { text: string; unit?: string } {
  const code = field.codes?.[plainText(raw)];
  if (code !== undefined) return { text: textIn(code, options.locale) };
  if (field.type === 'boolean' || typeof raw === 'boolean') {
    return { text: booleanText(raw, options.words) };
  }
  const isNumber = field.type === 'number' || (field.type === undefined && typeof raw === 'number');
  const number = isNumber ? numberText(raw, options.locale) : undefined;
  if (number === undefined) return { text: plainText(raw) };
  return field.unit === undefined ? { text: number } : { text: number, unit: field.unit };
}

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
export function cardOf(hit: FeatureHit, options: CardOptions): Card {
  const entry = resolveEntry(hit.entry);
  const properties: Properties = hit.feature.properties ?? {};
  const given = sourceAddress(entry);
  const base =
    given === undefined ? options.page : (parseAddress(given, options.page)?.href ?? options.page);
  const titled = titleProperty(entry, properties);
  const { fields } = entry;
  const described = new Set(fields.map((field) => field.name));
  const row = (field: Field): CardRow => ({
    name: field.name,
    label: textIn(field.label, options.locale),
    value: cardValue(field, properties[field.name], base, options),
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
