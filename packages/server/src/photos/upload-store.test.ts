import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import type { Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { beginUpload, endUpload, MOST_UPLOADS, type Sender } from './upload-store.ts';

describe('uploads that are begun', () => {
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
  const scope = () => ({ db: database.db, county: COUNTY });
  let number = 0;
  const begin = (from: Sender, key = `a photo of number ${(number += 1)}`) =>
    beginUpload(scope(), { key, length: 9, sent: undefined, from, now: new Date() });
  const refused = async (from: Sender): Promise<void> =>
    assert.rejects(begin(from), (error) => {
      assert.ok(error instanceof YztError);
      assert.deepEqual([error.code, error.retriable], ['rate_limited', true]);
      assert.ok((error.retryAfter ?? 0) > 0);
      return true;
    });

  it('are so many from one address, however many keys it makes, and others go on', async () => {
    const from = { address: '192.0.2.1', person: undefined };
    const first = await begin(from, 'the first photo of all');
    for (let made = 1; made < MOST_UPLOADS.address; made += 1) await begin(from);
    await refused(from);
    // The same one, sent again, is the same one.
    assert.equal((await begin(from, 'the first photo of all')).id, first.id);
    await begin({ address: '192.0.2.2', person: undefined });
    // One that is finished makes room.
    await endUpload(scope(), first.id);
    await begin(from);
    await refused(from);
  });

  it('are so many of one person, from whatever addresses', async () => {
    const person = '00000000-0000-4000-8000-000000000001';
    for (let made = 0; made < MOST_UPLOADS.person; made += 1) {
      await begin({ address: `198.51.100.${made}`, person });
    }
    await refused({ address: '198.51.100.200', person });
    await begin({ address: '198.51.100.200', person: '00000000-0000-4000-8000-000000000002' });
    assert.ok(MOST_UPLOADS.person < MOST_UPLOADS.address);
    assert.ok(MOST_UPLOADS.address < MOST_UPLOADS.county);
  });
});
