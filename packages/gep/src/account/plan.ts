import type { Issue, LocalText } from '@yizhangtu/standard';
import type { Formula, Kernel } from '../formulas/formula.ts';
import { issueOf, refusal } from '../issue.ts';
import type { EcosystemClass, FormulaUse, Item, Line, Profile } from '../profiles/profile.ts';
import { fillUnit, unitRatio } from '../units/fit.ts';
import { figuresOf, type Figure, type Figures } from './figures.ts';
import { chosenUse, formulaOf, linesOf, settingsOf } from './lines.ts';
import type { Run } from './read-run.ts';
import type { GivenParameter, RunDivision } from './run-file.ts';

/** A formula made ready for loops: one array for each input, over zones and classes. */
export interface Call {
  readonly kernel: Kernel;
  readonly inputs: readonly Float64Array[];
  /** Names of the parameters in the order of the inputs; empty where the input is the amount itself. */
  readonly names: readonly string[];
  /** Which input the result is proportional to, or takes whole; −1 for none. */
  readonly amountAt: number;
  readonly linear: boolean;
  /** From what the formula gives to the unit of the line. */
  readonly scale: number;
}

export interface PlannedLine {
  readonly line: Line;
  readonly item: Item;
  readonly memorandum: boolean;
  /** What the quantity is made from, by division and class, in the unit of the formula's input. */
  readonly amounts: Float64Array | undefined;
  /** Or the line that it is made from. */
  readonly parent: number | undefined;
  /** From the parent's unit to that of the input. */
  readonly parentScale: number;
  readonly quantity: Call;
  /** Value of one unit of the quantity. */
  readonly value: Call | undefined;
}

/** A line that is not reckoned. */
export interface Omission {
  readonly id: string;
  readonly name: LocalText;
  /** As given; undefined for an item of choice for which nothing is given. */
  readonly reason: string | undefined;
}

/**
 * A run resolved into arrays. Divisions for which every figure is the same make one zone: rates are
 * reckoned once a zone and class, not once a village. The last class (`classes.length`) is "of no class".
 */
export interface Plan {
  readonly profile: Profile;
  readonly settings: Readonly<Record<string, string>>;
  readonly divisions: readonly RunDivision[];
  readonly classes: readonly EcosystemClass[];
  /** Columns: classes, and one for what belongs to none. */
  readonly columns: number;
  /** m², divisions × columns. */
  readonly areas: Float64Array;
  /** Zone of each division. */
  readonly zone: Int32Array;
  readonly zones: number;
  readonly lines: readonly PlannedLine[];
  /** Parameters by id: zones × columns, in the unit of the parameter. */
  readonly parameters: ReadonlyMap<string, Float64Array>;
  /** Figures that the result rests on. */
  readonly used: readonly Figure[];
  readonly omitted: readonly Omission[];
}

/**
 * Resolves a run: every figure found, every formula chosen.
 *
 * @param climate figures to take in the place of the year's weather
 * @throws YztError `invalid` naming every figure and statistic that is missing
 */
export function planRun(run: Run, climate: readonly GivenParameter[] = []): Plan {
  const { file, profile } = run;
  const settings = settingsOf(profile, file.switches);
  const figures = figuresOf(run, climate);
  const issues: Issue[] = [];
  const classes = file.areas.classes.map((id) => profile.classes.find((one) => one.id === id)!);
  const extra = (file.statistics ?? []).flatMap(({ class: id }) =>
    id === undefined || classes.some((one) => one.id === id)
      ? []
      : profile.classes.filter((one) => one.id === id),
  );
  const all = [...classes, ...new Set(extra)];
  const columns = all.length + 1;
  const { zone, firsts } = zonesOf(run, figures);
  const areas = areasOf(run, columns);
  const parameters = new Map(
    profile.parameters.map(({ id }) => [id, spread(id, figures, all, firsts)]),
  );
  const used = new Set<Figure>();
  const lines: PlannedLine[] = [];
  const omitted: Omission[] = [];
  for (const { item, line } of linesOf(profile)) {
    const left = file.omit?.find(({ id }) => id === item.id || id === line.id);
    if (left) {
      omitted.push({ id: line.id, name: line.name, reason: left.reason });
      continue;
    }
    const planned = planLine(line, item, {
      run,
      settings,
      parameters,
      areas,
      columns,
      zone,
      all,
      lines,
    });
    if ('missing' in planned) {
      if (item.optional) omitted.push({ id: line.id, name: line.name, reason: undefined });
      else issues.push(...planned.missing);
      continue;
    }
    const { wanted, ready } = planned;
    const { gaps, found } = figuresFor(ready, wanted, figures, all, firsts);
    if (gaps.length > 0 && item.optional) {
      omitted.push({ id: line.id, name: line.name, reason: undefined });
      continue;
    }
    issues.push(...gaps);
    found.forEach((one) => used.add(one));
    lines.push(ready);
  }
  issues.push(...missingYears(run, used));
  if (issues.length > 0) throw refusal(issues);
  return {
    profile,
    settings,
    divisions: file.divisions,
    classes: all,
    columns,
    areas,
    zone,
    zones: firsts.length,
    lines,
    parameters,
    used: [...used],
    omitted,
  };
}

