import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openDatabase } from '../../database/open.ts';
import { seed } from '../../seed.ts';
import { createServer } from '../../server.ts';
import { countyFolder } from '../../testing/county-folder.ts';
import { textAt } from '../zlb-gateway.ts';

it('a county with posts of real people does not start with the development issuer', async () => {
  const [dataDir, folder] = [await mkdtemp(join(tmpdir(), 'yzt-real-')), await countyFolder()];
  try {
    const database = await openDatabase({ dataDir });
    const { county } = await seed(database, folder);
    const ids = { county_code: county, id: 'a-post', person: 'a-person' };
    await database.db
      .insertInto('person')
      .values({
        county_code: county,
        id: ids.person,
        issuer: 'https://issuer.example',
        subject: '1',
        sealed: '',
        division: null,
        sample: false,
      })
      .execute();
    await database.db
      .insertInto('post')
      .values({ ...ids, role: 'administrator', division: county, since: new Date() })
      .execute();
    await database.close();
    const start = createServer({ counties: [folder], dataDir, env: {} });
    await assert.rejects(start, { code: 'invalid', message: /add signIn/ });
  } finally {
    await Promise.all([dataDir, folder].map((one) => rm(one, { recursive: true })));
  }
});

it('a number that has lost digits is nobody', () => {
  assert.equal(textAt({ accountId: 4_503_599_627_370_497 }, ['accountId']), '4503599627370497');
  assert.throws(() => textAt(JSON.parse('{"accountId":9007199254740993123}'), ['accountId']), {
    code: 'bad_response',
  });
});
