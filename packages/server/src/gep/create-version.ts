import { packageText, type RunPackage } from '@yizhangtu/gep/run-package.js';
import { countyError, YztError, type Issue } from '@yizhangtu/standard';
import type { Actor } from '@yizhangtu/standard/cases.js';
import { GEP_PACKAGE_BYTES, type GepPackage } from '@yizhangtu/standard/contract.js';
import { authorize } from '@yizhangtu/standard/identity.js';
import { v7 as uuid } from 'uuid';
import { once } from '../cases/idempotency.ts';
import { appendAudit, holdAudit } from '../identity/audit.ts';
import { codesIn, divisionPath } from '../identity/division-path.ts';
import { assertInForce } from '../identity/in-force.ts';
import { assertAllowed } from '../identity/verdict.ts';
import { isStorable, NOT_STORABLE } from '../store/storable.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { addStep, factsOf, lockAccount, refusedAs } from './gep-store.ts';
import type { Replays } from './replay.ts';

/** A version of an account, by which a key's answer is found again. */
export interface VersionOf {
  readonly account: string;
  readonly version: number;
}

/** A run package that was checked, and the newest version that its sender knows of. */
export interface NewVersion {
  readonly given: GepPackage;
  readonly text: string;
  readonly division: string;
  readonly seen?: number | undefined;
}

/** Who acts, as others see them, when, and what seals their answers. */
export interface GepAs {
  readonly actor: Actor;
  readonly now: Date;
  readonly sealKey: string;
}

const OTHER_COUNTY: Omit<Issue, 'path'> = {
  code: 'other_county',
  message: { 'zh-CN': '这是另一个县的账', en: 'This is an account of another county' },
  mend: { 'zh-CN': '提交到它所属的县', en: 'Send it to the county that it is of' },
};
const ONE_DIVISION: Omit<Issue, 'path'> = {
  code: 'one_division',
  message: {
    'zh-CN': '账须有且只有一个最上级区划',
    en: 'An account is of one division that all the others are part of',
  },
  mend: {
    'zh-CN': '写上最上级区划，其余都写 parent',
    en: 'Name that division, and the parent of each of the others',
  },
};
const UNKNOWN_DIVISION: Omit<Issue, 'path'> = {
  code: 'unknown_division',
  message: {
    'zh-CN': '县里没有这个区划，或它不在本账的区划内',
    en: 'The county has no such division, or it is not part of that of the account',
  },
  mend: { 'zh-CN': '用区划目录中的代码', en: 'Use a code from the list of divisions' },
};

const refuse = (issues: readonly Issue[]): never => {
  throw countyError(issues, 'body');
};

/** The division that an account is of. @throws YztError `invalid` */
function divisionOf({ run }: GepPackage): string {
  const tops = run.divisions.filter(({ parent }) => parent === undefined);
  const [top] = tops;
  if (top === undefined || tops.length > 1) {
    return refuse([{ path: 'run.divisions', ...ONE_DIVISION }]);
  }
  return top.code;
}

/** @throws YztError `not_found` for a division beyond the caller's reach, or none; `invalid` for parts that are not its */
async function checkDivisions(scope: Scope, { run }: GepPackage, top: string): Promise<void> {
  const path = await divisionPath(scope, top);
  const there = path.at(-1) === top;
  assertAllowed(there ? authorize(scope.caller, 'gep:write', path) : 'not_found', 'gep:write');
  const rows = await scope.db
    .selectFrom('division')
    .select('code')
    .where('county_code', '=', scope.county)
    .where('code', 'in', codesIn(scope.county, top))
    .execute();
  const within = new Set([top, ...rows.map(({ code }) => code)]);
  const unknown = run.divisions.flatMap(({ code }, at) =>
    within.has(code) ? [] : [{ path: `run.divisions[${at}].code`, ...UNKNOWN_DIVISION }],
  );
  if (unknown.length > 0) refuse(unknown);
}

/** @throws YztError `invalid`, `too_large`, `not_found` */
async function checkPackage(scope: Scope, given: GepPackage, text: string): Promise<string> {
  if (!isStorable(given)) refuse([{ path: '', ...NOT_STORABLE }]);
  if (Buffer.byteLength(text) > GEP_PACKAGE_BYTES) {
    throw new YztError({
      code: 'too_large',
      message: `the run package is larger than ${GEP_PACKAGE_BYTES} bytes`,
    });
  }
  if (given.run.county !== scope.county) refuse([{ path: 'run.county', ...OTHER_COUNTY }]);
  const division = divisionOf(given);
  await checkDivisions(scope, given, division);
  return division;
}

