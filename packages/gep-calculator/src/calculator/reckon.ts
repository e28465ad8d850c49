import {
  computeAccount,
  readRun,
  type Account,
  type GivenParameter,
  type KnownProfiles,
  type Profile,
  type Run,
} from '@yizhangtu/gep';
import { toYztError, type Issue } from '@yizhangtu/standard';
import { fittingFile, profileOf, type Draft } from './draft.ts';

/** What a draft comes to. */
export interface Reckoned {
  readonly profile: Profile | undefined;
  /** Undefined while something is missing or wrong. */
  readonly account: Account | undefined;
  /** What can be computed: what the profile knows of the draft. */
  readonly run: Run | undefined;
  readonly issues: readonly Issue[];
  readonly aside: readonly string[];
  /** Figures that take the place of the profile's and have no reason yet: reckoned with, not let out. */
  readonly unreasoned: readonly GivenParameter[];
}

/** Stands for a reason while it is being typed: a figure is seen at work before it is explained. */
const NOT_YET = '…';

/** Whether the profile has a figure of its own for what is given, so that a reason is asked for. */
export function replacesOwn(given: GivenParameter, profile: Profile): boolean {
  const own = profile.parameters.find(({ id }) => id === given.id)?.values ?? [];
  const group = profile.classes.find(({ id }) => id === given.class)?.group;
  return own.some(
    ({ class: of }) =>
      given.class === undefined || of === undefined || of === given.class || of === group,
  );
}

/**
 * Reckons a draft. Never throws for what a person put in: that comes as issues.
 *
 * @param checked only figures of parameters differ from a draft that was read, and were checked at their
 *   fields: the file is not read anew, which would be a third of the time of a keystroke
 */
export function reckon(draft: Draft, known: KnownProfiles, checked = false): Reckoned {
  const profile = profileOf(draft.file, known);
  const nothing = { profile, account: undefined, run: undefined, unreasoned: [] };
  if (!profile) {
    try {
      readRun(draft.file, known);
    } catch (thrown) {
      return { ...nothing, issues: toYztError(thrown).issues, aside: [] };
    }
  }
  const { file, aside } = fittingFile(draft.file, profile!);
  const unreasoned = (file.parameters ?? []).filter(
    (one) => (one.reason ?? '').trim() === '' && replacesOwn(one, profile!),
  );
  const parameters = file.parameters?.map((one) =>
    unreasoned.includes(one) ? { ...one, reason: NOT_YET } : one,
  );
  try {
    const whole = { ...file, ...(parameters && { parameters }) };
    const run = checked ? { file: whole, profile: profile! } : readRun(whole, known);
    return { profile, account: computeAccount(run), run, issues: [], aside, unreasoned };
  } catch (thrown) {
    const error = toYztError(thrown);
    if (error.code !== 'invalid' && error.code !== 'unsupported') throw thrown;
    return { ...nothing, issues: error.issues, aside, unreasoned };
  }
}
