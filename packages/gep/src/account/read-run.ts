import { parseValue, type Issue } from '@yizhangtu/standard';
import { issueOf, refusal } from '../issue.ts';
import { checkProfile } from '../profiles/check-profile.ts';
import type { KnownProfiles, Profile } from '../profiles/profile.ts';
import { checkRun } from './check-run.ts';
import { RunFile } from './run-file.ts';

/** A run that can be computed: the file, and the profile that it names or holds. */
export interface Run {
  readonly file: RunFile;
  readonly profile: Profile;
}

/**
 * Reads what an account is to be computed from.
 *
 * @param known the profiles that a run may name, such as `KNOWN_PROFILES` of `@yizhangtu/gep/profiles.js`
 * @throws YztError `invalid` with every issue at once; `unsupported` for a profile that refuses to compute
 */
export function readRun(value: unknown, known: KnownProfiles): Run {
  const endless = notFinite(value, '');
  if (endless.length > 0) throw refusal(endless);
  const parsed = parseValue(RunFile, value);
  if (!parsed.ok) throw refusal(parsed.issues);
  const file = parsed.value;
  const profile = profileIn(file, known);
  const issues = [
    ...(typeof file.profile === 'string' ? [] : checkProfile(profile, 'profile')),
    ...checkRun(file, profile),
  ];
  if (issues.length > 0) throw refusal(issues);
  return { file, profile };
}

function profileIn({ profile }: RunFile, { computable, named: others }: KnownProfiles): Profile {
  if (typeof profile !== 'string') return profile;
  const options = computable.map(({ id }) => id).join(', ');
  const named = others.find(({ id }) => id === profile);
  if (named) {
    const { missing } = named;
    const facts = { missingZh: missing['zh-CN'], missingEn: missing.en, options };
    throw refusal(
      [issueOf('profile', 'profile_incomplete', { value: named.id, ...facts })],
      'unsupported',
    );
  }
  const found = computable.find(({ id }) => id === profile);
  if (!found) throw refusal([issueOf('profile', 'profile_unknown', { value: profile, options })]);
  return found;
}

/** JSON has no NaN, but `1e999` is infinite and objects made in code may hold anything. */
function notFinite(value: unknown, path: string): Issue[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [issueOf(path, 'not_finite')];
  if (Array.isArray(value)) return value.flatMap((one, at) => notFinite(one, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    notFinite(one, path === '' ? key : `${path}.${key}`),
  );
}
