import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { YztError } from '@yizhangtu/standard';
import { sql } from 'kysely';
import { allowLong, inTransaction } from '../store/transaction.ts';
import { startPostgres } from '../testing/postgres.ts';
import { typedDatabaseError } from './typed-error.ts';
import { statement } from './statement.ts';
import { openDatabase, type Database } from './open.ts';

describe('connections to PostgreSQL', () => {
  const lost: Error[] = [];
  let heard: () => void;
  const isHeard = new Promise<void>((resolve) => (heard = resolve));
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let database: Database;
  before(async () => {
    postgres = await startPostgres();
    database = await openDatabase({
      databaseUrl: postgres.url,
      onConnectionError(error) {
        lost.push(error);
        heard();
      },
    });
  });
  after(async () => {
    await database.close();
    await postgres.stop();
  });

  const timeout = async (db = database.db): Promise<string | undefined> =>
    (await sql<{ statement_timeout: string }>`show statement_timeout`.execute(db)).rows[0]
      ?.statement_timeout;

  it('end a query that takes too long, a write later than a read', async () => {
    assert.equal(await timeout(), '30s');
    assert.equal(await inTransaction(database.db, timeout), '30s');
    const long = await inTransaction(database.db, async (db) => {
      await allowLong(db);
      return timeout(db);
    });
    assert.equal(long, '10min');
    assert.equal(await timeout(), '30s');
  });

  it('end a transaction in which nothing happens, and another one takes its place', async () => {
    const idle = async (db = database.db): Promise<string | undefined> =>
      (
        await sql<{ limit: string }>`
          select current_setting('idle_in_transaction_session_timeout') as limit`.execute(db)
      ).rows[0]?.limit;
    assert.equal(await idle(), '1min');
    const long = await inTransaction(database.db, async (db) => {
      await allowLong(db);
      return idle(db);
    });
    assert.equal(long, '10min');
    const stuck = inTransaction(database.db, async (db) => {
      await sql`set local idle_in_transaction_session_timeout = 20`.execute(db);
      await setTimeout(500);
      await timeout(db);
    });
    await assert.rejects(stuck, (thrown) => {
      assert.equal((typedDatabaseError(thrown) as YztError).code, 'unavailable', String(thrown));
      return true;
    });
    assert.equal(await idle(), '1min');
  });

  it('that give a query up make it one for later, not a fault of the server', async () => {
    const slow = database.db.transaction().execute(async (one) => {
      await sql`set local statement_timeout = 20`.execute(one);
      await sql`select pg_sleep(60)`.execute(one);
    });
    await assert.rejects(slow, (thrown: Error & { code?: string }) => {
      assert.equal(thrown.code, '57014');
      const error = typedDatabaseError(thrown) as YztError;
      assert.deepEqual([error.code, error.retriable, error.retryAfter], ['unavailable', true, 5]);
      return true;
    });
    const fault = await sql`select 1/0`.execute(database.db).catch((thrown: unknown) => thrown);
    assert.equal(typedDatabaseError(fault), fault);
  });

  it('prepare a statement once, and what is asked otherwise not at all', async () => {
    const found = statement((db, { code, years }: { code: string; years: number[] }) =>
      db
        .selectFrom('gep_account')
        .select('id')
        .where('county_code', '=', code)
        .where('year', 'in', years),
    );
    await inTransaction(database.db, async (db) => {
      for (const years of [[2020], [2021], [2022], [2021, 2022]]) {
        await found(db, { code: '330521', years });
        await db.selectFrom('county').select('line').where('county_code', '=', '1').execute();
      }
      const { rows } = await sql<{ text: string; times: number }>`
        select statement as text, (generic_plans + custom_plans)::int as times
        from pg_prepared_statements`.execute(db);
      assert.deepEqual(rows.map(({ times }) => times).sort(), [1, 3]);
      assert.ok(rows.every(({ text }) => text.includes('"gep_account"')));
    });
  });

  it('are said to be lost, and replaced', async () => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
      database.db,
    );
    const other = await openDatabase({ databaseUrl: postgres.url });
    await sql`select pg_terminate_backend(${rows[0]?.pid}::integer)`.execute(other.db);
    await other.close();
    await isHeard;
    // 57P01: ended by an administrator.
    assert.equal((lost[0] as { code?: string } | undefined)?.code, '57P01');
    assert.equal(await timeout(), '30s');
  });
});
