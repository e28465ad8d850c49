/** A number as a table prints it: what it can have been before it was rounded. */
export interface Printed {
  readonly text: string;
  readonly value: number;
  /** Half of the last printed digit. */
  readonly half: number;
}

/** A closed range. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Full-width digits and signs as plain ones, without blanks and thousands separators. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00a0]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');

/** Reads a number as printed; undefined where it is none. */
export function readPrinted(printed: string | number): Printed | undefined {
  const text = String(printed);
  const match = /^[+-]?(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(plain(text));
  if (!match) return undefined;
  const places = (match[2] ?? '').length - Number(match[3] ?? 0);
  const value = Number(plain(text));
  return Number.isFinite(value) ? { text, value, half: 0.5 * 10 ** -places } : undefined;
}

export const rangeOf = ({ value, half }: Printed): Range => ({
  low: value - half,
  high: value + half,
});

/** Digits behind the point. */
export const placesOf = (text: string): number => /\.(\d+)/.exec(plain(text))?.[1]?.length ?? 0;

/** Ways in which a number is misprinted, each undone, with how unlikely it is. */
export function corrections(text: string): { readonly text: string; readonly cost: number }[] {
  const clean = plain(text);
  const found = new Map<string, number>();
  const add = (candidate: string, cost: number): void => {
    if (candidate === clean || !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(candidate)) return;
    found.set(candidate, Math.min(cost, found.get(candidate) ?? Number.POSITIVE_INFINITY));
  };
  for (let at = 0; at < clean.length; at++) {
    const here = clean.charAt(at);
    const next = clean.charAt(at + 1);
    for (const digit of '0123456789') {
      add(clean.slice(0, at) + digit + clean.slice(at), 1.3);
      if (at === clean.length - 1) add(clean + digit, 1.3);
      if (/\d/.test(here)) add(clean.slice(0, at) + digit + clean.slice(at + 1), 1);
    }
    if (!/\d/.test(here)) continue;
    if (/\d/.test(next)) add(clean.slice(0, at) + next + here + clean.slice(at + 2), 0.9);
    add(clean.slice(0, at) + clean.slice(at + 1), 1.3);
  }
  const digits = clean.replace('.', '');
  for (let point = 1; point < digits.length; point++) {
    add(`${digits.slice(0, point)}.${digits.slice(point)}`.replace(/^0+(?=\d)/, ''), 1.2);
  }
  add(digits.replace(/^0+(?=\d)/, ''), 1.2);
  for (const zeros of ['0', '00']) {
    add(`0.${zeros.slice(1)}${digits.replace(/^0+/, '')}`, 1.2);
    add(digits + zeros, 1.4);
  }
  return [...found].map(([candidate, cost]) => ({ text: candidate, cost }));
}
