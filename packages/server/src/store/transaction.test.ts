import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql, type Kysely } from 'kysely';
import { openDatabase, type Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { startPostgres } from '../testing/postgres.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { inTransaction } from './transaction.ts';

const insert = (db: Kysely<Tables>, code: string) =>
  db
    .insertInto('county')
    .values({ county_code: code, file: '{}', line: '{}', fingerprint: '' })
    .execute();
const fail = (db: Kysely<Tables>, code: string) =>
  sql`do ${sql.raw(`$$ begin raise exception 'in the way' using errcode = '${code}'; end $$`)}`.execute(
    db,
  );
const codes = async (db: Kysely<Tables>): Promise<string[]> =>
  (await db.selectFrom('county').select('county_code').orderBy('county_code').execute()).map(
    (row) => row.county_code,
  );

describe('a transaction', () => {
  let database: Database;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  for (const code of ['40001', '40P01']) {
    it(`is done again from its start after ${code}`, async () => {
      let tries = 0;
      const county = code === '40001' ? '330521' : '330523';
      const value = await inTransaction(database.db, async (transaction) => {
        tries += 1;
        await insert(transaction, county);
        if (tries < 3) await fail(transaction, code);
        return 'done';
      });
      assert.equal(value, 'done');
      assert.equal(tries, 3);
      assert.ok((await codes(database.db)).includes(county));
    });
  }

  it('gives up in the end and leaves nothing behind', async () => {
    let tries = 0;
    const work = inTransaction(database.db, async (transaction) => {
      tries += 1;
      await insert(transaction, '110105');
      await fail(transaction, '40001');
    });
    await assert.rejects(work, { name: 'YztError', code: 'unavailable', retriable: true });
    assert.equal(tries, 4);
    assert.ok(!(await codes(database.db)).includes('110105'));
  });

  it('is not done again for any other error', async () => {
    let tries = 0;
    const work = inTransaction(database.db, async (transaction) => {
      tries += 1;
      await fail(transaction, '23505');
    });
    await assert.rejects(work, { code: '23505' });
    assert.equal(tries, 1);
  });
});

describe('two transactions that wait for each other on PostgreSQL', () => {
  it('are both done', async () => {
    const postgres = await startPostgres();
    const database = await openDatabase({ databaseUrl: postgres.url });
    try {
      const [one, other] = ['330521', '330523'];
      for (const code of [one, other]) await insert(database.db, code);
      const gate = () => {
        let open = (): void => undefined;
        const promise = new Promise<void>((resolve) => (open = resolve));
        return { promise, open };
      };
      const locked = [gate(), gate()];
      let tries = 0;
      const both = async (first: string, second: string, at: number): Promise<void> =>
        inTransaction(database.db, async (transaction) => {
          tries += 1;
          const mark = (code: string) =>
            transaction
              .updateTable('county')
              .set({ fingerprint: sql`fingerprint || ${String(at)}::text` })
              .where('county_code', '=', code)
              .execute();
          await mark(first);
          locked[at]?.open();
          await locked[1 - at]?.promise;
          await mark(second);
        });
      await Promise.all([both(one, other, 0), both(other, one, 1)]);
      assert.ok(tries > 2, 'PostgreSQL ended one of them');
      const rows = await database.db.selectFrom('county').select('fingerprint').execute();
      for (const { fingerprint } of rows) assert.match(fingerprint, /^(01|10)$/);
    } finally {
      await database.close();
      await postgres.stop();
    }
  });
});
