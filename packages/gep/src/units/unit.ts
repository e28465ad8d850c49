import { SUBSTANCES, type Inverse, type Substance, type Times } from './dimension.ts';

/** Exponents of base units, as found at run time. */
export type Exponents = Readonly<Record<string, number>>;

/** A unit as read: what it is made of, and how many coherent units it holds. */
export interface Unit {
  readonly text: string;
  readonly exponents: Exponents;
  /** Coherent units (m, kWh, CNY, t, h, d …) in one of this unit. */
  readonly factor: number;
}

/**
 * Units without a substance. `a` has no dimension: an account is of one year, so that `t/(hm2·a)` and
 * `t/hm2` are the same. A day is not an hour times 24 here: days count days with cooling.
 */
const ATOMS = {
  '1': { of: {}, factor: 1 },
  '%': { of: {}, factor: 0.01 },
  a: { of: {}, factor: 1 },
  m: { of: { m: 1 }, factor: 1 },
  mm: { of: { m: 1 }, factor: 1e-3 },
  cm: { of: { m: 1 }, factor: 1e-2 },
  km: { of: { m: 1 }, factor: 1e3 },
  m2: { of: { m: 2 }, factor: 1 },
  hm2: { of: { m: 2 }, factor: 1e4 },
  km2: { of: { m: 2 }, factor: 1e6 },
  mu: { of: { m: 2 }, factor: 1e4 / 15 },
  m3: { of: { m: 3 }, factor: 1 },
  cm3: { of: { m: 3 }, factor: 1e-6 },
  d: { of: { d: 1 }, factor: 1 },
  h: { of: { h: 1 }, factor: 1 },
  min: { of: { h: 1 }, factor: 1 / 60 },
  kWh: { of: { kWh: 1 }, factor: 1 },
  MJ: { of: { kWh: 1 }, factor: 1 / 3.6 },
  kJ: { of: { kWh: 1 }, factor: 1 / 3600 },
  CNY: { of: { CNY: 1 }, factor: 1 },
  person: { of: { person: 1 }, factor: 1 },
  ion: { of: { ion: 1 }, factor: 1 },
} as const;
type Atoms = typeof ATOMS;

const MASS_FACTORS = { t: 1, kg: 1e-3, g: 1e-6 } as const;
type MassUnit = keyof typeof MASS_FACTORS;

const MANY = { '1e3 ': 1e3, '1e4 ': 1e4, '1e6 ': 1e6, '1e8 ': 1e8, 万: 1e4, 亿: 1e8 } as const;
type Many = keyof typeof MANY;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type MassOf<S extends string> = S extends MassUnit
  ? { t: 1 }
  : S extends `${MassUnit}${infer X extends Substance}`
    ? { [K in `t${X}`]: 1 }
    : never;
type AtomOf<S extends string> = S extends keyof Atoms ? Writable<Atoms[S]['of']> : MassOf<S>;
type CountedOf<S extends string> = S extends `${Many}${infer U}` ? AtomOf<U> : AtomOf<S>;
type ProductOf<S extends string> = S extends `${infer A}·${infer B}`
  ? [CountedOf<A>] extends [never]
    ? never
    : Times<CountedOf<A>, ProductOf<B>>
  : CountedOf<S>;
type Bare<S extends string> = S extends `(${infer X})` ? X : S;

/** The dimension of a unit's text, such as `CNY/tCO2` or `kJ/(m2·d)`; `never` for what is no unit. */
export type DimensionOf<S extends string> = S extends `${infer N}/${infer D}`
  ? [ProductOf<N>] extends [never]
    ? never
    : [ProductOf<Bare<D>>] extends [never]
      ? never
      : Times<ProductOf<N>, Inverse<ProductOf<Bare<D>>>>
  : ProductOf<S>;

/** `S` where it is the text of a unit, else `never`: for parameters of functions. */
export type UnitText<S extends string> = [DimensionOf<S>] extends [never] ? never : S;

