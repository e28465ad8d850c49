import type { Issue } from '@yizhangtu/standard';
import { FORMULAS } from '../formulas/registry.ts';
import { issueOf } from '../issue.ts';
import { fillUnit, unitFits } from '../units/fit.ts';
import type { Choice, FormulaUse, Line, Profile } from './profile.ts';

/** What is wrong with a profile: formulas that do not exist, inputs without a source, units that do not fit. */
export function checkProfile(profile: Profile, path: string): Issue[] {
  const lines = new Map(profile.items.flatMap((item) => item.lines).map((line) => [line.id, line]));
  return profile.items.flatMap((item, i) =>
    item.lines.flatMap((line, k) => {
      const at = `${path}.items[${i}].lines[${k}]`;
      return [
        ...uses(line.quantity, `${at}.quantity`).flatMap(([use, where]) =>
          checkUse(use, where, line, line.unit, profile, lines),
        ),
        ...(line.value ? uses(line.value, `${at}.value`) : []).flatMap(([use, where]) =>
          checkUse(use, where, line, `CNY/${line.unit}`, profile, lines),
        ),
      ];
    }),
  );
}

const uses = (choice: Choice, path: string): (readonly [FormulaUse, string])[] =>
  'bySwitch' in choice
    ? Object.entries(choice.cases).map(([name, use]) => [use, `${path}.cases.${name}`] as const)
    : [[choice, path]];

function checkUse(
  use: FormulaUse,
  path: string,
  line: Line,
  output: string,
  profile: Profile,
  lines: ReadonlyMap<string, Line>,
): Issue[] {
  const formula = FORMULAS.get(use.formula);
  if (!formula) return [issueOf(`${path}.formula`, 'formula_unknown', { value: use.formula })];
  const issues: Issue[] = [];
  const wanted = fillUnit(formula.output, line.unit);
  if (!unitFits(wanted, output)) {
    issues.push(issueOf(path, 'unit_wrong', { unit: wanted, expected: output }));
  }
  for (const [name, unit] of Object.entries(formula.inputs)) {
    const source = use.inputs[name];
    const where = `${path}.inputs.${name}`;
    if (source === undefined) {
      issues.push(issueOf(where, 'input_unbound', { formula: formula.id, value: name }));
      continue;
    }
    const given = unitOfSource(source, profile, lines);
    const expected = fillUnit(unit, line.unit);
    if (given === undefined) issues.push(issueOf(where, 'source_unknown', { value: source }));
    else if (given !== '' && !unitFits(given, expected)) {
      issues.push(issueOf(where, 'unit_wrong', { unit: given, expected }));
    }
  }
  return issues;
}

/** The unit that a source comes in; empty for statistics, which take the unit of their formula. */
function unitOfSource(
  source: string,
  profile: Profile,
  lines: ReadonlyMap<string, Line>,
): string | undefined {
  if (source === 'area') return 'm2';
  if (source === 'stat') return '';
  if (source.startsWith('line.')) return lines.get(source.slice('line.'.length))?.unit;
  if (!source.startsWith('param.')) return undefined;
  return profile.parameters.find(({ id }) => `param.${id}` === source)?.unit;
}
