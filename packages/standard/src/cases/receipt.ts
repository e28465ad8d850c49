import { YztError } from '../problem.ts';

/**
 * Digits and capitals without I, L, O, U and Z, which are taken for others or read badly aloud. There are
 * 31, a prime, so that the check character below tells every wrong character and every exchange of two
 * neighbours.
 */
export const RECEIPT_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const BASE = RECEIPT_ALPHABET.length;
const RANDOM = 6;
const CODE = 10;

/** Weighted by powers of two, the last character by one: 0 for a right text. */
const sumOf = (text: string): number =>
  [...text].reduce((sum, char) => (sum * 2 + RECEIPT_ALPHABET.indexOf(char)) % BASE, 0);

/** Characters that stand for random numbers without favouring any of them. */
function charsOf(random: Uint8Array, count: number): string {
  const fair = Math.floor(256 / BASE) * BASE;
  const chars = [...random]
    .filter((byte) => byte < fair)
    .map((byte) => RECEIPT_ALPHABET.charAt(byte % BASE));
  if (chars.length < count) {
    throw new YztError({ code: 'internal', message: 'Too few random numbers for a code' });
  }
  return chars.slice(0, count).join('');
}

/** Random bytes that are enough for a receipt number or a code, but for once in more than 10²⁰ times. */
export const RANDOM_BYTES = 40;

/**
 * The number that a case has for people, such as `330521-20261122-7KQ4M2X`: the county, the day at Deqing,
 * six random characters and a check character. Sequences are not used: they would tell how many cases
 * there are, and a cluster cannot make them.
 *
 * @param at - milliseconds since 1970
 * @param random - 40 random bytes
 */
export function receiptNumber(county: string, at: number, random: Uint8Array): string {
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const body = charsOf(random, RANDOM);
  const check = [...RECEIPT_ALPHABET].find((char) => sumOf(`${county}${day}${body}${char}`) === 0);
  return `${county}-${day}-${body}${check ?? ''}`;
}

/** The code that leads an anonymous reporter back: 10 characters, 8·10¹⁴ possible ones. */
export const lookupCode = (random: Uint8Array): string => charsOf(random, CODE);

/** As written by hand: without blanks and hyphens, capitals, and what is taken for others set right. */
const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/Z/g, '2');

/** A receipt number as the county writes it; undefined when it is mistyped. */
export function readReceipt(typed: string): string | undefined {
  const [, county, day, rest] =
    /^([1-9]\d{5})(\d{8})([0-9A-HJKMNP-TV-Y]{7})$/.exec(tidy(typed)) ?? [];
  if (county === undefined || day === undefined || rest === undefined) return undefined;
  return sumOf(county + day + rest) === 0 ? `${county}-${day}-${rest}` : undefined;
}

/** A code as the county writes it, whether there is such a one or not. */
export const readCode = (typed: string): string => tidy(typed);
