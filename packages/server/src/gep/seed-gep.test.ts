import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { gepRun } from '../testing/gep-desk.ts';
import { startPostgres } from '../testing/postgres.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { accountsOf, findAccounts, packageText, versionsOf } from './gep-store.ts';

const PAGE = { limit: 10, before: undefined };

/** What holds of accounts, whichever database keeps them. */
function suite(start: () => Promise<{ database: Database; stop: () => Promise<void> }>): void {
  let database: Database;
  let stop = (): Promise<void> => Promise.resolve();
  let folder: string;
  const write = (year: number, more: object = {}): Promise<void> =>
    writeFile(
      join(folder, 'gep', `${year}.json`),
      JSON.stringify(gepRun(COUNTY, { year, sample: true, ...more })),
    );
  const scope = () => ({ db: database.db, county: COUNTY });
  before(async () => {
    ({ database, stop } = await start());
    folder = await countyFolder();
    await mkdir(join(folder, 'gep'));
    await write(2020);
    await write(2023);
    await seed(database, folder);
  });
  after(async () => {
    await database.close();
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('that a county folder brings are computed, published and marked as a sample', async () => {
    const accounts = await accountsOf(scope(), await findAccounts(scope(), {}, PAGE));
    assert.deepEqual(
      accounts.map(({ year, sample, status, version, division }) => [
        year,
        sample,
        status,
        version,
        division.code,
      ]),
      [
        [2023, true, 'published', 1, COUNTY],
        [2020, true, 'published', 1, COUNTY],
      ],
    );
    assert.ok(accounts.every(({ total }) => total > 0));
  });

  it('stay as they are when the folder is read anew; a run that changed is the next version', async () => {
    await write(2023, { title: 'mended' });
    assert.deepEqual(await seed(database, folder), { county: COUNTY, changed: true });
    const [later, earlier] = await findAccounts(scope(), {}, PAGE);
    assert.deepEqual([later?.version, later?.facts.title, earlier?.version], [2, 'mended', 1]);
    const versions = await versionsOf(scope(), { row: later!.row, inside: false });
    assert.deepEqual(
      versions.map(({ version, status }) => [version, status]),
      [
        [2, 'published'],
        [1, 'published'],
      ],
    );
  });

  it('are never changed nor deleted', async () => {
    const [shown] = await findAccounts(scope(), {}, PAGE);
    const before = await packageText(scope(), shown!.row.id, 1);
    for (const statement of [
      `update gep_version set package = '{}'`,
      `update gep_version set facts = '{}'`,
      `delete from gep_version`,
      `truncate gep_version cascade`,
      `update gep_step set status = 'draft'`,
      `update gep_step set person = 'somebody else'`,
      `delete from gep_step`,
      `truncate gep_step`,
      `truncate gep_account cascade`,
    ]) {
      await assert.rejects(
        sql.raw(statement).execute(database.db),
        { message: /append-only/ },
        statement,
      );
    }
    await assert.rejects(sql.raw(`delete from gep_account`).execute(database.db));
    assert.equal(await packageText(scope(), shown!.row.id, 1), before);
  });
}

describe('accounts on PGlite', () => {
  suite(async () => ({ database: await openTestDatabase(), stop: async () => undefined }));
});
describe('accounts on PostgreSQL', () => {
  suite(async () => {
    const postgres = await startPostgres();
    return { database: await openDatabase({ databaseUrl: postgres.url }), stop: postgres.stop };
  });
});
