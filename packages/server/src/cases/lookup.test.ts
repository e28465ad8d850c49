import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { readyCaseSettings } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import { MONDAY, report } from '../testing/case-desk.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { CaseAs } from './case-caller.ts';
import type { CountyCases } from './case-settings.ts';
import { forgetKeys } from './idempotency.ts';
import { findByCode, LOOKUP_TRIES } from './lookup.ts';
import { reportCase } from './report.ts';

const cases: CountyCases = { ...readyCaseSettings(), sealKey: 'k'.repeat(64) };
const HOUR_MS = LOOKUP_TRIES.seconds * 1000;

describe('tries of receipt numbers and codes', () => {
  let database: Database;
  let folder: string;
  let now = MONDAY;
  before(async () => {
    folder = await countyFolder();
    database = await openTestDatabase();
    await seed(database, folder);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const scope = () => ({ db: database.db, county: COUNTY });
  const find = (address: string, receipt: string, code: string): Promise<string> =>
    findByCode(scope(), { receipt, code }, { ...cases, address, now: new Date(now) });
  /** The code of the error, and how long to wait. */
  const refusal = async (asked: Promise<unknown>): Promise<[string, number | undefined]> => {
    const error = await asked.then(
      () => assert.fail('found'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof YztError);
    return [error.code, error.retryAfter];
  };
  const kept = async (): Promise<number> => {
    const { count } = await database.db
      .selectFrom('lookup_attempt')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('county_code', '=', COUNTY)
      .executeTakeFirstOrThrow();
    return count;
  };
  const made = async (key: string): Promise<{ id: string; receipt: string; code: string }> => {
    const as: CaseAs = { caller: undefined, actor: {}, contact: {}, now: new Date(now) };
    const asked = { report: report({ place: { division: '330521100201' } }), key };
    const { state, code = '' } = await reportCase(scope(), asked, { as, cases });
    return { id: state.record.id, receipt: state.record.receipt, code };
  };

  it('from one address lock nobody out who asks from another', async () => {
    const { id, receipt, code } = await made('a case that somebody tries');
    for (let tries = 0; tries < LOOKUP_TRIES.receipt; tries += 1) {
      assert.deepEqual(await refusal(find('192.0.2.1', receipt, 'AAAAAAAAAA')), [
        'not_found',
        undefined,
      ]);
    }
    const [shut, wait = 0] = await refusal(find('192.0.2.1', receipt, code));
    assert.equal(shut, 'too_many_attempts');
    assert.ok(wait > 0 && wait <= LOOKUP_TRIES.seconds);
    assert.equal(await find('192.0.2.2', receipt, code), id);
    // And the one who was shut out is let in again after the hour.
    now += HOUR_MS + 1;
    assert.equal(await find('192.0.2.1', receipt, code), id);
  });

  it('that are right are no tries of the address, and those that are wrong stay counted', async () => {
    now += HOUR_MS + 1;
    const { id, receipt, code } = await made('a case that is looked up in the hall');
    const wrong = () => refusal(find('192.0.2.4', `${receipt}0`, 'AAAAAAAAAA'));
    await wrong();
    for (let looks = 0; looks <= LOOKUP_TRIES.address; looks += 1) {
      assert.equal(await find('192.0.2.4', receipt, code), id);
    }
    for (let tries = 1; tries < LOOKUP_TRIES.address; tries += 1) {
      await refusal(find('192.0.2.4', `330521-20260304-${tries}`, 'AAAAAAAAAA'));
    }
    assert.equal((await wrong())[0], 'too_many_attempts');
  });

  it('beyond what an address has leave no trace of what they were of', async () => {
    now += HOUR_MS + 1;
    for (let tries = 0; tries < LOOKUP_TRIES.address; tries += 1) {
      await refusal(find('192.0.2.3', `330521-20260302-${tries}`, 'AAAAAAAAAA'));
    }
    const before = await kept();
    for (let tries = 0; tries < 20; tries += 1) {
      const [code] = await refusal(find('192.0.2.3', `330521-20260303-${tries}`, 'AAAAAAAAAA'));
      assert.equal(code, 'too_many_attempts');
    }
    assert.equal(await kept(), before);
  });

  it('are forgotten when they count no more', async () => {
    assert.ok((await kept()) > 0);
    await forgetKeys(scope(), new Date(now));
    assert.ok((await kept()) > 0);
    now += HOUR_MS;
    await forgetKeys(scope(), new Date(now));
    assert.equal(await kept(), 0);
  });
});
