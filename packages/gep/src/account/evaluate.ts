import type { Call, Plan, PlannedLine } from './plan.ts';

/** Quantities and values of one line by division and column, and what one unit is worth by zone and column. */
export interface LineCells {
  readonly quantities: Float64Array;
  readonly values: Float64Array | undefined;
  readonly prices: Float64Array | undefined;
}

/** The result of a call at one zone and class. Spelt out by number of inputs: a spread costs an array each. */
export function callAt({ kernel, inputs: x, scale }: Call, i: number): number {
  switch (x.length) {
    case 1:
      return kernel(x[0]![i]!) * scale;
    case 2:
      return kernel(x[0]![i]!, x[1]![i]!) * scale;
    case 3:
      return kernel(x[0]![i]!, x[1]![i]!, x[2]![i]!) * scale;
    case 4:
      return kernel(x[0]![i]!, x[1]![i]!, x[2]![i]!, x[3]![i]!) * scale;
    case 5:
      return kernel(x[0]![i]!, x[1]![i]!, x[2]![i]!, x[3]![i]!, x[4]![i]!) * scale;
    case 6:
      return kernel(x[0]![i]!, x[1]![i]!, x[2]![i]!, x[3]![i]!, x[4]![i]!, x[5]![i]!) * scale;
    default:
      return kernel(...x.map((input) => input[i]!)) * scale;
  }
}

/** The result for an amount that does not enter in proportion, such as the area of a lake. */
export function callWith({ kernel, inputs, amountAt, scale }: Call, i: number, amount: number) {
  return kernel(...inputs.map((input, at) => (at === amountAt ? amount : input[i]!))) * scale;
}

/** Reckons every line of a plan. Where there is no amount nothing is asked of the formula. */
export function evaluate(plan: Plan): LineCells[] {
  const done: LineCells[] = [];
  for (const line of plan.lines) done.push(evaluateLine(line, plan, done));
  return done;
}

function evaluateLine(line: PlannedLine, plan: Plan, done: readonly LineCells[]): LineCells {
  const { columns, zone, zones } = plan;
  const parent = line.parent === undefined ? undefined : done[line.parent]!.quantities;
  const amounts = line.amounts ?? parent!;
  const quantities = new Float64Array(amounts.length);
  const values = line.value && new Float64Array(amounts.length);
  const rates = new Float64Array(zones * columns).fill(Number.NaN);
  const prices = line.value && new Float64Array(zones * columns).fill(Number.NaN);
  for (let at = 0; at < amounts.length; at++) {
    const amount = amounts[at]! * line.parentScale;
    if (amount === 0) continue;
    const column = at % columns;
    const i = zone[(at - column) / columns]! * columns + column;
    if (line.quantity.linear) {
      if (Number.isNaN(rates[i]!)) rates[i] = callAt(line.quantity, i);
      quantities[at] = amount * rates[i]!;
    } else {
      quantities[at] = callWith(line.quantity, i, amount);
    }
    if (values && prices && line.value) {
      if (Number.isNaN(prices[i]!)) prices[i] = callAt(line.value, i);
      values[at] = quantities[at]! * prices[i]!;
    }
  }
  return { quantities, values, prices };
}

/** All together, in the order of the cells. */
export const sum = (values: Float64Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
