import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openDatabase } from '../database/open.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

describe('the commands for identity', () => {
  let folder = '';
  let data = '';
  const run = (command: string, county: string, ...flags: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--conditions=yizhangtu-source',
        MAIN,
        command,
        '--county',
        county,
        '--data-dir',
        data,
        ...flags,
      ],
      { encoding: 'utf8', env: { ...process.env, LC_ALL: 'en_US.UTF-8' } },
    );
    return { status, stdout, stderr };
  };
  const grant = (...flags: string[]) =>
    run('grant', folder, '--issuer', 'https://issuer.example', '--subject', 'wang', ...flags);
  /** As one who owns the database can. */
  async function tamper(statement: string): Promise<void> {
    const { db, close } = await openDatabase({ dataDir: data });
    await sql.raw('alter table audit disable trigger all').execute(db);
    await sql.raw(statement).execute(db);
    await sql.raw('alter table audit enable trigger all').execute(db);
    await close();
  }

  before(async () => {
    folder = await countyFolder();
    data = await mkdtemp(join(tmpdir(), 'yzt-commands-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
    await rm(data, { recursive: true });
  });

  it('give a county its first administrator, once', () => {
    const first = grant('--role', 'administrator');
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stdout, /^330521 administrator 330521 [0-9a-f-]{36}\n$/);
    const again = grant('--role', 'administrator', '--division', COUNTY);
    assert.equal(again.status, 3);
    assert.match(again.stderr, /already/);
    const other = grant('--role', 'auditor');
    assert.equal(other.status, 0, other.stderr);
    // The same person.
    assert.equal(other.stdout.split(' ')[3], first.stdout.split(' ')[3]);
  });

  it('say what is wrong with a grant that cannot be', () => {
    for (const [flags, words] of [
      [['--role', 'king'], /role/],
      [['--role', 'village-cadre'], /level/],
      [['--role', 'village-cadre', '--division', '330521999'], /no such division/],
      [[], /role/],
    ] as const) {
      const { status, stderr } = grant(...flags);
      assert.equal(status, 2);
      assert.match(stderr, words);
    }
  });

  it('follow the log, and name the first entry that does not fit', async () => {
    const whole = run('verify-audit', COUNTY);
    assert.equal(whole.status, 0, whole.stderr);
    assert.match(
      whole.stdout,
      /^330521: 2 entries, none changed; hash of the last: [0-9a-f]{64}\n$/,
    );
    assert.equal(run('verify-audit', folder).stdout, whole.stdout);
    await tamper(`update audit set body = replace(body::text, 'auditor', 'supervisor')::json`);
    const changed = run('verify-audit', COUNTY);
    assert.deepEqual([changed.status, changed.stdout], [4, '330521: entry 2 was changed\n']);
    await tamper('delete from audit where seq = 1');
    const removed = run('verify-audit', COUNTY);
    assert.deepEqual([removed.status, removed.stdout], [4, '330521: entry 1 is missing\n']);
  });
});
