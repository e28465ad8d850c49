import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { migrate, MIGRATION_NAMES } from '../database/migrate.ts';
import { openDatabase, openWith, type DatabaseOptions } from '../database/open.ts';
import { seed } from '../seed.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { contentsOf } from '../testing/contents.ts';
import { startPostgres } from '../testing/postgres.ts';
import { restoreBackup } from './restore.ts';
import { migrationsOf } from './tables.ts';
import { writeBackup } from './write-backup.ts';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let folder = '';
let county = '';
before(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'yzt-backup-'));
  county = await countyFolder();
});
after(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
  await rm(county, { recursive: true, force: true });
});

const read = async (options: DatabaseOptions): Promise<Record<string, string[]>> => {
  const database = await openDatabase(options);
  try {
    return await contentsOf(database.db);
  } finally {
    await database.close();
  }
};

test('from PGlite to PostgreSQL and back, with what was there kept and others left alone', async () => {
  const first = join(folder, 'first');
  const embedded = await openDatabase({ dataDir: first });
  await seed(embedded, county);
  await sql`insert into audit values (${COUNTY}, 1, '{"a": 1}', '', 'h', 'x')`.execute(embedded.db);
  const was = await contentsOf(embedded.db);
  const file = join(folder, 'one.yzt');
  await writeBackup(embedded.db, { file, dataDir: first, places: {}, now: new Date() });
  await embedded.close();

  const databaseUrl = postgres.url;
  const old = await openDatabase({ databaseUrl });
  await sql`insert into county values (${COUNTY}, '{}', '{}', 'of before')`.execute(old.db);
  await sql`create table others (a text)`.execute(old.db);
  const dataDir = join(folder, 'second');
  const options = { file, databaseUrl, dataDir, places: {} };

  // While another of the kit's programs is connected, nothing is touched.
  await assert.rejects(restoreBackup({ ...options, now: new Date(1) }), { code: 'conflict' });
  await old.close();

  const { kept } = await restoreBackup({ ...options, now: new Date('2026-03-01T00:00:00Z') });
  assert.deepEqual(kept, ['before_20260301t000000z']);
  const database = await openDatabase({ databaseUrl });
  const { others: _, ...is } = await contentsOf(database.db);
  assert.deepEqual(is, was);
  const before = await sql<{ fingerprint: string }>`
    select fingerprint from before_20260301t000000z.county`.execute(database.db);
  assert.deepEqual(before.rows, [{ fingerprint: 'of before' }]);
  // What guards the audit log has come along.
  await assert.rejects(sql`delete from audit`.execute(database.db), { code: '55000' });
  const again = join(folder, 'two.yzt');
  await writeBackup(database.db, { file: again, dataDir, places: {}, now: new Date() });
  await database.close();

  const third = join(folder, 'third');
  await restoreBackup({ file: again, dataDir: third, places: {}, now: new Date() });
  assert.deepEqual(await read({ dataDir: third }), was);
});

test('a backup of an older version is restored and brought up to date', async () => {
  const older = MIGRATION_NAMES.slice(0, -2);
  const database = await openWith({}, (db) => migrate(db, { to: older.at(-1) }));
  await sql`insert into county values (${COUNTY}, '{}', '{}', 'older')`.execute(database.db);
  const file = join(folder, 'older.yzt');
  await writeBackup(database.db, { file, dataDir: folder, places: {}, now: new Date() });
  await database.close();
  const dataDir = join(folder, 'fourth');
  const { header } = await restoreBackup({ file, dataDir, places: {}, now: new Date() });
  assert.deepEqual(header.migrations, older);
  const restored = await openWith({ dataDir }, () => Promise.resolve());
  assert.deepEqual(await migrationsOf(restored.db), MIGRATION_NAMES);
  assert.equal((await contentsOf(restored.db))['county']?.length, 1);
  await restored.close();
});
