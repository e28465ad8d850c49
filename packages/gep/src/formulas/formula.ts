import { YztError } from '@yizhangtu/standard';
import { fromCoherent, type Quantity } from '../units/quantity.ts';
import { readUnit, timesExponents, type DimensionOf } from '../units/unit.ts';

/** Scalar arithmetic over numbers in the units that the formula states: no allocation, fit for loops over grids. */
export type Kernel = (...values: number[]) => number;

/**
 * A formula with a name. `inputs` are in the order of the kernel's parameters, each with its unit; `*` in
 * a unit stands for the unit of the line that uses the formula (a price `CNY/*`, a rate `*\/hm2`).
 */
export interface Formula<
  I extends Readonly<Record<string, string>> = Readonly<Record<string, string>>,
  O extends string = string,
> {
  readonly id: string;
  readonly inputs: I;
  readonly output: O;
  readonly kernel: Kernel;
  /** The input that the result is proportional to; results for parts then add up to that for the whole. */
  readonly linearIn?: string;
  /** Where the formula stands. */
  readonly source: string;
}

export const defineFormula = <
  const I extends Readonly<Record<string, string>>,
  const O extends string,
>(
  formula: Formula<I, O> & { readonly linearIn?: keyof I & string },
): Formula<I, O> => formula;

/** The quantities that a formula takes, by name. */
export type Inputs<I> = { readonly [K in keyof I]: Quantity<DimensionOf<I[K] & string>> };

/**
 * Applies a formula to quantities. The compiler checks each against the unit of its port, so a price of
 * carbon cannot meet a mass of carbon dioxide.
 *
 * @throws YztError `invalid` when the result is no finite number
 */
export function applyFormula<I extends Readonly<Record<string, string>>, O extends string>(
  formula: Formula<I, O>,
  inputs: Inputs<I>,
): Quantity<DimensionOf<O>> {
  const given = inputs as Readonly<Record<string, { coherent: number }>>;
  const values = Object.entries(formula.inputs).map(([name, unit]) => {
    return given[name]!.coherent / factorOf(unit);
  });
  const result = formula.kernel(...values) * factorOf(formula.output);
  if (!Number.isFinite(result)) {
    throw new YztError({ code: 'invalid', message: `${formula.id} gives no finite number.` });
  }
  return fromCoherent(result, timesExponents({}, unitOf(formula.output).exponents));
}

function unitOf(text: string) {
  const unit = readUnit(text);
  if (!unit) throw new YztError({ code: 'internal', message: `“${text}” is not a unit.` });
  return unit;
}

const factorOf = (text: string): number => unitOf(text).factor;
