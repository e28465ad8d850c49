import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createServer, type RunningServer } from '../server.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { photo, photoSender } from '../testing/photos.ts';
import { EMPTY } from '../testing/test-database.ts';

describe('what has come of uploads', () => {
  let folder = '';
  let dataDir = '';
  let server: RunningServer | undefined;
  const start = async (): Promise<void> => {
    server = await createServer({ counties: [folder], dataDir, snapshot: EMPTY, rate: false });
  };
  before(async () => {
    folder = await countyFolder();
    dataDir = await mkdtemp(join(tmpdir(), 'yzt-incoming-'));
    await start();
  });
  after(async () => {
    await server?.close();
    for (const path of [folder, dataDir]) await rm(path, { recursive: true, force: true });
  });
  const { begin, append, finish, offset, send } = photoSender({
    at: (path) => `${server?.url}api/${path}`,
  });
  const there = (): Promise<string[]> => readdir(join(dataDir, 'incoming', COUNTY));

  it('goes when the upload ends, also where the server has the photo and needs no byte of it', async () => {
    const bytes = new Uint8Array(await photo(1));
    const address = await send(bytes);
    assert.deepEqual(await there(), []);
    const sha256 = hash('sha256', bytes, 'hex');
    const { body } = await begin({ length: 5_000, type: 'image/jpeg', sha256 });
    const junk = await append(body.id, 0, new Uint8Array(randomBytes(5_000)));
    assert.equal(junk.status, 200);
    assert.deepEqual(await there(), [body.id]);
    assert.equal((await finish(body.id)).body.hash, address);
    assert.deepEqual(await there(), []);
  });

  it('goes when the server starts and no upload is there for it; the others go on', async () => {
    const { body } = await begin({ length: 9, type: 'image/jpeg' });
    await append(body.id, 0, new Uint8Array(4));
    await server?.close();
    const lost = '00000000-0000-4000-8000-000000000001';
    await mkdir(join(dataDir, 'incoming', COUNTY), { recursive: true });
    await writeFile(join(dataDir, 'incoming', COUNTY, lost), 'left behind');
    await start();
    assert.deepEqual(await there(), [body.id]);
    assert.equal((await offset(body.id)).body.offset, 4);
  });
});
