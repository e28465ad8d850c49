import { toYztError, type Issue, type LocalText } from '@yizhangtu/standard';
import { computeAccount } from './account.ts';
import type { Run } from './read-run.ts';

/** What another setting of a switch would make of the account. Money in CNY. */
export interface SwitchEffect {
  readonly id: string;
  readonly name: LocalText;
  readonly chosen: string;
  readonly other: string;
  readonly otherName: LocalText;
  /** How much more the total would be; undefined where it cannot be reckoned with what is given. */
  readonly change: number | undefined;
  /** What would have to be given first. */
  readonly missing: readonly Issue[];
}

/** Every open question of the profile, and what its other answers would change. */
export function switchEffects(run: Run): SwitchEffect[] {
  const { total, settings } = computeAccount(run);
  return run.profile.switches.flatMap(({ id, name, settings: all }) =>
    all
      .filter((setting) => setting.id !== settings[id])
      .map((setting): SwitchEffect => {
        const about = {
          id,
          name,
          chosen: settings[id]!,
          other: setting.id,
          otherName: setting.name,
        };
        const switches = { ...run.file.switches, [id]: setting.id };
        try {
          const other = computeAccount({ ...run, file: { ...run.file, switches } });
          return { ...about, change: other.total - total, missing: [] };
        } catch (thrown) {
          const error = toYztError(thrown);
          if (error.code !== 'invalid') throw thrown;
          return { ...about, change: undefined, missing: error.issues };
        }
      }),
  );
}
