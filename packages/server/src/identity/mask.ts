import { ATTRIBUTES, viewOf, type Attribute, type RoleId } from '@yizhangtu/standard/identity.js';
import { COMPOUND_SURNAMES } from './mask-surnames.ts';

/*
 * What is left of a person's attributes for others to read. The one place where values are masked. What fits
 * no form that is known shows less than what does.
 */

/** What is known of a person, in full. */
export type Attributes = Partial<Record<Attribute, string>>;

const HIDDEN = '****';

const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });
const split = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Without what is not seen: half characters, controls and marks of direction. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();

/** ASCII digits and letters without what people write between them. */
const squeeze = (text: string): string => clean(text.normalize('NFKC')).replace(/[\s.·–—-]/gu, '');

/**
 * A name as its surname and a star for each character after it: 张三 → `张*`, 欧阳修远 → `欧阳**`. Of a name
 * without one (阿依古丽·买买提, John Smith) the first character stays.
 */
export function maskName(name: string): string {
  const characters = split(clean(name));
  if (characters.length < 2) return '*';
  const first = characters.slice(0, 2).join('');
  const kept = characters.length > 2 && COMPOUND_SURNAMES.has(first) ? 2 : 1;
  const rest = characters.slice(kept).map((one) => (one === '·' ? one : '*'));
  return [...characters.slice(0, kept), ...rest].join('');
}

const MOBILE = /^(?:\+?86|0086)?(1[3-9]\d)\d{4}(\d{4})$/;
// Three digits for the largest cities, four elsewhere (the national numbering plan). An extension may follow.
const LANDLINE =
  /^(?:(?:\+|00)86[\s-]*)?\(?(010|02\d|0[3-9]\d\d)\)?[\s-]*\d{4,5}(\d{3})(?:\D+\d{1,6})?$/;
const MOST_OF_OTHERS = 2;
const LEAST_DIGITS = 8;

/**
 * A mobile number as `138****5678`; a landline as its area code and three digits, `0572-****345`; of other
 * numbers of eight digits and more the last two.
 */
export function maskPhone(phone: string): string {
  const mobile = MOBILE.exec(squeeze(phone).replace(/[()]/g, ''));
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  const landline = LANDLINE.exec(clean(phone.normalize('NFKC')));
  if (landline) return `${landline[1]}-****${landline[2]}`;
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length < LEAST_DIGITS ? HIDDEN : `${HIDDEN}${digits.slice(-MOST_OF_OTHERS)}`;
}

/** Keeps the ends, with a star for each character between. */
const ends = (text: string, head: number, tail: number): string =>
  `${text.slice(0, head)}${'*'.repeat(text.length - head - tail)}${text.slice(-tail)}`;

/**
 * A resident's number (GB 11643) as `330***********0123`, an old one of 15 digits as `330*********123`:
 * neither shows a digit of the birthday. Of a passport the first character and the last two; nothing of
 * what is too short to hide enough.
 */
export function maskIdNumber(idNumber: string): string {
  const text = squeeze(idNumber).toUpperCase();
  if (/^\d{17}[\dX]$/.test(text)) return ends(text, 3, 4);
  if (/^\d{15}$/.test(text)) return ends(text, 3, 3);
  return /^[0-9A-Z]{8,20}$/.test(text) ? ends(text, 1, 2) : HIDDEN;
}

// What stands below a village: from the first of these on nothing is shown.
const DETAIL =
  /\p{N}|路|街(?!道)|弄|巷|号|幢|栋|座|室|楼|组|队|户|单元|小区|花园|公寓|苑区|\p{L}(?<!\p{Script=Han})/u;
const VILLAGE = /(?<=[^镇乡道])(?:村|社区)(?!镇|乡|街道)/u;
const LARGER = /^.+(?:镇|乡|街道|县|区|市|省)/u;

/** An address down to its village: 浙江省德清县新市镇谷门村3组12号 → `浙江省德清县新市镇谷门村****`. */
export function maskAddress(address: string): string {
  const text = clean(address).replace(/\s/gu, '');
  const shown = text.slice(0, DETAIL.exec(text)?.index ?? text.length);
  const village = VILLAGE.exec(shown);
  if (village) return `${shown.slice(0, village.index + village[0].length)}${HIDDEN}`;
  return `${LARGER.exec(shown)?.[0] ?? ''}${HIDDEN}`;
}

const MASKS: Readonly<Record<Attribute, (value: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  idNumber: maskIdNumber,
  address: maskAddress,
};

export interface MaskedPerson {
  readonly values: Attributes;
  /** What the role may ask for in full. */
  readonly revealable: readonly Attribute[];
}

/** What a role sees of a person. */
export function maskFor(role: RoleId | undefined, attributes: Attributes): MaskedPerson {
  const values: Attributes = {};
  const revealable: Attribute[] = [];
  for (const attribute of ATTRIBUTES) {
    const value = attributes[attribute];
    const view = role === undefined ? 'hidden' : viewOf(role, attribute);
    if (value === undefined || value.trim() === '' || view === 'hidden') continue;
    values[attribute] = MASKS[attribute](value);
    if (view === 'revealable') revealable.push(attribute);
  }
  return { values, revealable };
}
