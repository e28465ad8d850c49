import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestDatabase } from '../testing/test-database.ts';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

const COUNTY = '330521';
const AT = new Date('2026-03-01T08:00:00Z');
const rowOf = (key: string, more: { answer?: string } = {}) => ({
  county_code: COUNTY,
  owner: 'somebody',
  key,
  digest: 'd',
  at: AT,
  ...more,
});
type Kept = ReturnType<typeof rowOf>;

describe('a statement', () => {
  let database: Database;
  let built = 0;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  const keep = statement((db, { rows }: { rows: Kept[] }) => {
    built += 1;
    return db.insertInto('idempotency').values(rows).returning('key');
  });
  const find = statement((db, { keys, last }: { keys: string[]; last?: number }) => {
    const all = db
      .selectFrom('idempotency')
      .select(['key', 'answer', 'at'])
      .where('county_code', '=', COUNTY)
      .where('key', 'in', keys)
      .orderBy('key');
    return last === undefined ? all : all.limit(last);
  });

  it('binds what each run gives, and is built once for a shape', async () => {
    const { db } = database;
    assert.deepEqual(await keep(db, { rows: [rowOf('a')] }), [{ key: 'a' }]);
    assert.deepEqual(await keep(db, { rows: [rowOf('b')] }), [{ key: 'b' }]);
    assert.equal(built, 1);
    const two = [rowOf('c', { answer: '1' }), rowOf('d', { answer: '2' })];
    assert.deepEqual(await keep(db, { rows: two }), [{ key: 'c' }, { key: 'd' }]);
    assert.equal(built, 2);
    const found = await find(db, { keys: ['d', 'a', 'c'] });
    assert.deepEqual(found, [
      { key: 'a', answer: null, at: AT },
      { key: 'c', answer: '1', at: AT },
      { key: 'd', answer: '2', at: AT },
    ]);
    assert.deepEqual(
      (await find(db, { keys: ['d', 'a', 'c'], last: 1 })).map(({ key }) => key),
      ['a'],
    );
  });

  it('takes a value for a value, whatever stands in it', async () => {
    const key = `x'); drop table idempotency; -- 0 [1] {a:1}`;
    await keep(database.db, { rows: [rowOf(key)] });
    assert.deepEqual(
      (await find(database.db, { keys: [key] })).map((row) => row.key),
      [key],
    );
  });

  it('is part of the transaction that it runs in', async () => {
    const { db } = database;
    const undone = db.transaction().execute(async (one) => {
      await keep(one, { rows: [rowOf('e')] });
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
    assert.deepEqual(await find(db, { keys: ['e'] }), []);
  });
});
