import { textIn, type Locale, type Text } from '@yizhangtu/standard';
import {
  CASE_KIND_NAMES,
  ORDER_ROLE_NAMES,
  TIER_NAMES,
  type CaseEvent,
  type EventType,
  type Limit,
  type Unit,
} from '@yizhangtu/standard/cases.js';
import { ROLE_NAMES } from '@yizhangtu/standard/identity.js';
import { eventStrings, type EventStrings } from './event-words.strings.ts';

/** Something that an event says: words, or that the viewer may not see them. */
export type Detail =
  | { readonly name: string; readonly label: string; readonly lines: readonly string[] }
  | { readonly name: string; readonly label: string; readonly withheld: true };

/** Members of an event's data that are told, in the order in which they are. */
const TOLD = [
  'title',
  'kind',
  'description',
  'reporter',
  'question',
  'text',
  'answer',
  'solved',
  'unsolvedReason',
  'satisfaction',
  'comment',
  'redo',
  'result',
  'note',
  'decision',
  'orders',
  'limit',
  'tier',
  'light',
  'system',
  'number',
  'reason',
  'basis',
  'until',
  'place',
  'photos',
] as const;
export type Told = (typeof TOLD)[number];

const isTold = (name: string): name is Told => (TOLD as readonly string[]).includes(name);
const named = <K extends string>(names: Readonly<Record<K, Text>>, key: unknown, locale: Locale) =>
  typeof key === 'string' && Object.hasOwn(names, key)
    ? textIn(names[key as K], locale)
    : String(key);
const wordOf = (words: Readonly<Record<string, string>>, key: unknown): string =>
  typeof key === 'string' && Object.hasOwn(words, key) ? words[key]! : String(key);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What happened, in a word or two. The type itself for one of a newer standard. */
export const eventTitle = ({ type }: Pick<CaseEvent, 'type'>, locale: Locale): string =>
  wordOf(eventStrings[locale].events satisfies Record<EventType, string>, type);

/** An assignment's unit: its name, else its organisation or division. */
export const unitName = ({ name, organisation, division }: Unit, locale: Locale): string =>
  name === undefined ? (organisation ?? division) : textIn(name, locale);

export function limitWords({ kind, amount }: Limit, locale: Locale): string {
  return eventStrings[locale].limits[kind](amount);
}

/** Who did it, as far as the viewer may know; `undefined` when nothing is said of them. */
export function actorWords(actor: CaseEvent['actor'], locale: Locale): string | undefined {
  const { name, role, division, organisation, system } = actor;
  const t = eventStrings[locale];
  if (system === true) return t.system;
  const office = officeWords(actor, locale);
  const known = role === undefined ? undefined : named(ROLE_NAMES, role, locale);
  const parts = [office, name ?? (organisation === undefined ? known : undefined)];
  const said = parts.filter((part) => part !== undefined);
  if (said.length > 0) return locale === 'en' ? [...said].reverse().join(', ') : said.join(' ');
  return division === undefined ? known : textIn(division.name, locale);
}

/** The unit behind an actor; undefined for a resident and for who is not of any. */
export function officeWords(
  { role, division, organisation }: CaseEvent['actor'],
  locale: Locale,
): string | undefined {
  if (role === 'resident') return undefined;
  const place = division === undefined ? undefined : textIn(division.name, locale);
  const parts = [place, organisation].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return locale === 'en' ? [...parts].reverse().join(', ') : parts.join(' ');
}

/** What a department's heading says. */
export function departmentWords(actor: CaseEvent['actor'], locale: Locale): string {
  const t = eventStrings[locale];
  if (actor.system === true) return t.system;
  const office = officeWords(actor, locale);
  if (office !== undefined) return office;
  return actor.role === undefined ? t.others : named(ROLE_NAMES, actor.role, locale);
}

/** What an event says besides who and when. What was redacted is named and said to be withheld. */
export function detailsOf(event: CaseEvent, locale: Locale): readonly Detail[] {
  const { data, redacted = [], type } = event;
  const t = eventStrings[locale];
  const known = Object.hasOwn(t.events, type);
  const names = [...TOLD, ...(known ? [] : Object.keys(data).filter((name) => !isTold(name)))];
  const details = names.flatMap((name): Detail[] => {
    const label = isTold(name) ? t.labels[name] : name;
    if (redacted.includes(name)) return [{ name, label, withheld: true }];
    const lines = linesOf(name, data[name], event, locale);
    return lines.length === 0 ? [] : [{ name, label, lines }];
  });
  const untold = redacted.some((name) => !isTold(name)) && !known;
  return untold ? [...details, { name: '', label: t.content, withheld: true }] : details;
}

function linesOf(
  name: string,
  value: unknown,
  { type }: CaseEvent,
  locale: Locale,
): readonly string[] {
  const t = eventStrings[locale];
  switch (name) {
    case 'kind':
      return value === undefined ? [] : [named(CASE_KIND_NAMES, value, locale)];
    case 'tier':
      // Where a case begins is no news.
      return value === undefined || type === 'submitted' ? [] : [named(TIER_NAMES, value, locale)];
    case 'satisfaction':
      return value === undefined ? [] : [wordOf(t.satisfactions, value)];
    case 'decision':
      return value === undefined ? [] : [wordOf(t.decisions, value)];
    case 'light':
      return value === undefined ? [] : [wordOf(t.lights, value)];
    case 'solved':
    case 'redo':
      return typeof value === 'boolean' && (name === 'solved' || value)
        ? [value ? t.yes : t.no]
        : [];
    case 'limit':
      return isRecord(value) ? [limitLine(value, locale)] : [];
    case 'orders':
      return Array.isArray(value) ? value.flatMap((order) => orderLine(order, locale)) : [];
    case 'photos':
      return Array.isArray(value) && value.length > 0 ? [t.photoCount(value.length)] : [];
    case 'place':
      return isRecord(value) ? texts(value['words']) : [];
    case 'reporter':
      return isRecord(value) ? reporterLine(value, t) : [];
    case 'until':
      return texts(value).map((text) => t.moment(text));
    default:
      return texts(value);
  }
}

const texts = (value: unknown): readonly string[] =>
  typeof value === 'string' && value !== ''
    ? [value]
    : typeof value === 'number'
      ? [String(value)]
      : [];

function limitLine(value: Readonly<Record<string, unknown>>, locale: Locale): string {
  const { limits } = eventStrings[locale];
  const { kind, amount } = value as Partial<Limit>;
  return kind !== undefined && Object.hasOwn(limits, kind)
    ? limits[kind](Number(amount))
    : String(amount);
}

function orderLine(order: unknown, locale: Locale): readonly string[] {
  if (!isRecord(order) || !isRecord(order['unit'])) return [];
  const { roleOf } = eventStrings[locale];
  const unit = unitName(order['unit'] as Unit, locale);
  const role = named(ORDER_ROLE_NAMES, order['role'], locale);
  const limit = isRecord(order['limit']) ? limitLine(order['limit'], locale) : undefined;
  return [roleOf(unit, role, limit)];
}

function reporterLine(
  { anonymous, name }: Readonly<Record<string, unknown>>,
  t: EventStrings,
): readonly string[] {
  if (typeof name === 'string') return [name];
  return anonymous === true ? [t.anonymous] : [];
}