/**
 * Stores a run package as the next version of the account of its division, year and profile, once for a key. It is
 * computed anew before, and refused where its numbers do not come out again. `seen` is the newest version that the
 * caller knows of, 0 for none.
 *
 * @throws YztError `invalid` with the path of what is wrong, `not_found` for a division beyond the caller's reach,
 * `conflict` for a package that the account has, `version_mismatch` when its newest version is not the one that was
 * seen, `too_large`, `timeout`, `unsupported`, `idempotency_mismatch`
 */
export async function createVersion(
  scope: Scope,
  asked: {
    readonly given: GepPackage;
    readonly key: string;
    readonly seen?: number | undefined;
  },
  as: GepAs & { readonly replays: Replays },
): Promise<VersionOf> {
  const { given, key, seen } = asked;
  const { caller, county } = scope;
  const text = packageText(given as unknown as RunPackage);
  const division = await checkPackage(scope, given, text);
  await as.replays.check(given);
  return inTransaction(scope.db, async (db) => {
    const inside: Scope = { ...scope, db };
    const meant = {
      owner: caller?.person ?? '',
      key,
      asked: ['gep', given.hash, seen ?? null],
      ...as,
    };
    const result = await once(inside, meant, async () => {
      await holdAudit(db, county);
      if (caller) await assertInForce(inside, caller, { permission: 'gep:write', now: as.now });
      const made = await addVersion(inside, { given, text, division, seen }, as);
      const { profile, total } = given.result.account;
      await appendAudit(db, county, {
        action: 'gep.created',
        at: as.now,
        actor: caller?.person,
        role: caller?.post?.role,
        target: made.account,
        facts: {
          version: made.version,
          division,
          year: given.run.year,
          profile: profile.id,
          hash: given.hash,
          total,
        },
      });
      return made;
    });
    return result;
  });
}

/**
 * Writes a version that was checked, as a draft. To be called in a transaction.
 *
 * @throws YztError `conflict`, `version_mismatch`
 */
export async function addVersion(
  scope: Scope,
  { given, text, division, seen }: NewVersion,
  { actor, now }: Pick<GepAs, 'actor' | 'now'>,
): Promise<VersionOf> {
  const { db, county } = scope;
  const facts = factsOf(given);
  const of = { division, year: given.run.year, profile: facts.profile.id };
  await db
    .insertInto('gep_account')
    .values({
      county_code: county,
      id: uuid(),
      ...of,
      sample: facts.sample,
      latest: 0,
      status: 'draft',
      published: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'division', 'year', 'profile']).doNothing(),
    )
    .execute();
  const account = await lockAccount(scope, of);
  if (account === undefined) throw new Error('an account that was made is not there');
  const same = await db
    .selectFrom('gep_version')
    .select('version')
    .where('county_code', '=', county)
    .where('account_id', '=', account.id)
    .where('hash', '=', given.hash)
    .executeTakeFirst();
  if (same !== undefined) {
    throw refusedAs('conflict', {
      path: 'hash',
      code: 'stored_already',
      message: {
        'zh-CN': `第 ${same.version} 版就是这个结果`,
        en: `Version ${same.version} is this very result`,
      },
      mend: { 'zh-CN': '用那一版', en: 'Use that version' },
    });
  }
  if (seen !== undefined && seen !== account.latest) {
    throw new YztError({
      code: 'version_mismatch',
      message: `the newest version of the account is ${account.latest}, not ${seen}`,
      facts: { account: account.id, version: account.latest, status: account.status },
    });
  }
  const version = account.latest + 1;
  await db
    .insertInto('gep_version')
    .values({
      county_code: county,
      account_id: account.id,
      version,
      hash: given.hash,
      facts: JSON.stringify(facts),
      package: text,
    })
    .execute();
  const step = { account: account.id, version, seq: 1, at: now, actor };
  await addStep(scope, { ...step, step: 'create', status: 'draft' });
  await db
    .updateTable('gep_account')
    .set({ latest: version, status: 'draft', sample: facts.sample })
    .where('county_code', '=', county)
    .where('id', '=', account.id)
    .execute();
  return { account: account.id, version };
}