/** Years that the price index lacks. */
function missingYears({ file }: Run, used: ReadonlySet<Figure>): Issue[] {
  const { priceIndex } = file;
  if (!priceIndex) return [];
  const open = [...used].filter((one) => Number.isNaN(one.used)).map(({ year }) => year!);
  const years = new Set(open.length > 0 ? [priceIndex.base, ...open] : []);
  return [...years]
    .filter((year) => priceIndex.values[String(year)] === undefined)
    .map((year) => issueOf(`priceIndex.values.${year}`, 'index_missing', { year }));
}

/** Divisions for which all figures are the same, and the first of each. */
function zonesOf({ file, profile }: Run, figures: Figures): { zone: Int32Array; firsts: string[] } {
  const local = profile.parameters
    .map(({ id }) => id)
    .filter((id) => figures.of(id).some(({ division }) => division !== undefined));
  const numbers = new Map<string, number>();
  const firsts: string[] = [];
  const ids = new Map<Figure, number>();
  const numberOf = (one: Figure | undefined): number => {
    if (one === undefined) return -1;
    if (!ids.has(one)) ids.set(one, ids.size);
    return ids.get(one)!;
  };
  const classIds = [undefined, ...file.areas.classes];
  const zone = Int32Array.from(file.divisions, ({ code }) => {
    const key = local
      .map((id) => classIds.map((of) => numberOf(figures.pick(id, of, code))).join(' '))
      .join(';');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, firsts.length);
    return firsts.push(code) - 1;
  });
  return { zone, firsts };
}

function areasOf({ file }: Run, columns: number): Float64Array {
  const areas = new Float64Array(file.divisions.length * columns);
  const rowOf = new Map(file.divisions.map(({ code }, at) => [code, at]));
  const scale = unitRatio(file.areas.unit!, 'm2');
  for (const { division, values } of file.areas.rows) {
    const start = rowOf.get(division)! * columns;
    values.forEach((value, k) => {
      areas[start + k] = value * scale;
    });
  }
  return areas;
}

/** A parameter over zones and classes; NaN where no figure holds. */
function spread(
  id: string,
  figures: Figures,
  classes: readonly EcosystemClass[],
  firsts: readonly string[],
): Float64Array {
  const columns = classes.length + 1;
  const out = new Float64Array(firsts.length * columns);
  const local = figures.of(id).some(({ division }) => division !== undefined);
  firsts.forEach((division, z) => {
    if (z > 0 && !local) {
      out.copyWithin(z * columns, 0, columns);
      return;
    }
    for (let c = 0; c < columns; c++) {
      out[z * columns + c] = figures.pick(id, classes[c]?.id, division)?.used ?? Number.NaN;
    }
  });
  return out;
}

interface Surroundings {
  readonly run: Run;
  readonly settings: Readonly<Record<string, string>>;
  readonly parameters: ReadonlyMap<string, Float64Array>;
  readonly areas: Float64Array;
  readonly columns: number;
  readonly zone: Int32Array;
  readonly all: readonly EcosystemClass[];
  readonly lines: readonly PlannedLine[];
}

/** Zones and classes for which a line needs its parameters. */
type Wanted = Uint8Array;

function planLine(
  line: Line,
  item: Item,
  around: Surroundings,
): { missing: Issue[] } | { ready: PlannedLine; wanted: Wanted } {
  const { settings, columns } = around;
  const use = chosenUse(line.quantity, settings);
  const formula = formulaOf(use);
  const names = Object.keys(formula.inputs);
  const amountAt = names.findIndex((name) => !use.inputs[name]!.startsWith('param.'));
  const source = use.inputs[names[amountAt]!]!;
  const unit = fillUnit(formula.inputs[names[amountAt]!]!, line.unit);
  const parent = source.startsWith('line.')
    ? around.lines.findIndex((one) => one.line.id === source.slice('line.'.length))
    : undefined;
  const missing = (what: LocalText): { missing: Issue[] } => ({
    missing: [issueOf('statistics', 'statistic_missing', { line: `${what['zh-CN']} ${line.id}` })],
  });
  if (parent === -1) return missing(item.name);
  const amounts =
    source === 'area'
      ? maskedAreas(line, unitRatio('m2', unit), around)
      : source === 'stat'
        ? statisticsOf(line, unit, around)
        : undefined;
  if (source === 'stat' && amounts === undefined) return missing(line.name);
  const memorandum =
    item.memorandum === true || (item.id === 'flood' && settings['reservoirTwice'] === 'once');
  const quantity = callOf(use, formula, line, line.unit, amountAt, around);
  const valueUse = line.value && chosenUse(line.value, settings);
  const value =
    valueUse && callOf(valueUse, formulaOf(valueUse), line, `CNY/${line.unit}`, -1, around);
  const ready: PlannedLine = {
    line,
    item,
    memorandum,
    amounts,
    parent,
    parentScale: parent === undefined ? 1 : unitRatio(around.lines[parent]!.line.unit, unit),
    quantity,
    value,
  };
  return { ready, wanted: wantedBy(ready, around.lines, around.zone, columns) };
}

