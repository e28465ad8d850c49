import { YztError, type Text } from '@yizhangtu/standard';
import type { Actor } from '@yizhangtu/standard/cases.js';
import type {
  GepAccount,
  GepPackage,
  GepStatus,
  GepStepDone,
  GepVersion,
} from '@yizhangtu/standard/contract.js';
import { authorize } from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import { divisionNames } from '../cases/division-names.ts';
import type { Tables } from '../database/tables.ts';
import { codesIn } from '../identity/division-path.ts';
import type { Scope } from '../store/scope.ts';

/** What is told of a version without its numbers. */
export type VersionFacts = Pick<
  GepVersion,
  'title' | 'sample' | 'profile' | 'engine' | 'total' | 'verified'
>;

type Row<T extends keyof Tables> = Omit<Tables[T], 'county_code'>;
export type AccountRow = Row<'gep_account'>;
export type StepRow = Omit<Row<'gep_step'>, 'actor' | 'account_id'> & { readonly actor: Actor };

/** Whether a row of `gep_account` is of a division whose drafts the caller sees. */
export function seesDrafts({ caller, county }: Scope) {
  const post = caller?.post;
  if (post === undefined || authorize(caller, 'gep:draft') !== 'allowed') {
    return sql<boolean>`false`;
  }
  return sql<boolean>`gep_account.division in ${codesIn(county, post.division)}`;
}

export interface AccountFilter {
  readonly year?: number | undefined;
  readonly profile?: string | undefined;
  readonly status?: GepStatus | undefined;
  readonly division?: string | undefined;
}

/** An account, the version of it that is shown, and whether the caller sees its drafts. */
export interface ShownAccount {
  readonly row: AccountRow;
  readonly inside: boolean;
  readonly version: number;
  readonly status: string;
  readonly facts: VersionFacts;
}

/** The newest version that is published, or was and is withdrawn; null where there is none. */
const lastPublic = sql<number | null>`coalesce(gep_account.published, (
  select max(gep_step.version) from gep_step
  where gep_step.county_code = gep_account.county_code
    and gep_step.account_id = gep_account.id
    and gep_step.step = 'publish'
))`;

/**
 * Accounts that the caller may see, the newest first: those with a version that is published or was, and those whose
 * drafts they see. `before` is the id of the last one of the page before.
 */
export async function findAccounts(
  scope: Scope,
  { id, year, profile, status, division }: AccountFilter & { readonly id?: string | undefined },
  page: { readonly limit: number; readonly before: string | undefined },
): Promise<ShownAccount[]> {
  const { db, county } = scope;
  const inside = seesDrafts(scope);
  const asPublic = status === 'published' || status === 'withdrawn';
  const shown = asPublic
    ? lastPublic
    : sql<number>`case when ${inside} then gep_account.latest else ${lastPublic} end`;
  let query = db
    .selectFrom('gep_account')
    .innerJoin('gep_version', (join) =>
      join
        .onRef('gep_version.county_code', '=', 'gep_account.county_code')
        .onRef('gep_version.account_id', '=', 'gep_account.id')
        .on('gep_version.version', '=', shown),
    )
    .select([
      'gep_account.id',
      'gep_account.division',
      'gep_account.year',
      'gep_account.profile',
      'gep_account.sample',
      'gep_account.latest',
      'gep_account.status',
      'gep_account.published',
      'gep_version.version',
      sql<VersionFacts>`gep_version.facts`.as('facts'),
      inside.as('inside'),
    ])
    .where('gep_account.county_code', '=', county);
  if (id !== undefined) query = query.where('gep_account.id', '=', id);
  if (year !== undefined) query = query.where('gep_account.year', '=', year);
  if (profile !== undefined) query = query.where('gep_account.profile', '=', profile);
  if (division !== undefined) {
    query = query.where('gep_account.division', 'in', codesIn(county, division));
  }
  if (asPublic) {
    query = query.where('gep_account.published', status === 'published' ? 'is not' : 'is', null);
  } else if (status !== undefined) {
    query = query.where('gep_account.status', '=', status).where(inside);
  }
  if (page.before !== undefined) query = query.where('gep_account.id', '<', page.before);
  const rows = await query.orderBy('gep_account.id', 'desc').limit(page.limit).execute();
  return rows.map(({ version, facts, inside: within, ...row }) => ({
    row,
    inside: within,
    version,
    status: statusOf(row, version),
    facts,
  }));
}

/** Where a version stands that is the newest one, or the newest that was ever published. */
const statusOf = ({ latest, status, published }: AccountRow, version: number): string => {
  if (version === latest) return status;
  return version === published ? 'published' : 'withdrawn';
};

/** Accounts as answers tell of them. */
export async function accountsOf(
  scope: Scope,
  shown: readonly ShownAccount[],
): Promise<GepAccount[]> {
  const names = await divisionNames(
    scope,
    shown.map(({ row }) => row.division),
  );
  return shown.map(({ row, version, status, facts }) => ({
    id: row.id,
    division: { code: row.division, name: names.get(row.division) ?? (row.division as Text) },
    year: row.year,
    profile: row.profile,
    sample: row.sample,
    version,
    status: status as GepStatus,
    ...(facts.title === undefined ? {} : { title: facts.title }),
    total: facts.total,
    ...(row.published === null ? {} : { published: row.published }),
  }));
}

