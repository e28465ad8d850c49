import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import type { Caller, RoleId } from '@yizhangtu/standard/identity.js';
import { sql, type Kysely } from 'kysely';
import { openDatabase, type Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { startPostgres } from '../testing/postgres.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { listAudit } from './audit-list.ts';
import { holdAudit } from './audit.ts';
import { postGrant, revokeGrant } from './grants.ts';
import { reveal } from './reveal.ts';
import { sealAttributes } from './session-attributes.ts';

const COUNTY = '330521';
const KEY = 'a key of at least thirty-two characters';
const NOW = new Date('2026-01-02T03:04:05.678Z');
const ROLES = ['administrator', 'county-centre', 'resident'] as const;
const nameOf = (role: RoleId): string => `who is ${role}`;

/** Whoever was let in and has to wait for others does nothing when their post is revoked meanwhile. */
function waitingSuite(
  start: () => Promise<{ database: Database; stop: () => Promise<void> }>,
  isBehind: (db: Kysely<Tables>) => Promise<boolean>,
): void {
  let database: Database;
  let stop = (): Promise<void> => Promise.resolve();
  const scope = (): Scope => ({ db: database.db, county: COUNTY });
  before(async () => {
    ({ database, stop } = await start());
    const { db } = database;
    const division = { county_code: COUNTY, code: COUNTY, position: 1, kind: 'county' };
    const texts = { parent: null, search_text: '', body: '{}' };
    await db
      .insertInto('county')
      .values({
        county_code: COUNTY,
        file: JSON.stringify({ divisions: { kinds: [{ id: 'county', name: '县', rank: 0 }] } }),
        line: '{}',
        fingerprint: '',
      })
      .execute();
    await db
      .insertInto('division')
      .values({ ...division, ...texts })
      .execute();
    for (const role of ROLES) {
      const person = nameOf(role);
      await db
        .insertInto('person')
        .values({
          county_code: COUNTY,
          id: person,
          issuer: 'test',
          subject: role,
          sealed: sealAttributes(KEY, { name: '张示例' }),
          division: null,
          sample: false,
        })
        .execute();
      await db
        .insertInto('post')
        .values({ county_code: COUNTY, id: role, person, role, division: COUNTY, since: NOW })
        .execute();
    }
  });
  after(async () => {
    await database.close();
    await stop();
  });

  const caller = (role: RoleId): Caller => ({
    person: nameOf(role),
    assurance: 'face',
    post: { role, division: COUNTY },
  });
  const giving = () =>
    postGrant(
      scope(),
      { person: nameOf('resident'), role: 'auditor', division: COUNTY },
      { caller: caller('administrator'), now: NOW },
    );
  const revoking = () =>
    revokeGrant(scope(), 'resident', { caller: caller('administrator'), now: NOW });
  const revealing = () =>
    reveal(
      scope(),
      { person: nameOf('resident'), attributes: ['name'], reason: '入户核对' },
      { caller: caller('county-centre'), sealKey: KEY, now: NOW },
    );

  for (const [what, role, act] of [
    ['gives no grant', 'administrator', giving],
    ['revokes no grant', 'administrator', revoking],
    ['reveals nothing', 'county-centre', revealing],
  ] as const) {
    it(what, async () => {
      const setRevoked = (db: Kysely<Tables>, revoked: Date | null) =>
        db.updateTable('post').set({ revoked }).where('id', '=', role).execute();
      let waiting: Promise<unknown> | undefined;
      await inTransaction(database.db, async (transaction) => {
        await holdAudit(transaction, COUNTY);
        waiting = act().then(
          () => 'done',
          ({ code }: { code: string }) => code,
        );
        while (!(await isBehind(transaction))) await setImmediate();
        await setRevoked(transaction, NOW);
      });
      assert.equal(await waiting, 'denied');
      const held = await database.db
        .selectFrom('post')
        .select('id')
        .where('revoked', 'is', null)
        .orderBy('id')
        .execute();
      const others = ROLES.filter((one) => one !== role);
      assert.deepEqual(
        held.map(({ id }) => id),
        others,
      );
      const { items } = await listAudit(scope(), {}, { limit: 9, before: undefined });
      assert.deepEqual(items, []);
      await setRevoked(database.db, null);
    });
  }
}

describe('who waits for the audit log on PGlite', () => {
  // One transaction at a time: who waits has not begun.
  waitingSuite(
    async () => ({ database: await openTestDatabase(), stop: () => Promise.resolve() }),
    () => Promise.resolve(true),
  );
});

describe('who waits for the audit log on PostgreSQL', () => {
  waitingSuite(
    async () => {
      const postgres = await startPostgres();
      const database = await openDatabase({ databaseUrl: postgres.url });
      return { database, stop: () => postgres.stop() };
    },
    async (db) => {
      const waiting = await sql`select 1 from pg_locks where not granted`.execute(db);
      return waiting.rows.length > 0;
    },
  );
});
