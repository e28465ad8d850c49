import { readRun } from '@yizhangtu/gep';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { packageText, packRun } from '@yizhangtu/gep/run-package.js';
import type { GepPackage, GepStepId } from '@yizhangtu/standard/contract.js';
import { GEP_STEPS } from '@yizhangtu/standard/contract.js';
import type { Scope } from '../store/scope.ts';
import { addVersion } from './create-version.ts';
import { addStep } from './gep-store.ts';

/** The way of an account that a county folder brings. */
const WAY: readonly GepStepId[] = ['submit', 'sign', 'publish'];

/**
 * Computes the runs that a county folder brings and stores them as published versions that nobody signed by name. A
 * run that is stored already stays as it is.
 *
 * @throws YztError `invalid` for a run that cannot be computed
 */
export async function seedGep(
  scope: Scope,
  runs: readonly unknown[],
  { now }: { readonly now: Date },
): Promise<void> {
  const { db, county } = scope;
  for (const run of runs) {
    const packed = packRun(readRun(run, KNOWN_PROFILES));
    const stored = await db
      .selectFrom('gep_version')
      .select('version')
      .where('county_code', '=', county)
      .where('hash', '=', packed.hash)
      .executeTakeFirst();
    if (stored !== undefined) continue;
    const text = packageText(packed);
    const given = JSON.parse(text) as GepPackage;
    const actor = { system: true };
    const made = await addVersion(scope, { given, text, division: county }, { actor, now });
    for (const [at, step] of WAY.entries()) {
      const status = GEP_STEPS[step].to;
      await addStep(scope, { ...made, seq: at + 2, step, status, at: now, actor });
    }
    await db
      .updateTable('gep_account')
      .set({ status: 'published', published: made.version })
      .where('county_code', '=', county)
      .where('id', '=', made.account)
      .execute();
  }
}
