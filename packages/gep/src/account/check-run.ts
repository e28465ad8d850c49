import type { Issue } from '@yizhangtu/standard';
import { issueOf } from '../issue.ts';
import type { Parameter, Profile } from '../profiles/profile.ts';
import { checkUnit } from '../units/fit.ts';
import { checkCorrelations } from '../uncertainty/correlate.ts';
import { checkDistribution } from '../uncertainty/distribution.ts';
import { checkAreas } from './check-areas.ts';
import { linesOf, settingsOf, statisticUnit } from './lines.ts';
import type { GivenParameter, RunFile } from './run-file.ts';

/** What is wrong between a run and its profile. What is missing shows when the run is planned. */
export function checkRun(file: RunFile, profile: Profile): Issue[] {
  return [
    ...checkSwitches(file, profile),
    ...checkDivisions(file),
    ...checkAreas(file, profile),
    ...(file.parameters ?? []).flatMap((one, at) =>
      checkParameter(one, `parameters[${at}]`, file, profile),
    ),
    ...(file.climateNormal ?? []).flatMap((one, at) =>
      checkParameter(one, `climateNormal[${at}]`, file, profile),
    ),
    ...checkStatistics(file, profile),
    ...checkOmissions(file, profile),
    ...checkInflow(file, profile),
    ...checkVariables(file, profile),
    ...checkDraws(file),
    ...checkCorrelations(file),
  ];
}

const list = (names: readonly string[]): string => names.join(', ');

function checkSwitches(file: RunFile, profile: Profile): Issue[] {
  return Object.entries(file.switches ?? {}).flatMap(([id, setting]) => {
    const found = profile.switches.find((one) => one.id === id);
    const path = `switches.${id}`;
    const known = list(profile.switches.map((one) => one.id));
    if (!found) return [issueOf(path, 'switch_unknown', { value: id, options: known })];
    const options = found.settings.map((one) => one.id);
    if (options.includes(setting)) return [];
    return [issueOf(path, 'switch_value', { value: setting, options: list(options) })];
  });
}

function checkDivisions({ divisions }: RunFile): Issue[] {
  const seen = new Set<string>();
  return divisions.flatMap(({ code, parent }, at) => {
    const issues: Issue[] = [];
    if (seen.has(code))
      issues.push(issueOf(`divisions[${at}].code`, 'division_twice', { value: code }));
    seen.add(code);
    if (parent !== undefined && !divisions.some((one) => one.code === parent)) {
      issues.push(issueOf(`divisions[${at}].parent`, 'division_unknown', { value: parent }));
    }
    return issues;
  });
}

const hasDivision = (file: RunFile, code: string | undefined): boolean =>
  code === undefined || file.divisions.some((one) => one.code === code);

export const knowsClass = (profile: Profile, id: string | undefined): boolean =>
  id === undefined || profile.classes.some((one) => one.id === id || one.group === id);

const classOptions = (profile: Profile): string => list(profile.classes.map(({ id }) => id));

function checkPlace(
  of: { class?: string | undefined; division?: string | undefined },
  path: string,
  file: RunFile,
  profile: Profile,
): Issue[] {
  const issues: Issue[] = [];
  if (!hasDivision(file, of.division)) {
    issues.push(issueOf(`${path}.division`, 'division_unknown', { value: of.division! }));
  }
  if (!knowsClass(profile, of.class)) {
    const facts = { value: of.class!, options: classOptions(profile) };
    issues.push(issueOf(`${path}.class`, 'class_unknown', facts));
  }
  return issues;
}

function checkParameter(
  given: GivenParameter,
  path: string,
  file: RunFile,
  profile: Profile,
): Issue[] {
  const declared = profile.parameters.find(({ id }) => id === given.id);
  if (!declared) return [issueOf(`${path}.id`, 'parameter_unknown', { value: given.id })];
  const issues = [
    ...checkPlace(given, path, file, profile),
    ...checkUnit(given.unit, declared.unit, `${path}.unit`),
  ];
  if (declared.kind === 'price' && given.year === undefined) {
    issues.push(issueOf(`${path}.year`, 'year_missing'));
  }
  if (replaces(given, declared, profile) && (given.reason ?? '').trim() === '') {
    issues.push(issueOf(`${path}.reason`, 'reason_missing', { value: given.id }));
  }
  return issues;
}

