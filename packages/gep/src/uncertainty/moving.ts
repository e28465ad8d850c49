import { callAt, callWith } from '../account/evaluate.ts';
import type { Call, Plan, PlannedLine } from '../account/plan.ts';
import type { Variable } from '../account/run-file.ts';

/** Cells of a line that have an amount: by division, by zone and class, and the amount. */
export interface Entries {
  readonly division: Int32Array;
  readonly cell: Int32Array;
  readonly amount: Float64Array;
}

/** A parameter where the same variables move it. */
interface Update {
  readonly array: Float64Array;
  readonly at: Int32Array;
  readonly base: Float64Array;
  readonly variables: readonly number[];
}

/** A line whose value some variable moves, with arrays of its own to move. */
export interface MovingLine {
  readonly index: number;
  readonly area: boolean;
  /** The steps from the amount to the quantity, the first first; then the price. */
  readonly steps: readonly Call[];
  readonly price: Call;
  readonly scale: number;
  /** Steps and price that some variable moves. */
  readonly moved: readonly Call[];
  /** What the others come to, by zone and class. */
  readonly still: Float64Array;
  /** For each of `cells`, the first of them in which everything that moves is the same. */
  readonly sameAs: Int32Array;
  /** Every step is proportional: a rate by zone and class says it all. */
  readonly linear: boolean;
  readonly entries: Entries;
  /** Amounts of the line together, by zone and class. */
  readonly together: Float64Array;
  /** Zones and classes that have an amount. */
  readonly cells: Int32Array;
  /** The variable that moves the amounts themselves; −1 for none. */
  readonly amountVariables: readonly number[];
  readonly updates: readonly Update[];
}

/** Lines that have a value and are moved; what the others come to is fixed. */
export function movingLines(plan: Plan, variables: readonly Variable[]): MovingLine[] {
  return plan.lines.flatMap((line, index): MovingLine[] => {
    if (!line.value) return [];
    const chain = chainOf(line, plan);
    const root = chain[0]!;
    const updates: Update[] = [];
    const cells = cellsOf(root, plan);
    const own = (call: Call): Call => withOwnInputs(call, variables, plan, cells, updates);
    const steps = chain.map((one) => own(one.quantity));
    const price = own(line.value);
    const scale = chain.reduce((all, one) => all * one.parentScale, 1);
    const linear = steps.every((step) => step.linear);
    const amountVariables = variables.flatMap(({ of }, v) =>
      of === `stat.${root.line.id}` ? [v] : [],
    );
    if (updates.length === 0 && amountVariables.length === 0) return [];
    const entries = entriesOf(root, plan);
    const together = new Float64Array(plan.zones * plan.columns);
    entries.cell.forEach((cell, n) => {
      together[cell] = together[cell]! + entries.amount[n]!;
    });
    return [
      {
        index,
        area: root.line.id === line.line.id ? isArea(line) : isArea(root),
        steps,
        price,
        scale,
        ...split(linear ? [...steps, price] : [], scale, cells, updates),
        linear,
        entries,
        together,
        cells,
        amountVariables,
        updates,
      },
    ];
  });
}

/** Apart what is the same in every draw from what is not. */
function split(
  calls: readonly Call[],
  scale: number,
  cells: Int32Array,
  updates: readonly Update[],
): Pick<MovingLine, 'moved' | 'still' | 'sameAs'> {
  const isMoved = ({ inputs }: Call): boolean =>
    inputs.some((input) => updates.some(({ array }) => array === input));
  const still = new Float64Array((cells.at(-1) ?? -1) + 1);
  for (const cell of cells) {
    still[cell] = calls.reduce(
      (rate, call) => (isMoved(call) ? rate : rate * callAt(call, cell)),
      scale,
    );
  }
  const moved = calls.filter(isMoved);
  const firsts = new Map<string, number>();
  const sameAs = cells.map((cell, n) => {
    const key = [
      still[cell],
      ...moved.map(({ inputs }) => inputs.map((input) => input[cell]).join()),
    ].join(';');
    const movers = updates.map(({ at }) => (at.includes(cell) ? 1 : 0)).join('');
    const first = firsts.get(`${key} ${movers}`) ?? n;
    firsts.set(`${key} ${movers}`, first);
    return first;
  });
  return { moved, still, sameAs };
}

