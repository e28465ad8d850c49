import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql, type Kysely } from 'kysely';
import type { Caller } from '@yizhangtu/standard/identity.js';
import { openDatabase, type Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { startPostgres } from '../testing/postgres.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { canonicalJson, hashOf } from './audit-form.ts';
import { listAudit } from './audit-list.ts';
import { verifyAudit } from './audit-verify.ts';
import { appendAudit, type NewAuditEntry } from './audit.ts';
import { reveal, REVEALS } from './reveal.ts';
import { sealAttributes } from './session-attributes.ts';

const COUNTY = '330521';
const OTHER = '330523';
const KEY = 'a key of at least thirty-two characters';
const person = (index: number): string =>
  `0198b6f0-0000-7000-8000-${String(index).padStart(12, '0')}`;
const SECRET = { name: '张示例', phone: '15400001234', idNumber: '990000195001010018' };
const NOW = new Date('2026-01-02T03:04:05.678Z');
const ENTRY: NewAuditEntry = {
  action: 'person.reveal',
  at: NOW,
  actor: person(1),
  role: 'village-cadre',
  target: person(2),
  facts: { reason: '核对 "低保" 名单', attributes: ['name', 'phone'] },
};

describe('the form that is hashed', () => {
  it('is canonical JSON, hashed as openssl does', () => {
    // openssl dgst -sm3 of this text.
    const text =
      '{"action":"person.reveal","actor":"0198b6f0-0000-7000-8000-000000000001","at":"2026-01-02T03:04:05.678Z","county":"330521","facts":{"attributes":["name","phone"],"reason":"核对 \\"低保\\" 名单"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","role":"village-cadre","seq":1,"target":"0198b6f0-0000-7000-8000-000000000002"}';
    assert.equal(canonicalJson(JSON.parse(text)), text);
    assert.equal(
      hashOf(JSON.parse(text)),
      '40ac3d9947994692632dd4c20f6c8dee6456002648efe77abbe1f4d6893727dd',
    );
  });
});

/** What holds of the log, whichever database keeps it. */
function auditSuite(start: () => Promise<{ database: Database; stop: () => Promise<void> }>): void {
  let database: Database;
  let stop = (): Promise<void> => Promise.resolve();
  let db: Kysely<Tables>;
  const scope = (county = COUNTY): Scope => ({ db, county });
  const append = (entry = ENTRY, county = COUNTY): Promise<number> =>
    inTransaction(db, (transaction) => appendAudit(transaction, county, entry));
  const run = (statement: string) => sql.raw(statement).execute(db);
  /** As one who owns the database can. */
  const tamper = async (...statements: string[]): Promise<void> => {
    await run('alter table audit disable trigger all');
    for (const statement of statements) await run(statement);
    await run('alter table audit enable trigger all');
  };
  const askFor = (index: number, caller: Partial<Caller> = {}, reason = '入户核对') =>
    reveal(
      scope(),
      { person: person(index), attributes: ['name', 'phone'], reason },
      {
        caller: {
          person: person(1),
          assurance: 'face',
          post: { role: 'county-centre', division: COUNTY },
          ...caller,
        },
        sealKey: KEY,
        now: NOW,
      },
    );

  before(async () => {
    ({ database, stop } = await start());
    db = database.db;
    await db
      .insertInto('person')
      .values(
        [1, 2, 3, 4].map((index) => ({
          county_code: COUNTY,
          id: person(index),
          issuer: 'test',
          subject: String(index),
          sealed: sealAttributes(KEY, SECRET),
          division: null,
          sample: false,
        })),
      )
      .execute();
    await db
      .insertInto('post')
      .values(
        [1, 2, 3, 4].map((index) => ({
          county_code: COUNTY,
          id: `post-${index}`,
          person: person(index),
          role: 'county-centre',
          division: COUNTY,
          since: NOW,
        })),
      )
      .execute();
  });
  after(async () => {
    await database.close();
    await stop();
  });
  beforeEach(() => tamper('delete from audit', 'delete from audit_head'));

  it('numbers entries without gaps and links each to the one before, however many write at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 40 }, () => append()));
    const wanted = Array.from({ length: 40 }, (_, index) => index + 1);
    assert.deepEqual(
      numbers.sort((a, b) => a - b),
      wanted,
    );
    const verdict = await verifyAudit(scope());
    assert.deepEqual([verdict.sound, 'entries' in verdict && verdict.entries], [true, 40]);
    const { items } = await listAudit(scope(), {}, { limit: 100, before: undefined });
    assert.deepEqual(items.map(({ seq }) => seq).reverse(), wanted);
    for (const [index, entry] of items.slice(0, -1).entries()) {
      assert.equal(entry.previous, items[index + 1]?.hash);
    }
  });

  it('leaves no gap behind when what it tells of is undone', async () => {
    await append();
    const undone = inTransaction(db, async (transaction) => {
      await appendAudit(transaction, COUNTY, ENTRY);
      throw new Error('undone');
    });
    await assert.rejects(undone, { message: 'undone' });
    assert.equal(await append(), 2);
    assert.ok((await verifyAudit(scope())).sound);
  });

  it('keeps a chain for each county', async () => {
    await append();
    await append();
    assert.equal(await append(ENTRY, OTHER), 1);
    assert.ok((await verifyAudit(scope(OTHER))).sound);
    assert.deepEqual(await verifyAudit(scope('110105')), {
      sound: true,
      entries: 0,
      hash: '0'.repeat(64),
    });
  });

  it('lets nobody change, delete or empty it', async () => {
    await append();
    for (const statement of [
      `update audit set action = 'x' where county_code = '${COUNTY}'`,
      `delete from audit where county_code = '${COUNTY}'`,
      'truncate audit',
    ]) {
      await assert.rejects(run(statement), { message: /append-only/ }, statement);
    }
    assert.ok((await verifyAudit(scope())).sound);
  });

  const swap = (column: string): string =>
    `update audit set ${column} = other.${column} from audit as other
      where audit.county_code = other.county_code and audit.seq in (2, 3) and other.seq = 5 - audit.seq`;
  const TAMPERED: readonly [string, string[], { seq: number; fault: string }][] = [
    [
      'a changed entry',
      [`update audit set body = replace(body::text, '低保', '特困')::json where seq = 3`],
      { seq: 3, fault: 'changed' },
    ],
    [
      'another actor in the column that is searched',
      [`update audit set actor = '${person(9)}' where seq = 2`],
      { seq: 2, fault: 'changed' },
    ],
    [
      'an entry that is no longer JSON of an entry',
      [`update audit set body = '7' where seq = 4`],
      { seq: 4, fault: 'changed' },
    ],
    ['a removed entry', ['delete from audit where seq = 3'], { seq: 3, fault: 'missing' }],
    ['the first entry removed', ['delete from audit where seq = 1'], { seq: 1, fault: 'missing' }],
    ['the last entry removed', ['delete from audit where seq = 5'], { seq: 5, fault: 'missing' }],
    ['all entries removed', ['delete from audit'], { seq: 1, fault: 'missing' }],
    [
      'two entries in the wrong order',
      [swap('body'), swap('hash'), swap('previous')],
      { seq: 2, fault: 'changed' },
    ],
    [
      'an entry put in between, the others moved up',
      [
        'update audit set seq = -seq - 1 where seq >= 3',
        'update audit set seq = -seq where seq < 0',
        `insert into audit select county_code, 3, body, previous, hash, action, actor, target from audit where seq = 2`,
      ],
      { seq: 3, fault: 'changed' },
    ],
    [
      'an entry of another county',
      [
        `update audit set body = other.body, hash = other.hash, previous = other.previous
          from audit as other where audit.county_code = '${COUNTY}' and audit.seq = 1
          and other.county_code = '${OTHER}' and other.seq = 1`,
      ],
      { seq: 1, fault: 'changed' },
    ],
  ];
  for (const [what, statements, wanted] of TAMPERED) {
    it(`tells of ${what}`, async () => {
      for (let count = 0; count < 5; count += 1) await append();
      await append(ENTRY, OTHER);
      await tamper(...statements);
      assert.deepEqual(await verifyAudit(scope()), { sound: false, ...wanted });
    });
  }

  /** An entry that fits the one before it, as one who knows the rule can make it. */
  async function forge(seq: number): Promise<void> {
    const { hash: previous } = await db
      .selectFrom('audit')
      .select('hash')
      .where('county_code', '=', COUNTY)
      .where('seq', '=', seq - 1)
      .executeTakeFirstOrThrow();
    const entry = { county: COUNTY, seq, at: 'x', action: 'forged', previous };
    await db.deleteFrom('audit').where('county_code', '=', COUNTY).where('seq', '=', seq).execute();
    await db
      .insertInto('audit')
      .values({
        county_code: COUNTY,
        seq,
        body: canonicalJson(entry),
        previous,
        hash: hashOf(entry),
        action: 'forged',
        actor: null,
        target: null,
      })
      .execute();
  }
  for (const [seq, wanted] of [
    [3, { seq: 4, fault: 'unlinked' }],
    [5, { seq: 5, fault: 'changed' }],
    [6, { seq: 6, fault: 'added' }],
  ] as const) {
    it(`tells of a forged entry in place ${seq} of five`, async () => {
      for (let count = 0; count < 5; count += 1) await append();
      await run('alter table audit disable trigger all');
      await forge(seq);
      await run('alter table audit enable trigger all');
      assert.deepEqual(await verifyAudit(scope()), { sound: false, ...wanted });
    });
  }

  describe('a reveal', () => {
    it('is written down with its reason and without values, for each of many at once', async () => {
      const callers = [1, 2, 3, 4].map(person);
      const given = await Promise.all(
        callers.flatMap((one) => [1, 2, 3].map((index) => askFor(index, { person: one }))),
      );
      for (const { name, phone, idNumber } of given) {
        assert.deepEqual([name, phone, idNumber], [SECRET.name, SECRET.phone, undefined]);
      }
      const numbers = given.map(({ entry }) => entry).sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        given.map((_, index) => index + 1),
      );
      assert.ok((await verifyAudit(scope())).sound);
      const { items } = await listAudit(scope(), {}, { limit: 100, before: undefined });
      for (const { facts, target, actor } of items) {
        assert.deepEqual(facts, { attributes: ['name', 'phone'], reason: '入户核对' });
        assert.ok(target !== undefined && actor !== undefined);
      }
      const log = JSON.stringify(items);
      for (const value of Object.values(SECRET)) assert.ok(!log.includes(value));
    });

    it('gives nothing when it cannot be written down', async () => {
      await run('alter table audit add constraint full_disk check (seq < 0) not valid');
      try {
        await assert.rejects(askFor(2));
        const { items } = await listAudit(scope(), {}, { limit: 1, before: undefined });
        assert.deepEqual(items, []);
      } finally {
        await run('alter table audit drop constraint full_disk');
      }
      assert.equal((await askFor(2)).entry, 1);
    });

    it('is refused, typed and unwritten, when there have been too many of one caller', async () => {
      const asked = await Promise.allSettled(
        Array.from({ length: REVEALS.most + 5 }, () => askFor(2)),
      );
      const refused = asked.filter((one) => one.status === 'rejected');
      assert.equal(refused.length, 5);
      for (const { reason } of refused) {
        assert.equal(reason.code, 'rate_limited');
        assert.equal(reason.retryAfter, REVEALS.minutes * 60);
      }
      const { items } = await listAudit(scope(), {}, { limit: 100, before: undefined });
      assert.equal(items.length, REVEALS.most);
      assert.equal((await askFor(2, { person: person(3) })).name, SECRET.name);
    });

    it('keeps numbers of people and characters that cannot be kept out of the log', async () => {
      for (const [reason, code] of [
        ['核对 990000195001010018', 'personal_data'],
        ['联系 154-0000-1234', 'personal_data'],
        ['１５４００００１２３４', 'personal_data'],
        ['入户\u0000核对', 'bad_text'],
        ['入户核对\uD842', 'bad_text'],
      ] as const) {
        await assert.rejects(
          askFor(2, {}, reason),
          (error: Error & { issues: { path: string; code: string }[] }) => {
            assert.deepEqual(
              error.issues.map((issue) => [issue.path, issue.code]),
              [['reason', code]],
            );
            return true;
          },
        );
      }
      const { items } = await listAudit(scope(), {}, { limit: 1, before: undefined });
      assert.deepEqual(items, []);
    });

    it('is decided by the post, and unwritten when it is refused', async () => {
      const refusals: [Partial<Caller>, string][] = [
        [{ post: { role: 'village-cadre', division: '330521100201' } }, 'not_found'],
        [{ post: { role: 'grid-worker', division: COUNTY } }, 'denied'],
        [{ post: undefined }, 'denied'],
        [{ assurance: 'phone' }, 'step_up'],
      ];
      for (const [caller, code] of refusals) await assert.rejects(askFor(2, caller), { code });
      await assert.rejects(askFor(99), { code: 'not_found' });
      const { items } = await listAudit(scope(), {}, { limit: 1, before: undefined });
      assert.deepEqual(items, []);
    });
  });
}

describe('the audit log on PGlite', () => {
  auditSuite(async () => ({ database: await openTestDatabase(), stop: () => Promise.resolve() }));
});

describe('the audit log on PostgreSQL', () => {
  auditSuite(async () => {
    const postgres = await startPostgres();
    const database = await openDatabase({ databaseUrl: postgres.url });
    return { database, stop: () => postgres.stop() };
  });
});