/** Whether the profile has a figure of its own for what is given. */
function replaces(given: GivenParameter, declared: Parameter, profile: Profile): boolean {
  const group = profile.classes.find(({ id }) => id === given.class)?.group;
  return declared.values.some(
    (own) =>
      given.class === undefined ||
      own.class === undefined ||
      own.class === given.class ||
      own.class === group,
  );
}

function checkStatistics(file: RunFile, profile: Profile): Issue[] {
  const lines = linesOf(profile);
  const settings = settingsOf(profile, file.switches);
  return (file.statistics ?? []).flatMap((given, at) => {
    const path = `statistics[${at}]`;
    const found = lines.find(({ line }) => line.id === given.line);
    const unit = found && statisticUnit(found.line, settings);
    if (!found || unit === undefined) {
      const options = lines.filter(({ line }) => statisticUnit(line, settings) !== undefined);
      const facts = { value: given.line, options: list(options.map(({ line }) => line.id)) };
      return [issueOf(`${path}.line`, 'line_unknown', facts)];
    }
    const issues = [
      ...checkPlace(given, path, file, profile),
      ...checkUnit(given.unit, unit, `${path}.unit`),
    ];
    if (given.amount < 0) {
      issues.push(issueOf(`${path}.amount`, 'negative', { value: given.amount }));
    }
    return issues;
  });
}

function checkOmissions(file: RunFile, profile: Profile): Issue[] {
  const known = linesOf(profile).flatMap(({ item, line }) => [item.id, line.id]);
  const options = list([...new Set(known)]);
  return (file.omit ?? []).flatMap(({ id }, at) =>
    known.includes(id) ? [] : [issueOf(`omit[${at}].id`, 'item_unknown', { value: id, options })],
  );
}

function checkInflow(file: RunFile, profile: Profile): Issue[] {
  const known = profile.items.map(({ id }) => id);
  return (file.inflow ?? []).flatMap((one, at) => {
    const path = `inflow[${at}]`;
    const issues = checkUnit(one.unit, 'CNY', `${path}.unit`);
    if (!known.includes(one.item)) {
      const facts = { value: one.item, options: list(known) };
      issues.push(issueOf(`${path}.item`, 'item_unknown', facts));
    }
    if (one.value < 0) issues.push(issueOf(`${path}.value`, 'negative', { value: one.value }));
    return issues;
  });
}

/** More draws than these take more memory than a browser gives. */
const MOST_DRAWS = 1e6;

function checkDraws({ uncertainty }: RunFile): Issue[] {
  const { draws, seed } = uncertainty ?? { draws: 1, seed: 0 };
  const fits = { draws: draws > 0 && draws <= MOST_DRAWS && draws % 1 === 0, seed: seed % 1 === 0 };
  return (['draws', 'seed'] as const)
    .filter((name) => !fits[name])
    .map((name) =>
      issueOf(`uncertainty.${name}`, 'uncertainty', { why: `${name} = ${uncertainty![name]}` }),
    );
}

function checkVariables(file: RunFile, profile: Profile): Issue[] {
  return (file.uncertainty?.variables ?? []).flatMap((one, at) => {
    const path = `uncertainty.variables[${at}]`;
    const line = one.of.startsWith('stat.') ? one.of.slice('stat.'.length) : undefined;
    const known =
      line === undefined
        ? profile.parameters.some(({ id }) => id === one.of)
        : linesOf(profile).some((found) => found.line.id === line);
    return [
      ...(known ? [] : [issueOf(`${path}.of`, 'parameter_unknown', { value: one.of })]),
      ...checkPlace(one, path, file, profile),
      ...checkDistribution(one.distribution, `${path}.distribution`),
    ];
  });
}