const isArea = (line: PlannedLine): boolean =>
  Object.values(
    'bySwitch' in line.line.quantity
      ? Object.values(line.line.quantity.cases)[0]!.inputs
      : line.line.quantity.inputs,
  ).includes('area');

function chainOf(line: PlannedLine, plan: Plan): PlannedLine[] {
  const chain = [line];
  for (let at = line.parent; at !== undefined; at = plan.lines[at]!.parent) {
    chain.unshift(plan.lines[at]!);
  }
  return chain;
}

function cellsOf(root: PlannedLine, { columns, zone, zones }: Plan): Int32Array {
  const has = new Uint8Array(zones * columns);
  root.amounts!.forEach((amount, at) => {
    if (amount !== 0) has[zone[Math.floor(at / columns)]! * columns + (at % columns)] = 1;
  });
  return Int32Array.from([...has.keys()].filter((cell) => has[cell] === 1));
}

function entriesOf(root: PlannedLine, { columns, zone }: Plan): Entries {
  const all = [...root.amounts!.keys()].filter((at) => root.amounts![at] !== 0);
  const row = (at: number): number => Math.floor(at / columns);
  return {
    division: Int32Array.from(all, row),
    cell: Int32Array.from(all, (at) => zone[row(at)]! * columns + (at % columns)),
    amount: Float64Array.from(all, (at) => root.amounts![at]!),
  };
}

function withOwnInputs(
  call: Call,
  variables: readonly Variable[],
  plan: Plan,
  cells: Int32Array,
  updates: Update[],
): Call {
  const inputs = call.inputs.map((input, n) => {
    const movers = variables.flatMap((one, v) => (one.of === call.names[n] ? [v] : []));
    if (movers.length === 0) return input;
    const array = input.slice();
    const groups = new Map<string, number[]>();
    for (const at of cells) {
      const of = plan.classes[at % plan.columns];
      const own = movers.filter((v) => {
        const wanted = variables[v]!.class;
        return wanted === undefined || wanted === of?.id || wanted === of?.group;
      });
      if (own.length > 0) groups.set(own.join(), [...(groups.get(own.join()) ?? []), at]);
    }
    for (const [key, at] of groups) {
      const base = Float64Array.from(at, (cell) => input[cell]!);
      updates.push({ array, at: Int32Array.from(at), base, variables: key.split(',').map(Number) });
    }
    return array;
  });
  return { ...call, inputs };
}

/** Sets the inputs of a line to what they are in one draw. */
export function move(
  { updates }: MovingLine,
  factors: readonly Float64Array[],
  draw: number,
): void {
  for (let u = 0; u < updates.length; u++) {
    const { array, at, base, variables } = updates[u]!;
    let factor = 1;
    for (let n = 0; n < variables.length; n++) factor *= factors[variables[n]!]![draw]!;
    for (let n = 0; n < at.length; n++) array[at[n]!] = base[n]! * factor;
  }
}

/**
 * Values of one unit of the amount, for each of the line's cells, in the draw that the inputs are set to.
 * Where all that moves is the same, it is reckoned once.
 */
export function valueRates(line: MovingLine, out: Float64Array): void {
  const { moved, still, cells, sameAs } = line;
  for (let n = 0; n < cells.length; n++) {
    const first = sameAs[n]!;
    if (first < n) {
      out[n] = out[first]!;
      continue;
    }
    const cell = cells[n]!;
    let rate = still[cell]!;
    for (let m = 0; m < moved.length; m++) rate *= callAt(moved[m]!, cell);
    out[n] = rate;
  }
}

/** Value of one amount where some step is not proportional. */
export function valueOf(line: MovingLine, cell: number, amount: number): number {
  const { steps, price, scale } = line;
  let quantity = amount * scale;
  for (const step of steps) {
    quantity = step.linear ? quantity * callAt(step, cell) : callWith(step, cell, quantity);
  }
  return quantity * callAt(price, cell);
}