/** An account that nobody else changes until the transaction ends. */
export const lockAccount = (
  { db, county }: Scope,
  of: { readonly id: string } | Pick<AccountRow, 'division' | 'year' | 'profile'>,
): Promise<AccountRow | undefined> => {
  const query = db
    .selectFrom('gep_account')
    .select(['id', 'division', 'year', 'profile', 'sample', 'latest', 'status', 'published'])
    .where('county_code', '=', county);
  const found =
    'id' in of
      ? query.where('id', '=', of.id)
      : query
          .where('division', '=', of.division)
          .where('year', '=', of.year)
          .where('profile', '=', of.profile);
  return found.forUpdate().executeTakeFirst();
};

/** The steps of an account's versions in their order; of one version, or of all. */
export async function readSteps(
  { db, county }: Scope,
  account: string,
  version?: number,
): Promise<StepRow[]> {
  let query = db
    .selectFrom('gep_step')
    .select(['version', 'seq', 'step', 'status', 'at', 'person', 'reason'])
    .select(sql<Actor>`actor`.as('actor'))
    .where('county_code', '=', county)
    .where('account_id', '=', account);
  if (version !== undefined) query = query.where('version', '=', version);
  return query.orderBy('version', 'desc').orderBy('seq').execute();
}

/** Who did a step, and why, as far as the caller may know. */
function stepDone({ step, at, actor, reason }: StepRow, inside: boolean): GepStepDone {
  const { role, division } = actor;
  const open = { ...(role && { role }), ...(division && { division }) };
  return {
    step: step as GepStepDone['step'],
    at: at.toISOString(),
    by: inside ? actor : open,
    ...(reason !== null && (inside || step === 'withdraw') ? { reason } : {}),
  };
}

/** Whether everyone may see it: what was published stays to be read once it is withdrawn. */
const isPublic = (steps: readonly StepRow[]): boolean =>
  steps.some(({ status }) => status === 'published');

/** Number of the newest version that is published; null for none. */
export async function newestPublished(scope: Scope, account: string): Promise<number | null> {
  const last = new Map((await readSteps(scope, account)).map((step) => [step.version, step]));
  const standing = [...last.values()].filter(({ status }) => status === 'published');
  return standing.length === 0 ? null : Math.max(...standing.map(({ version }) => version));
}

/** The versions of an account that the caller may see, the newest first; of one number, or all. */
export async function versionsOf(
  scope: Scope,
  { row, inside }: Pick<ShownAccount, 'inside'> & { readonly row: Pick<AccountRow, 'id'> },
  version?: number,
): Promise<GepVersion[]> {
  const { db, county } = scope;
  let query = db
    .selectFrom('gep_version')
    .select(['version', 'hash', sql<VersionFacts>`facts`.as('facts')])
    .where('county_code', '=', county)
    .where('account_id', '=', row.id);
  if (version !== undefined) query = query.where('version', '=', version);
  const rows = await query.orderBy('version', 'desc').execute();
  const all = await readSteps(scope, row.id, version);
  return rows.flatMap(({ version: number, hash, facts }) => {
    const steps = all.filter((step) => step.version === number);
    if (!inside && !isPublic(steps)) return [];
    return {
      account: row.id,
      version: number,
      status: steps.at(-1)?.status as GepStatus,
      revision: steps.length,
      ...facts,
      hash,
      steps: steps.map((step) => stepDone(step, inside)),
    };
  });
}

/** The run package of a version as JSON text. */
export async function packageText(
  { db, county }: Scope,
  account: string,
  version: number,
): Promise<string> {
  const row = await db
    .selectFrom('gep_version')
    .select('package')
    .where('county_code', '=', county)
    .where('account_id', '=', account)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.package;
}

/** What is told of a package besides its numbers. */
export function factsOf({ engine, result: { account } }: GepPackage): VersionFacts {
  const { title, sample, verified, profile, total } = account;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    sample: sample === true,
    profile: { id: profile.id, version: profile.version },
    engine,
    total,
    verified: verified === true,
  };
}

/** Where a version stands once a step is done: its revision is the step's number. */
export interface NewStep {
  readonly account: string;
  readonly version: number;
  readonly seq: number;
  readonly step: GepStepDone['step'];
  readonly status: GepStatus;
  readonly at: Date;
  readonly actor: Actor;
  readonly reason?: string | undefined;
}

export async function addStep({ db, county }: Scope, step: NewStep): Promise<void> {
  const { account, actor, reason, ...rest } = step;
  await db
    .insertInto('gep_step')
    .values({
      county_code: county,
      account_id: account,
      ...rest,
      person: actor.person ?? null,
      actor: JSON.stringify(actor),
      reason: reason ?? null,
    })
    .execute();
}

export const refusedAs = (
  code: 'conflict' | 'denied' | 'transition_not_allowed' | 'invalid',
  issue: YztError['issues'][number],
): YztError =>
  new YztError({ code, message: `${issue.path} ${issue.message.en}`.trim(), issues: [issue] });
