import type { Choice, FormulaUse, Item, Line, Section } from './profile.ts';

/* Short hands for items: data that reads as a table. */

export const use = (formula: string, inputs: Record<string, string>): FormulaUse => ({
  formula,
  inputs,
});
/** Inputs that are parameters of the same name, beside those named. */
export const withParams = (
  formula: string,
  names: readonly string[],
  others: Record<string, string> = { area: 'area' },
): FormulaUse =>
  use(formula, { ...others, ...Object.fromEntries(names.map((name) => [name, `param.${name}`])) });
export const price = (id: string): FormulaUse => use('value.price', { price: `param.${id}` });
export const reported: FormulaUse = use('as-reported', { amount: 'stat' });
export const words = (zh: string, en: string): Line['name'] => ({ 'zh-CN': zh, en });

export function line(
  id: string,
  zh: string,
  en: string,
  unit: string,
  quantity: Choice,
  value?: Choice,
  classes?: string[],
): Line {
  return {
    id,
    name: words(zh, en),
    unit,
    quantity,
    ...(value === undefined ? {} : { value }),
    ...(classes === undefined ? {} : { classes }),
  };
}

export function item(
  section: Section,
  id: string,
  zh: string,
  en: string,
  seea: string | undefined,
  valuation: Item['valuation'],
  lines: Line[],
): Item {
  return {
    id,
    name: words(zh, en),
    section,
    ...(seea === undefined ? {} : { seea }),
    valuation,
    lines,
  };
}
