import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { readyCaseSettings, type NewCase } from '@yizhangtu/standard/cases.js';
import type { Database } from '../database/open.ts';
import { unseal } from '../identity/crypto.ts';
import { seed } from '../seed.ts';
import { MONDAY, report } from '../testing/case-desk.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { CaseAs } from './case-caller.ts';
import type { CountyCases } from './case-settings.ts';
import { reportCase } from './report.ts';
import { commandCase } from './run-command.ts';

const DIVISION = '330521100201';
const cases: CountyCases = { ...readyCaseSettings(), sealKey: 'k'.repeat(64) };
const as: CaseAs = {
  caller: { person: '00000000-0000-4000-8000-000000000001', assurance: 'phone' },
  actor: {},
  contact: {},
  now: new Date(MONDAY),
};

describe('how to reach who reported', () => {
  let database: Database;
  let folder: string;
  before(async () => {
    folder = await countyFolder();
    database = await openTestDatabase();
    await seed(database, folder);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is sealed where it is said when a draft is submitted, and kept where nothing is said', async () => {
    const scope = { db: database.db, county: COUNTY };
    const kept = async (id: string): Promise<unknown> => {
      const row = await database.db
        .selectFrom('case_secret')
        .select('contact')
        .where('county_code', '=', COUNTY)
        .where('case_id', '=', id)
        .executeTakeFirst();
      return row?.contact && JSON.parse(unseal(cases.sealKey, row.contact));
    };
    const told = (more: object): NewCase => report({ place: { division: DIVISION }, ...more });
    const [first, second] = [{ phone: '13812345678' }, { phone: '13987654321' }];
    for (const [at, [drafted, submitted]] of [
      [undefined, first],
      [first, second],
      [first, undefined],
    ].entries()) {
      const contact = drafted && { contact: drafted };
      const { state } = await reportCase(
        scope,
        { report: told({ draft: true, ...contact }), key: `a draft of number ${at}` },
        { as, cases },
      );
      const { id, version } = state.record;
      assert.deepEqual(await kept(id), drafted);
      const command = {
        type: 'submit',
        report: told(submitted === undefined ? {} : { contact: submitted }),
      } as const;
      const key = `submitted number ${at}`;
      const done = await commandCase(scope, { id, command, version, key }, { as, cases });
      assert.deepEqual(await kept(id), submitted ?? drafted);
      assert.doesNotMatch(JSON.stringify(done.state.events), /13812345678|13987654321/);
    }
  });
});
