import { textIn, type Field } from '@yizhangtu/standard';
import { sharesOrigin, webAddress } from './address.ts';
import { civilFormat, parseCivil } from '@yizhangtu/standard/civil-time.js';

/** A value of a field as a person reads it. */
export type FieldValue =
  | { readonly type: 'none' }
  | { readonly type: 'text'; readonly text: string; readonly unit?: string }
  | { readonly type: 'time'; readonly text: string; readonly datetime: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  | { readonly type: 'phone'; readonly text: string; readonly href: string }
  | { readonly type: 'photos'; readonly sources: readonly string[] };

export interface ValueWords {
  readonly yes: string;
  readonly no: string;
}

export interface ValueOptions {
  readonly locale: string;
  readonly words: ValueWords;
  /** Address of the page, against which relative addresses resolve when the source has none. */
  readonly page: string | undefined;
}

const NONE: FieldValue = { type: 'none' };

export const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

export function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join('、');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Several values in one property: an array, or its JSON, which is how vector tiles carry one. */
export function listOf(value: unknown): unknown[] {
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

function timeValue(value: unknown, locale: string): FieldValue {
  const iso = typeof value === 'number' ? new Date(value).toJSON() : plainText(value);
  const civil = iso ? parseCivil(iso) : undefined;
  if (!iso || !civil) return { type: 'text', text: plainText(value) };
  return { type: 'time', text: civilFormat(locale)(civil), datetime: iso };
}

function booleanText(value: unknown, words: ValueWords): string {
  const text = plainText(value).toLowerCase();
  if (text === 'true' || text === '1') return words.yes;
  return text === 'false' || text === '0' ? words.no : plainText(value);
}

function phoneValue(value: unknown): FieldValue {
  const text = plainText(value).trim();
  const digits = text.replace(/[\s()（）-]/g, '');
  return /^\+?\d{3,15}$/.test(digits)
    ? { type: 'phone', text, href: `tel:${digits}` }
    : { type: 'text', text };
}

function linkValue(value: unknown, base: string | undefined): FieldValue {
  const text = plainText(value).trim();
  const href = webAddress(text, base);
  return href === undefined ? { type: 'text', text } : { type: 'link', text, href };
}

/**
 * Photos load by themselves only from where the data or the page come from: a reader's browser calls no
 * other host unasked. Others are links.
 */
function photoValue(
  value: unknown,
  base: string | undefined,
  page: string | undefined,
): FieldValue {
  const texts = listOf(value).filter((item) => !isMissing(item));
  const addresses = texts.flatMap((item) => webAddress(plainText(item), base) ?? []);
  if (addresses.length < texts.length || texts.length === 0) {
    return texts.length === 0 ? NONE : { type: 'text', text: plainText(value) };
  }
  const ours = addresses.filter((address) => sharesOrigin(address, [base, page]));
  if (ours.length > 0) return { type: 'photos', sources: ours };
  return linkValue(addresses[0], base);
}

/**
 * A property as a person reads it. Nothing in it is trusted: no markup, no script address.
 *
 * @param base - address of the data, against which relative addresses resolve
 */
export function fieldValue(
  field: Field,
  raw: unknown,
  base: string | undefined,
  options: ValueOptions,
): FieldValue {
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
      return { type: 'text', ...textOf(field, raw, options) } satisfies FieldValue;
  }
}

function textOf(
  field: Field,
  raw: unknown,
  options: ValueOptions,
): { text: string; unit?: string } {
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
