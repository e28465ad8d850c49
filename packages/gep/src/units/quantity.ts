import { YztError } from '@yizhangtu/standard';
import type { Per, Times } from './dimension.ts';
import {
  powerExponents,
  readUnit,
  sameExponents,
  timesExponents,
  type DimensionOf,
  type Exponents,
  type UnitText,
} from './unit.ts';

/** Keeps `D` exact: a quantity of one dimension is never taken for one of another. */
declare const DIMENSION: unique symbol;

/**
 * A number with what it is made of. `D` is its dimension at compile time, {@link Quantity.exponents} the
 * same at run time. Made by {@link quantity} alone.
 */
export interface Quantity<D> {
  /** In coherent units: m, kWh, CNY, t, h, d, person, ion and their products. */
  readonly coherent: number;
  readonly exponents: Exponents;
  readonly [DIMENSION]?: (dimension: D) => D;
}

/** A quantity of the dimension of a unit: `Of<'CNY/tCO2'>`. */
export type Of<U extends string> = Quantity<DimensionOf<U>>;

const make = <D>(coherent: number, exponents: Exponents): Quantity<D> => ({ coherent, exponents });

/**
 * A quantity in a unit: `quantity(380, 'CNY/tCO2')`. A text that is no unit does not compile.
 *
 * @throws YztError `invalid` for NaN and infinity
 */
export function quantity<const U extends string>(value: number, unit: UnitText<U>): Of<U> {
  const read = readUnit(unit);
  if (!read || !Number.isFinite(value)) {
    throw new YztError({
      code: 'invalid',
      message: read ? `${value} is not a number.` : `“${unit}” is not a unit.`,
    });
  }
  return make(value * read.factor, read.exponents);
}

/** The number of a quantity in a unit of its own dimension. */
export function inUnit<D, const U extends string>(
  of: Quantity<D>,
  unit: UnitText<U> & ([D] extends [DimensionOf<U>] ? unknown : never),
): number {
  const read = readUnit(unit);
  if (!read || !sameExponents(read.exponents, of.exponents)) {
    throw new YztError({ code: 'invalid', message: `It cannot be given in “${unit}”.` });
  }
  return of.coherent / read.factor;
}

export const plus = <D>(a: Quantity<D>, b: Quantity<D>): Quantity<D> =>
  make(a.coherent + b.coherent, a.exponents);

export const minus = <D>(a: Quantity<D>, b: Quantity<D>): Quantity<D> =>
  make(a.coherent - b.coherent, a.exponents);

export const times = <A, B>(a: Quantity<A>, b: Quantity<B>): Quantity<Times<A, B>> =>
  make(a.coherent * b.coherent, timesExponents(a.exponents, b.exponents));

export const per = <A, B>(a: Quantity<A>, b: Quantity<B>): Quantity<Per<A, B>> =>
  make(a.coherent / b.coherent, timesExponents(a.exponents, powerExponents(b.exponents, -1)));

/** For formulas whose ports were checked: a quantity from its parts. */
export const fromCoherent = make;