function maskedAreas(
  line: Line,
  scale: number,
  { areas, all, columns }: Surroundings,
): Float64Array {
  const counts = (id: string, group: string): boolean =>
    line.classes === undefined || line.classes.includes(id) || line.classes.includes(group);
  const mask = all.map(({ id, group }) => counts(id, group));
  const masked = new Float64Array(areas.length);
  mask.forEach((counted, c) => {
    if (!counted) return;
    for (let at = c; at < areas.length; at += columns) masked[at] = areas[at]! * scale;
  });
  return masked;
}

function statisticsOf(
  line: Line,
  unit: string,
  { run, all, columns }: Surroundings,
): Float64Array | undefined {
  const { file } = run;
  const given = (file.statistics ?? []).filter((one) => one.line === line.id);
  if (given.length === 0) return undefined;
  const amounts = new Float64Array(file.divisions.length * columns);
  const top = file.divisions.findIndex(({ code }) => code === file.county);
  for (const one of given) {
    const row =
      one.division === undefined
        ? Math.max(0, top)
        : file.divisions.findIndex(({ code }) => code === one.division);
    const column = one.class === undefined ? -1 : all.findIndex(({ id }) => id === one.class);
    const at = row * columns + (column === -1 ? columns - 1 : column);
    amounts[at] = amounts[at]! + one.amount * unitRatio(one.unit!, unit);
  }
  return amounts;
}

function callOf(
  use: FormulaUse,
  formula: Formula,
  line: Line,
  output: string,
  amountAt: number,
  { parameters, run }: Surroundings,
): Call {
  const names = Object.keys(formula.inputs);
  const sources = names.map((name, at) =>
    at === amountAt ? '' : use.inputs[name]!.slice('param.'.length),
  );
  const some = parameters.values().next().value ?? new Float64Array(0);
  const inputs = sources.map((id, at) => {
    if (id === '') return new Float64Array(some.length).fill(1);
    const declared = run.profile.parameters.find((one) => one.id === id)!;
    const ratio = unitRatio(declared.unit, fillUnit(formula.inputs[names[at]!]!, line.unit));
    const values = parameters.get(id)!;
    return ratio === 1 ? values : values.map((value) => value * ratio);
  });
  return {
    kernel: formula.kernel,
    inputs,
    names: sources,
    amountAt,
    linear: formula.linearIn !== undefined && names[amountAt] === formula.linearIn,
    scale: unitRatio(fillUnit(formula.output, line.unit), output),
  };
}

/** Where a line has something to reckon with, by zone and class. */
function wantedBy(
  line: PlannedLine,
  lines: readonly PlannedLine[],
  zone: Int32Array,
  columns: number,
): Wanted {
  let from = line;
  while (from.parent !== undefined) from = lines[from.parent]!;
  const wanted = new Uint8Array((Math.max(-1, ...zone) + 1) * columns);
  const amounts = from.amounts!;
  // Spelt out: it is done for every line at every keystroke.
  for (let row = 0, at = 0; row < zone.length; row++) {
    const first = zone[row]! * columns;
    for (let c = 0; c < columns; c++, at++) if (amounts[at] !== 0) wanted[first + c] = 1;
  }
  return wanted;
}

/** The figures that a line rests on, and those that are missing. */
function figuresFor(
  { quantity, value, line, item }: PlannedLine,
  wanted: Wanted,
  figures: Figures,
  all: readonly EcosystemClass[],
  firsts: readonly string[],
): { gaps: Issue[]; found: ReadonlySet<Figure> } {
  const columns = all.length + 1;
  const found = new Set<Figure>();
  const names = [...new Set([...quantity.names, ...(value?.names ?? [])])].filter(Boolean);
  const gaps = names.flatMap((id) => {
    const without = new Set<string>();
    wanted.forEach((is, at) => {
      if (is === 0) return;
      const of = all[at % columns];
      const figure = figures.pick(id, of?.id, firsts[Math.floor(at / columns)]!);
      if (figure) found.add(figure);
      else without.add(of === undefined ? line.id : of.id);
    });
    if (without.size === 0) return [];
    const { 'zh-CN': zh, en } = item.name;
    const facts = { value: id, who: [...without].join(', '), item: zh, itemEn: en };
    return [issueOf('parameters', 'parameter_missing', facts)];
  });
  return { gaps, found };
}
