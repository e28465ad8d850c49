import type { LocalText } from '@yizhangtu/standard';
import type { Profile } from '../profiles/profile.ts';
import { unitRatio } from '../units/fit.ts';
import { sum, type LineCells } from './evaluate.ts';
import type { Plan } from './plan.ts';

/** Something a reader of the account should know. Money in CNY. */
export interface Flag {
  readonly code:
    | 'double_counting'
    | 'mixed_bases'
    | 'price_years'
    | 'negative_yield'
    | 'village_water'
    | 'replaced'
    | 'inflow_missing'
    | 'unverified';
  readonly lines: readonly string[];
  readonly message: LocalText;
}

const flag = (code: Flag['code'], lines: readonly string[], zh: string, en: string): Flag => ({
  code,
  lines,
  message: { 'zh-CN': zh, en },
});

/** What the result should be read with. */
export function flagsOf(
  plan: Plan,
  cells: readonly LineCells[],
  profile: Profile,
  hasInflow: boolean,
): Flag[] {
  return [
    ...doubleCounting(plan, cells),
    ...mixedBases(plan, cells),
    ...priceYears(plan),
    ...negativeYield(plan, cells),
    ...villageWater(plan),
    ...profileFlags(plan, profile, hasInflow),
  ];
}

function doubleCounting(plan: Plan, cells: readonly LineCells[]): Flag[] {
  const priced = plan.lines.flatMap((line, at) =>
    !line.memorandum &&
    line.value?.names.includes('reservoirCost') === true &&
    sum(cells[at]!.values!) !== 0
      ? [line]
      : [],
  );
  if (new Set(priced.map(({ item }) => item.id)).size < 2) return [];
  return [
    flag(
      'double_counting',
      priced.map(({ line }) => line.id),
      '水源涵养和洪水调蓄用同一个水库造价估值，同一部分水可能计了两次。',
      'Water conservation and flood mitigation are valued by one price of reservoirs: the same water may count twice.',
    ),
  ];
}

/** Oxygen and carbon dioxide come from one reaction: 32 to 44. */
function mixedBases(plan: Plan, cells: readonly LineCells[]): Flag[] {
  const at = (id: string): number => plan.lines.findIndex(({ line }) => line.id === id);
  const [carbon, oxygen] = [at('carbon'), at('oxygen')];
  if (carbon === -1 || oxygen === -1) return [];
  const fixed = sum(cells[carbon]!.quantities) * unitRatio(plan.lines[carbon]!.line.unit, 'tCO2');
  const freed = sum(cells[oxygen]!.quantities) * unitRatio(plan.lines[oxygen]!.line.unit, 'tO2');
  if (fixed === 0 || Math.abs(freed / fixed - 32 / 44) < 0.02) return [];
  return [
    flag(
      'mixed_bases',
      ['carbon', 'oxygen'],
      `释氧量是固碳量的 ${(freed / fixed).toFixed(2)} 倍，按光合作用应为 0.73 倍：两者的基础不同。`,
      `Oxygen is ${(freed / fixed).toFixed(2)} of the carbon dioxide by mass, where photosynthesis gives 0.73: their bases differ.`,
    ),
  ];
}

function priceYears(plan: Plan): Flag[] {
  const years = new Set(
    plan.used.flatMap(({ parameter, year, used, value, unit }) => {
      const declared = plan.profile.parameters.find(({ id }) => id === parameter);
      const indexed =
        declared !== undefined &&
        Math.abs(used - value * unitRatio(unit, declared.unit)) > 1e-12 * Math.abs(used);
      return declared?.kind === 'price' && year !== undefined && !indexed ? [year] : [];
    }),
  );
  if (years.size < 2) return [];
  const all = [...years].sort((a, b) => a - b);
  return [
    flag(
      'price_years',
      [],
      `价格来自不同年份：${all.join('、')}。`,
      `Prices are of different years: ${all.join(', ')}.`,
    ),
  ];
}

function negativeYield(plan: Plan, cells: readonly LineCells[]): Flag[] {
  const at = plan.lines.findIndex(({ line }) => line.id === 'water-conservation');
  if (at === -1) return [];
  const below = new Set<string>();
  cells[at]!.quantities.forEach((quantity, i) => {
    const of = plan.classes[i % plan.columns];
    if (quantity < 0 && of) below.add(of.id);
  });
  if (below.size === 0) return [];
  const names = plan.classes.filter(({ id }) => below.has(id)).map(({ name }) => name);
  return [
    flag(
      'negative_yield',
      ['water-conservation'],
      `${names.map((name) => name['zh-CN']).join('、')}的水量平衡为负，已按负值计入。`,
      `${names.map((name) => name.en).join(', ')}: more water is lost than falls, and is counted below zero.`,
    ),
  ];
}

function villageWater(plan: Plan): Flag[] {
  const reckoned = plan.lines.some(({ line }) => line.id === 'water-conservation');
  const fine = plan.divisions.some(({ code }) => code.length > 9);
  if (!reckoned || !fine) return [];
  return [
    flag(
      'village_water',
      ['water-conservation'],
      '水源涵养量按村的数字只供参考，不宜用于单个村或地块的决策。',
      'Water figures by village are for orientation: they do not carry decisions on a village or a plot.',
    ),
  ];
}

function profileFlags(plan: Plan, profile: Profile, hasInflow: boolean): Flag[] {
  const flags: Flag[] = [];
  if (profile.boundary.inflow === 'deduct' && !hasInflow) {
    flags.push(
      flag(
        'inflow_missing',
        [],
        '该方法要扣除区域外流入的生态产品，这次没有给出。',
        'Products from outside the region are to be taken off; none are given.',
      ),
    );
  }
  if (profile.replacedBy !== undefined) {
    flags.push(
      flag(
        'replaced',
        [],
        `${profile.id} 已被 ${profile.replacedBy} 代替。`,
        `${profile.id} has been replaced by ${profile.replacedBy}.`,
      ),
    );
  }
  const open = plan.used.filter(({ status }) => status === 'unverified');
  if (open.length > 0) {
    const { size } = new Set(open.map(({ parameter }) => parameter));
    flags.push(
      flag(
        'unverified',
        [],
        `${size} 个参数未经核对。`,
        `${size} parameters have not been checked.`,
      ),
    );
  }
  return flags;
}
