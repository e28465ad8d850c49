/**
 * Dimensions at compile time: what a quantity is made of, as exponents of base units. Metres of rain times
 * square metres of land are cubic metres; tonnes of carbon dioxide are never tonnes of carbon.
 */

/** Masses that are told apart by what they are of: a tonne of carbon is not a tonne of CO2. */
export const SUBSTANCES = [
  'CO2',
  'C',
  'O2',
  'DM',
  'Soil',
  'N',
  'P',
  'SO2',
  'NOx',
  'Dust',
  'COD',
  'NH3N',
  'TP',
] as const;
export type Substance = (typeof SUBSTANCES)[number];

/** Exponents of base units: metre, hour, day, kilowatt-hour, yuan, person, ion, tonne and tonne of a substance. */
export type Dimension = object;

export type Exponent = -4 | -3 | -2 | -1 | 0 | 1 | 2 | 3 | 4;

/** The sum of two exponents; `never` beyond ±4. */
interface Sums {
  '-4': { '-4': never; '-3': never; '-2': never; '-1': never; 0: -4; 1: -3; 2: -2; 3: -1; 4: 0 };
  '-3': { '-4': never; '-3': never; '-2': never; '-1': -4; 0: -3; 1: -2; 2: -1; 3: 0; 4: 1 };
  '-2': { '-4': never; '-3': never; '-2': -4; '-1': -3; 0: -2; 1: -1; 2: 0; 3: 1; 4: 2 };
  '-1': { '-4': never; '-3': -4; '-2': -3; '-1': -2; 0: -1; 1: 0; 2: 1; 3: 2; 4: 3 };
  0: { '-4': -4; '-3': -3; '-2': -2; '-1': -1; 0: 0; 1: 1; 2: 2; 3: 3; 4: 4 };
  1: { '-4': -3; '-3': -2; '-2': -1; '-1': 0; 0: 1; 1: 2; 2: 3; 3: 4; 4: never };
  2: { '-4': -2; '-3': -1; '-2': 0; '-1': 1; 0: 2; 1: 3; 2: 4; 3: never; 4: never };
  3: { '-4': -1; '-3': 0; '-2': 1; '-1': 2; 0: 3; 1: 4; 2: never; 3: never; 4: never };
  4: { '-4': 0; '-3': 1; '-2': 2; '-1': 3; 0: 4; 1: never; 2: never; 3: never; 4: never };
}

type Sum<A, B> = `${A & number}` extends keyof SumsByText
  ? `${B & number}` extends keyof SumsByText[`${A & number}`]
    ? SumsByText[`${A & number}`][`${B & number}`]
    : never
  : never;
type SumsByText = {
  [A in keyof Sums as `${A}`]: { [B in keyof Sums[A] as `${B & (string | number)}`]: Sums[A][B] };
};

type Get<D, K> = K extends keyof D ? D[K] : 0;
type Simple<D> = { [K in keyof D as D[K] extends 0 ? never : K]: D[K] };

/** The dimension of a product. */
export type Times<A, B> = Simple<{ [K in keyof A | keyof B]: Sum<Get<A, K>, Get<B, K>> }>;

interface Opposites {
  '-4': 4;
  '-3': 3;
  '-2': 2;
  '-1': 1;
  '0': 0;
  '1': -1;
  '2': -2;
  '3': -3;
  '4': -4;
}
export type Inverse<A> = { [K in keyof A]: Opposites[`${A[K] & number}` & keyof Opposites] };

/** The dimension of a quotient. */
export type Per<A, B> = Times<A, Inverse<B>>;
