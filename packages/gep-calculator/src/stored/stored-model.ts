import { settingsOf, type Profile, type RunFile } from '@yizhangtu/gep';
import { unitWords } from '@yizhangtu/gep/export.js';
import type { Locale } from '@yizhangtu/standard';
import {
  GEP_STEPS,
  gepStepsFrom,
  type GepStepId,
  type GepVersion,
} from '@yizhangtu/standard/contract.js';
import {
  authorize,
  type Caller,
  type PermissionId,
  type SessionUser,
} from '@yizhangtu/standard/identity.js';
import { lineName, placed } from '../calculator/change-words.ts';
import { figure } from '../words.ts';

/** Who is signed in, as the table of permissions asks for them. */
export function callerOf({ id, assurance, posts, post }: SessionUser): Caller {
  const own = posts.find((one) => one.id === post);
  return {
    person: id,
    assurance: assurance as Caller['assurance'],
    ...(own && {
      post: { role: own.role as NonNullable<Caller['post']>['role'], division: own.division.code },
    }),
  };
}

/** A code with those of the divisions that it is in: county, town, village, grid. */
const pathOf = (code: string): string[] =>
  [6, 9, 12, 15].filter((length) => length <= code.length).map((length) => code.slice(0, length));

/** `step_up`: once they have proved better who they are. */
export type Leave = 'allowed' | 'step_up';

const leaveFor = (
  caller: Caller,
  permission: PermissionId,
  division: string,
): Leave | undefined => {
  const verdict = authorize(caller, permission, pathOf(division));
  return verdict === 'allowed' || verdict === 'step_up' ? verdict : undefined;
};

/** What somebody may do to a version now. The server decides; this says what is worth a button. */
export function stepsFor(
  version: GepVersion,
  division: string,
  caller: Caller,
): { readonly step: GepStepId; readonly leave: Leave }[] {
  const own = version.steps.some(({ by }) => by.person === caller.person);
  return gepStepsFrom(version.status as Parameters<typeof gepStepsFrom>[0]).flatMap((step) => {
    const { permission, byAnother } = GEP_STEPS[step];
    const leave = byAnother && own ? undefined : leaveFor(caller, permission, division);
    return leave === undefined ? [] : [{ step, leave }];
  });
}

/** The steps that say why. */
export const asksReason = (step: GepStepId): step is 'reject' | 'withdraw' =>
  step === 'reject' || step === 'withdraw';

/** The division that an account is of: the one that all its others are part of. */
export const divisionOf = ({ divisions }: RunFile): string | undefined =>
  divisions.find(({ parent }) => parent === undefined)?.code;

export const mayStore = (run: RunFile, caller: Caller): boolean => {
  const division = divisionOf(run);
  return division !== undefined && leaveFor(caller, 'gep:write', division) === 'allowed';
};

export const profileId = ({ profile }: RunFile): string =>
  typeof profile === 'string' ? profile : profile.id;

/** What is otherwise in one run than in another, in words: figures, statistics, areas, method. */
export function runChanges(
  before: RunFile,
  after: RunFile,
  profile: Profile,
  locale: Locale,
): string[] {
  const arrow = (name: string, from: string | undefined, to: string | undefined): string =>
    `${name} ${from ?? '—'} → ${to ?? '—'}`;
  const amount = (value: number | undefined, unit = ''): string | undefined =>
    value === undefined ? undefined : `${figure(value, locale)} ${unitWords(unit, locale)}`.trim();
  const lines: string[] = [];
  if (profileId(before) !== profileId(after)) {
    lines.push(arrow(METHOD[locale], profileId(before), profileId(after)));
  }
  const figures = between(before.parameters, after.parameters, (one) =>
    [one.id, one.class ?? '', one.division ?? ''].join(' '),
  );
  for (const [was, is] of figures) {
    const one = (is ?? was)!;
    const of = profile.parameters.find(({ id }) => id === one.id);
    if (was?.value === is?.value && was?.unit === is?.unit) continue;
    const name = of
      ? placed(of.name, { class: one.class, division: one.division }, profile, after)
      : undefined;
    lines.push(
      arrow(name?.[locale] ?? one.id, amount(was?.value, was?.unit), amount(is?.value, is?.unit)),
    );
  }
  const statistics = between(before.statistics, after.statistics, (one) =>
    [one.line, one.division ?? ''].join(' '),
  );
  for (const [was, is] of statistics) {
    if (was?.amount === is?.amount && was?.unit === is?.unit) continue;
    const name = lineName((is ?? was)!, profile, after)[locale];
    lines.push(arrow(name, amount(was?.amount, was?.unit), amount(is?.amount, is?.unit)));
  }
  if (JSON.stringify(before.areas) !== JSON.stringify(after.areas)) lines.push(AREAS[locale]);
  const answers = [before, after].map(({ switches }) => settingsOf(profile, switches));
  for (const { id, name, settings } of profile.switches) {
    const [was, is] = answers.map((all) => all[id]);
    if (was === is) continue;
    const words = (of: string | undefined) => settings.find((one) => one.id === of)?.name[locale];
    lines.push(arrow(name[locale], words(was), words(is)));
  }
  return lines;
}

const METHOD = { 'zh-CN': '核算方法', en: 'Method' };
const AREAS = { 'zh-CN': '面积表', en: 'Areas' };

/** Rows of two tables by key, each with its like in the other. */
function between<T>(
  before: readonly T[] = [],
  after: readonly T[] = [],
  keyOf: (one: T) => string,
): (readonly [T | undefined, T | undefined])[] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Map(after.map((one) => [keyOf(one), one]));
  return [...new Set([...was.keys(), ...is.keys()])].map((key) => [was.get(key), is.get(key)]);
}
