import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { openDatabase } from '../database/open.ts';
import { seed } from '../seed.ts';
import { contentsOf } from '../testing/contents.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { EMPTY } from '../testing/test-database.ts';
import { checkBackup } from './backup-file.ts';
import { restoreBackup } from './restore.ts';
import { writeBackup } from './write-backup.ts';

const NOW = new Date('2026-03-01T02:03:04Z');
const STAMP = '20260301T020304Z';

describe('backup and restore', () => {
  let folder = '';
  let county = '';
  let dataDir = '';
  let backup = '';
  let was: Record<string, string[]> = {};
  const damaged = (name: string, bytes: Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yzt-backup-'));
    county = await countyFolder();
    dataDir = join(folder, 'data');
    backup = join(folder, 'one.yzt');
    const database = await openDatabase({ dataDir, snapshot: EMPTY });
    await seed(database, county);
    await sql`insert into audit values (${COUNTY}, 1, ${'{"a":\n "\u2028 \\u0000 é"}'}, '', 'h', 'x')`.execute(
      database.db,
    );
    await sql`insert into person values (${COUNTY}, 'p', 'i', 's', 'sealed')`.execute(database.db);
    mkdirSync(join(dataDir, 'photos/330521/ab'), { recursive: true });
    writeFileSync(join(dataDir, 'photos/330521/ab/abcd'), Buffer.from([0, 255, 10, 13]));
    writeFileSync(join(dataDir, 'seal-key'), 'key', { mode: 0o600 });
    symlinkSync(join(county, 'line.geojson'), join(county, 'linked.geojson'));
    was = await contentsOf(database.db);
    await sql`insert into session values
      (${COUNTY}, 'of-then', 'p', null, 'low', 'oidc', null, now(), now(), now())`.execute(
      database.db,
    );
    await writeBackup(database.db, { file: backup, dataDir, places: { county }, now: NOW });
    await database.close();
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(county, { recursive: true, force: true });
  });

  it('a backup that is not whole is refused before anything is written', async () => {
    const whole = readFileSync(backup);
    const plain = gunzipSync(whole);
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)]! ^= 0xff;
    const changed = Buffer.from(plain);
    changed.write('X', plain.indexOf('照料中心'));
    const cases: [string, Uint8Array, string][] = [
      ['cut.yzt', whole.subarray(0, whole.length - 100), 'damaged_backup'],
      ['flipped.yzt', flipped, 'damaged_backup'],
      ['changed.yzt', gzipSync(changed), 'damaged_backup'],
      ['no-end.yzt', gzipSync(plain.subarray(0, plain.lastIndexOf('\nE '))), 'damaged_backup'],
      ['more.yzt', gzipSync(Buffer.concat([plain, Buffer.from('R {}\n')])), 'damaged_backup'],
      ['text.yzt', Buffer.from('hello'), 'not_a_backup'],
      ['empty.yzt', Buffer.alloc(0), 'not_a_backup'],
      ['other.yzt', gzipSync('hello\n'), 'not_a_backup'],
    ];
    const before = readdirSync(folder, { recursive: true }).length;
    for (const [name, bytes, code] of cases) {
      const file = damaged(name, bytes);
      await assert.rejects(
        restoreBackup({ file, dataDir, places: {}, now: NOW }),
        (error: Error) => {
          assert.equal((error as Error & { code: string }).code, 'invalid', name);
          const [issue] = (error as Error & { issues: { code: string; mend: object }[] }).issues;
          assert.equal(issue?.code, code, name);
          assert.ok(issue?.mend);
          return true;
        },
      );
    }
    assert.equal(readdirSync(folder, { recursive: true }).length, before + cases.length);
  });

  it('a backup of a newer version is refused', async () => {
    const plain = gunzipSync(readFileSync(backup)).toString();
    for (const [name, text] of [
      ['form.yzt', plain.replace('"version":1', '"version":2')],
      [
        'tables.yzt',
        `${plain.slice(0, plain.indexOf('"migrations":["'))}"migrations":["9999-later"]}\n`,
      ],
    ] as const) {
      const { createHash } = await import('node:crypto');
      const end =
        name === 'form.yzt' ? '' : `E ${createHash('sha256').update(text).digest('hex')}\n`;
      const file = damaged(name, gzipSync(text + end));
      const refused = restoreBackup({ file, dataDir, places: {}, now: NOW });
      await assert.rejects(refused, { code: 'unsupported_version' }, name);
    }
  });

  it('while a server has the data nothing is restored', async () => {
    const database = await openDatabase({ dataDir });
    const refused = restoreBackup({ file: backup, dataDir, places: {}, now: NOW });
    await assert.rejects(refused, { code: 'conflict' });
    assert.equal((await contentsOf(database.db))['session']?.length, 1);
    await database.close();
  });

  it('rows, photos, keys and files come back, sessions do not, and what was there is kept', async () => {
    writeFileSync(join(dataDir, 'seal-key'), 'another');
    const to = join(folder, 'county');
    const { kept } = await restoreBackup({
      file: backup,
      dataDir,
      places: { county: to },
      now: NOW,
    });
    assert.deepEqual(kept, [`${dataDir}.before-${STAMP}`]);
    assert.equal(readFileSync(join(kept[0] ?? '', 'seal-key'), 'utf8'), 'another');
    assert.ok(existsSync(join(kept[0] ?? '', 'pg')));
    assert.equal(readFileSync(join(dataDir, 'seal-key'), 'utf8'), 'key');
    assert.deepEqual(
      readFileSync(join(dataDir, 'photos/330521/ab/abcd')),
      Buffer.from([0, 255, 10, 13]),
    );
    assert.deepEqual(
      readFileSync(join(to, 'archives/buildings.pmtiles')),
      readFileSync(join(county, 'archives/buildings.pmtiles')),
    );
    assert.deepEqual(
      readFileSync(join(to, 'linked.geojson')),
      readFileSync(join(county, 'line.geojson')),
    );
    const database = await openDatabase({ dataDir });
    const is = await contentsOf(database.db);
    await database.close();
    assert.deepEqual(is, was);
    assert.ok((was['feature']?.length ?? 0) > 1000);
  });

  it('no file is written over', async () => {
    await checkBackup(backup);
    const database = await openDatabase({ snapshot: EMPTY });
    const again = writeBackup(database.db, { file: backup, dataDir, places: {}, now: NOW });
    await assert.rejects(again, { code: 'conflict' });
    await database.close();
    await checkBackup(backup);
    assert.deepEqual(
      readdirSync(folder).filter((name) => /unfinished|restoring/.test(name)),
      [],
    );
  });
});
