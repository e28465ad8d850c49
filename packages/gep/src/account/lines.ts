import { FORMULAS } from '../formulas/registry.ts';
import type { Formula } from '../formulas/formula.ts';
import type { Choice, FormulaUse, Item, Line, Profile } from '../profiles/profile.ts';
import { fillUnit } from '../units/fit.ts';
import type { RunFile } from './run-file.ts';

/** The setting of each switch of a profile: as chosen, else the standard one. */
export function settingsOf(profile: Profile, chosen: RunFile['switches']): Record<string, string> {
  return Object.fromEntries(
    profile.switches.map(({ id, standard }) => [id, chosen?.[id] ?? standard]),
  );
}

/** The formula that holds under the settings. */
export const chosenUse = (
  choice: Choice,
  settings: Readonly<Record<string, string>>,
): FormulaUse => {
  if (!('bySwitch' in choice)) return choice;
  return choice.cases[settings[choice.bySwitch]!] ?? Object.values(choice.cases)[0]!;
};

export const formulaOf = (use: FormulaUse): Formula => FORMULAS.get(use.formula)!;

export interface ProfileLine {
  readonly item: Item;
  readonly line: Line;
}

export const linesOf = (profile: Profile): ProfileLine[] =>
  profile.items.flatMap((item) => item.lines.map((line) => ({ item, line })));

/** The unit in which statistics of a line are asked for; undefined where it takes none. */
export function statisticUnit(
  line: Line,
  settings: Readonly<Record<string, string>>,
): string | undefined {
  const use = chosenUse(line.quantity, settings);
  const formula = formulaOf(use);
  const port = Object.keys(formula.inputs).find((name) => use.inputs[name] === 'stat');
  return port === undefined ? undefined : fillUnit(formula.inputs[port]!, line.unit);
}
