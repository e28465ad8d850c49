import type { LocalText } from '@yizhangtu/standard';
import type { EcosystemClass, Section } from '../profiles/profile.ts';
import { unitRatio } from '../units/fit.ts';
import { evaluate, sum, type LineCells } from './evaluate.ts';
import type { Figure } from './figures.ts';
import { flagsOf, type Flag } from './flags.ts';
import { planRun, type Plan } from './plan.ts';
import type { Run } from './read-run.ts';
import type { GivenParameter, RunDivision } from './run-file.ts';

/** One row: a quantity in its unit and its value in CNY a year, for the county and by division and class. */
export interface AccountLine {
  readonly id: string;
  readonly item: string;
  readonly name: LocalText;
  readonly unit: string;
  /** Beside the total, not in it. */
  readonly memorandum: boolean;
  readonly quantity: number;
  /** CNY; undefined for a step to other lines. */
  readonly value: number | undefined;
  /** Divisions × columns. */
  readonly cells: LineCells;
}

export interface AccountItem {
  readonly id: string;
  readonly name: LocalText;
  readonly section: Section;
  readonly seea: string | undefined;
  readonly valuation: string;
  readonly memorandum: boolean;
  /** CNY. */
  readonly value: number;
}

/** A gross ecosystem product account of one year. Money in CNY, quantities in the unit of each line. */
export interface Account {
  readonly profile: { readonly id: string; readonly version: string; readonly title: LocalText };
  readonly title: string | undefined;
  readonly sample: boolean;
  readonly county: string;
  readonly year: number;
  readonly divisions: readonly RunDivision[];
  readonly classes: readonly EcosystemClass[];
  /** Classes, and one for what belongs to none. */
  readonly columns: number;
  /** m², divisions × columns. */
  readonly areas: Float64Array;
  readonly settings: Readonly<Record<string, string>>;
  readonly lines: readonly AccountLine[];
  readonly items: readonly AccountItem[];
  readonly sections: Readonly<Record<Section, number>>;
  /** CNY, what comes from outside the region; taken off the total. */
  readonly inflow: number;
  /** CNY. */
  readonly total: number;
  readonly used: readonly Figure[];
  readonly omitted: Plan['omitted'];
  readonly flags: readonly Flag[];
  /** Whether every figure and the profile itself have been checked against their text. */
  readonly verified: boolean;
  readonly statement: LocalText;
}

/**
 * Computes the account of a run.
 *
 * @param climate figures to take in the place of the year's weather
 * @throws YztError `invalid` naming what is missing
 */
export function computeAccount(run: Run, climate: readonly GivenParameter[] = []): Account {
  const plan = planRun(run, climate);
  return accountOf(run, plan, evaluate(plan));
}

export function accountOf(
  { file, profile }: Run,
  plan: Plan,
  cells: readonly LineCells[],
): Account {
  const lines = plan.lines.map(({ line, item, memorandum }, at): AccountLine => ({
    id: line.id,
    item: item.id,
    name: line.name,
    unit: line.unit,
    memorandum,
    quantity: sum(cells[at]!.quantities),
    value: cells[at]!.values && sum(cells[at]!.values),
    cells: cells[at]!,
  }));
  const items = profile.items.flatMap((item): AccountItem[] => {
    const own = lines.filter((line) => line.item === item.id);
    if (own.length === 0) return [];
    const { id, name, section, seea, valuation } = item;
    const value = own.reduce((total, line) => total + (line.value ?? 0), 0);
    const memorandum = own.every((line) => line.memorandum);
    return [{ id, name, section, seea, valuation, memorandum, value }];
  });
  const counted = items.filter((item) => !item.memorandum);
  const ofSection = (section: Section): number =>
    counted.reduce((total, item) => total + (item.section === section ? item.value : 0), 0);
  const sections = {
    provisioning: ofSection('provisioning'),
    regulating: ofSection('regulating'),
    cultural: ofSection('cultural'),
  };
  const inflow = (file.inflow ?? []).reduce(
    (total, one) => total + one.value * unitRatio(one.unit!, 'CNY'),
    0,
  );
  const verified =
    profile.status !== 'unverified' && plan.used.every(({ status }) => status !== 'unverified');
  return {
    profile: { id: profile.id, version: profile.version, title: profile.title },
    title: file.title,
    sample: file.sample === true,
    county: file.county,
    year: file.year,
    divisions: plan.divisions,
    classes: plan.classes,
    columns: plan.columns,
    areas: plan.areas,
    settings: plan.settings,
    lines,
    items,
    sections,
    inflow,
    total: sections.provisioning + sections.regulating + sections.cultural - inflow,
    used: plan.used,
    omitted: plan.omitted,
    flags: flagsOf(plan, cells, profile, (file.inflow ?? []).length > 0),
    verified,
    statement: statementOf(profile.id, verified, plan.used),
  };
}

/** What may be said of a result. Without a checked text nothing conforms to anything. */
function statementOf(profile: string, verified: boolean, used: readonly Figure[]): LocalText {
  if (verified) {
    return { 'zh-CN': `按 ${profile} 核算。`, en: `Reckoned by ${profile}.` };
  }
  const open = new Set(
    used.filter(({ status }) => status === 'unverified').map((one) => one.parameter),
  ).size;
  return {
    'zh-CN': `参照 ${profile} 的科目核算，其文本和 ${open} 个参数未经核对，不能称为符合该标准。`,
    en: `Reckoned with the items of ${profile}. Its text and ${open} of the parameters have not been checked, so no conformity is claimed.`,
  };
}
