import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../database/open.ts';
import { startPostgres } from '../testing/postgres.ts';
import { publishedCases } from './open311-store.ts';

const COUNTY = '330521';
const FIRST = new Date('2026-03-01T00:00:00Z');
const MADE = 1003;

describe('published cases read by Open311', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let database: Database;
  before(async () => {
    postgres = await startPostgres();
    database = await openDatabase({ databaseUrl: postgres.url });
    await sql`insert into county (county_code, file, line, fingerprint)
      values (${COUNTY}, '{}', '{}', '')`.execute(database.db);
    // One a minute; the last but one is not published.
    await sql`insert into case_record (county_code, id, receipt, version, state, kind, category, tier, published,
        division, created, submitted, warnings, was_late, sample, body)
      select ${COUNTY}, md5(n::text)::uuid, n::text, 1, 'accepted', 'complaint', 'other', 'county',
        n <> ${MADE - 1}::int, ${COUNTY}, at, at, '{}', false, true, json_build_object('receipt', n::text)
      from generate_series(1, ${MADE}::int) as n,
        lateral (select ${FIRST}::timestamptz + n * interval '1 minute' as at) as time`.execute(
      database.db,
    );
  });
  after(async () => {
    await database.close();
    await postgres.stop();
  });

  it('are the newest thousand of those asked for', async () => {
    const found = await publishedCases(
      { db: database.db, county: COUNTY },
      { from: FIRST, to: new Date(FIRST.getTime() + 86_400_000), codes: [], closed: undefined },
    );
    assert.equal(found.length, 1000);
    assert.equal(found[0]?.record.receipt, String(MADE));
    assert.equal(found[1]?.record.receipt, String(MADE - 2));
    assert.equal(found.at(-1)?.record.receipt, '3');
  });
});