/** How people write units, brought to the one way that is read. Longer words first. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/平方公里|平方千米/g, 'km2'],
  [/立方厘米/g, 'cm3'],
  [/平方米/g, 'm2'],
  [/立方米|方(?=$|\/)/g, 'm3'],
  [/公顷|\bha\b/g, 'hm2'],
  [/亩/g, 'mu'],
  [/千瓦时|kW·h/g, 'kWh'],
  [/人次|人/g, 'person'],
  [/人民币|元|RMB|yuan/g, 'CNY'],
  [/公斤|千克/g, 'kg'],
  [/吨/g, 't'],
  [/毫米/g, 'mm'],
  [/公里|千米/g, 'km'],
  [/米/g, 'm'],
  [/小时/g, 'h'],
  [/分钟/g, 'min'],
  [/年/g, 'a'],
  [/天|日/g, 'd'],
  [/个/g, 'ion'],
  [/²/g, '2'],
  [/³/g, '3'],
  [/₂/g, '2'],
  [/₃/g, '3'],
  [/[＊*×⋅]/g, '·'],
  [/／/g, '/'],
  [/（/g, '('],
  [/）/g, ')'],
  [/％/g, '%'],
  [/10\^?4\s*(?=\p{L})/gu, '1e4 '],
  [/10\^?8\s*(?=\p{L})/gu, '1e8 '],
];

/** Reads the text of a unit; undefined where it is none. */
export function readUnit(text: string): Unit | undefined {
  const plain = text.trim();
  // The one way first: other spellings cost twenty searches.
  return readWritten(text, plain) ?? readWritten(text, respelt(plain));
}

const respelt = (text: string): string =>
  SPELLINGS.reduce((plain, [pattern, written]) => plain.replace(pattern, written), text);

function readWritten(text: string, plain: string): Unit | undefined {
  const match = /^([^/()]+)(?:\/(?:\(([^()/]+)\)|([^()/]+)))?$/.exec(plain);
  if (!match) return undefined;
  const above = product(match[1]!);
  const below = product(match[2] ?? match[3] ?? '1');
  if (!above || !below) return undefined;
  return {
    text,
    exponents: timesExponents(above.exponents, powerExponents(below.exponents, -1)),
    factor: above.factor / below.factor,
  };
}

function product(text: string): Unit | undefined {
  let all: Unit | undefined = { text, exponents: {}, factor: 1 };
  for (const part of text.split('·')) {
    const one = counted(part);
    if (!one || !all) return undefined;
    all = {
      text,
      exponents: timesExponents(all.exponents, one.exponents),
      factor: all.factor * one.factor,
    };
  }
  return all;
}

function counted(text: string): Unit | undefined {
  const plain = text.trim();
  for (const [many, times] of Object.entries(MANY)) {
    if (!plain.startsWith(many)) continue;
    const one = atom(plain.slice(many.length).trim());
    return one && { ...one, factor: one.factor * times };
  }
  return atom(plain);
}

function atom(text: string): Unit | undefined {
  if (Object.hasOwn(ATOMS, text)) {
    const { of, factor } = ATOMS[text as keyof Atoms];
    return { text, exponents: of, factor };
  }
  const match = /^(t|kg|g) ?(\w*)$/.exec(text);
  if (!match) return undefined;
  const substance = match[2]!;
  if (substance !== '' && !(SUBSTANCES as readonly string[]).includes(substance)) return undefined;
  return { text, exponents: { [`t${substance}`]: 1 }, factor: MASS_FACTORS[match[1] as MassUnit] };
}

export function timesExponents(a: Exponents, b: Exponents): Exponents {
  const out: Record<string, number> = { ...a };
  for (const [base, exponent] of Object.entries(b)) {
    const sum = (out[base] ?? 0) + exponent;
    if (sum === 0) delete out[base];
    else out[base] = sum;
  }
  return out;
}

export const powerExponents = (of: Exponents, power: number): Exponents =>
  Object.fromEntries(Object.entries(of).map(([base, exponent]) => [base, exponent * power]));

export function sameExponents(a: Exponents, b: Exponents): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
