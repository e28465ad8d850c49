import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  CASE_RULES,
  readyCaseSettings,
  type CaseEvent,
  type CaseRecord,
  type ClockWarning,
} from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { openDatabase, type Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import type { Scope } from '../store/scope.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { startPostgres } from '../testing/postgres.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { forgetTold } from './outbox.ts';
import { tellPeople } from './tell-people.ts';
import { teller } from './teller.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const HOUR_MS = 3_600_000;
const later = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR_MS);

function tellSuite(open: () => Promise<{ database: Database; stop: () => Promise<void> }>): void {
  let database: Database;
  let stop = (): Promise<void> => Promise.resolve();
  let folder = '';
  before(async () => {
    folder = await countyFolder();
    ({ database, stop } = await open());
    await seed(database, folder);
  });
  after(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  const scope = (): Scope => ({ db: database.db, county: COUNTY });
  beforeEach(async () => {
    const tables = [
      'message',
      'message_count',
      'stream_event',
      'outbox',
      'post',
      'person',
    ] as const;
    for (const table of tables) {
      await database.db.deleteFrom(table).where('county_code', '=', COUNTY).execute();
    }
    await database.db
      .updateTable('case_record')
      .set({ rests: null, warns: null })
      .where('county_code', '=', COUNTY)
      .execute();
  });

  /** People with a post at the county's centre. */
  async function operators(count: number): Promise<string[]> {
    const people = Array.from({ length: count }, () => uuid());
    const ids = JSON.stringify(people);
    await sql`
      insert into person (county_code, id, issuer, subject, sealed)
      select ${COUNTY}, id, 'i', id, '' from json_array_elements_text(${ids}::json) as one (id)
    `.execute(database.db);
    await sql`
      insert into post (county_code, id, person, role, division, since)
      select ${COUNTY}, id, id, 'county-centre', ${COUNTY}, ${NOW}::timestamptz
      from json_array_elements_text(${ids}::json) as one (id)`.execute(database.db);
    return people;
  }

  /** A case that was just submitted at the county's centre, waiting to be told of. */
  async function submitted(
    more: Partial<CaseRecord> = {},
    { type = 'submitted', ...columns }: { type?: string; rests?: Date; warns?: Date } = {},
  ): Promise<{ row: string; id: string }> {
    const id = uuid();
    const [event, row] = [uuid(), uuid()];
    const { db } = database;
    const body = {
      ...{ id, county: COUNTY, receipt: id, state: 'submitted', title: '一件事', tier: 'county' },
      ...{ within: [COUNTY], orders: [], round: 0, reporter: { anonymous: true } },
      ...{ place: { division: COUNTY } },
      ...more,
    };
    await db
      .insertInto('case_record')
      .values({
        ...{ county_code: COUNTY, id, receipt: id, version: 1, state: 'submitted' },
        ...{ kind: 'report', category: 'x', tier: 'county', published: false, division: COUNTY },
        ...{ created: NOW, was_late: false, sample: false, warnings: '[]' },
        body: JSON.stringify(body),
        ...columns,
      })
      .execute();
    const told: CaseEvent = {
      ...{ id: event, case: id, seq: 1, type, data: {}, visibility: 'public' },
      ...{ recordedAt: (columns.rests ?? NOW).toISOString(), occurredAt: NOW.toISOString() },
      actor: {},
    };
    await db
      .insertInto('case_event')
      .values({
        ...{ county_code: COUNTY, case_id: id, seq: 1, id: event, type },
        ...{ recorded: NOW, body: JSON.stringify(told) },
      })
      .execute();
    await db
      .insertInto('outbox')
      .values({ county_code: COUNTY, id: row, case_id: id, event_id: event, at: NOW })
      .execute();
    return { row, id };
  }
  const messagesOf = async (id?: string): Promise<string[]> => {
    const rows = await database.db
      .selectFrom('message')
      .select('person')
      .where('county_code', '=', COUNTY)
      .$if(id !== undefined, (query) => query.where('case_id', '=', id ?? ''))
      .execute();
    return rows.map(({ person }) => person);
  };
  const outbox = () =>
    database.db
      .selectFrom('outbox')
      .select(['id', 'done', 'failed', 'reason'])
      .where('county_code', '=', COUNTY)
      .orderBy('id')
      .execute();
  const fail = (error: Error): never => assert.fail(error);
  const tell = (now = NOW, onFailed: (error: Error) => void = fail) =>
    tellPeople(scope(), { rules: CASE_RULES, now, onFailed });

  it('tells nobody of a person whom the county does not know, and everybody else', async () => {
    const [operator] = await operators(1);
    const gone = { reporter: { anonymous: false, person: randomUUID(), agent: randomUUID() } };
    const { id } = await submitted(gone);
    const next = await submitted();
    assert.equal(await tell(), false);
    assert.deepEqual(await messagesOf(id), [operator]);
    assert.deepEqual(await messagesOf(next.id), [operator]);
    assert.ok((await outbox()).every(({ done }) => done !== null));
  });

  it('works through any backlog, some messages at a time', async () => {
    const people = await operators(30);
    for (let count = 0; count < 100; count += 1) await submitted();
    const written: number[] = [];
    for (let before = 0, more = true; more;) {
      more = await tell();
      const { length } = await messagesOf();
      written.push(length - before);
      before = length;
    }
    assert.equal((await messagesOf()).length, 3000);
    assert.ok(Math.max(...written) < 1000 + people.length, String(written));
    const counts = await database.db
      .selectFrom('message_count')
      .select(['unread', 'unseen'])
      .where('county_code', '=', COUNTY)
      .execute();
    assert.equal(counts.length, people.length);
    assert.ok(counts.every(({ unread, unseen }) => unread === 100 && unseen === 100));
    const { rows } = await sql<{ lines: number; reach: number }>`
      select count(*)::int as lines, (max(seq) - min(seq) + 1)::int as reach from stream_event
      where county_code = ${COUNTY}`.execute(database.db);
    assert.deepEqual(rows, [{ lines: 3100, reach: 3100 }]);
  });

  // Seven values a line of the stream: more than the 65,535 that a statement may have.
  it('tells as many people of one thing as there are', async () => {
    await operators(9500);
    const { id } = await submitted();
    assert.equal(await tell(), false);
    assert.equal((await messagesOf(id)).length, 9500);
  });

  it('sets aside what cannot be told, says so, and tells it once that can be', async () => {
    const [operator] = await operators(1);
    const first = await submitted();
    // What no version of the standard writes.
    const broken = await submitted({ within: null as never });
    const last = await submitted();
    const said: string[] = [];
    const hear = (error: Error): void => void said.push(error.message);
    while (await tell(NOW, hear));
    for (const { id } of [first, last]) assert.deepEqual(await messagesOf(id), [operator]);
    assert.deepEqual(
      (await outbox()).map(({ id, done, failed }) => [id, done !== null, failed !== null]),
      [
        [first.row, true, false],
        [broken.row, false, true],
        [last.row, true, false],
      ],
    );
    assert.match((await outbox())[1]?.reason ?? '', /TypeError/);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', new RegExp(`${broken.row}.*TypeError`));
    assert.equal(await tell(later(0.9), hear), false);
    assert.equal(said.length, 1);
    await tell(later(1.1), hear);
    assert.equal(said.length, 2);
    await sql`
      update case_record set body = ((body::jsonb) || ${JSON.stringify({ within: [COUNTY] })}::jsonb)::json
      where county_code = ${COUNTY} and id = ${broken.id}`.execute(database.db);
    await tell(later(3), hear);
    assert.equal(said.length, 2);
    assert.deepEqual(await messagesOf(broken.id), [operator]);
    assert.deepEqual(
      (await outbox()).map(({ done, failed, reason }) => [done !== null, failed, reason]),
      [0, 1, 2].map(() => [true, null, null]),
    );
  });

  it('forgets after a day what people were told of, and keeps a second warning out', async () => {
    await operators(1);
    await submitted();
    const { id } = await submitted();
    const clock: ClockWarning = { clock: 'acceptance', warning: 'yellow', at: NOW.toISOString() };
    const warn = () =>
      database.db
        .insertInto('outbox')
        .values({
          ...{ county_code: COUNTY, id: uuid(), case_id: id, once: 'a warning', at: NOW },
          clock: JSON.stringify(clock),
        })
        .onConflict((conflict) => conflict.columns(['county_code', 'once']).doNothing())
        .execute();
    await warn();
    await tell();
    const waiting = await submitted();
    await forgetTold(scope(), later(23));
    assert.equal((await outbox()).length, 4);
    await forgetTold(scope(), later(25));
    await warn();
    const left = await outbox();
    assert.equal(left.length, 2);
    assert.deepEqual(
      left.filter(({ done }) => done === null).map((one) => one.id),
      [waiting.row],
    );
  });

  it('is kept back by no case that cannot be closed, nor by one whose clock cannot be told', async () => {
    const [operator] = await operators(1);
    const rests = await submitted(
      { state: 'answered', orders: null as never },
      { type: 'answered', rests: new Date(0) },
    );
    const warns = await submitted({}, { warns: NOW });
    await sql`update case_record set warnings = '{}'
      where county_code = ${COUNTY} and id = ${warns.id}`.execute(database.db);
    // Nobody else is to be told of these two.
    await database.db.deleteFrom('outbox').where('county_code', '=', COUNTY).execute();
    const clock: ClockWarning = { clock: 'acceptance', warning: 'yellow', at: NOW.toISOString() };
    const late = await submitted({}, { warns: NOW });
    await sql`update case_record set warnings = ${JSON.stringify([clock])}::json
      where county_code = ${COUNTY} and id = ${late.id}`.execute(database.db);
    const said: string[] = [];
    const cases = { ...readyCaseSettings({ closeAfter: 7 }), sealKey: 'a key of a test' };
    let heard = (): void => undefined;
    const told = new Promise<void>((resolve) => (heard = resolve));
    const telling = teller({
      counties: [COUNTY],
      scopeOf: scope,
      casesOf: () => cases,
      now: () => NOW,
      onTold: () => heard(),
      onError: (error) => said.push(String(error)),
    });
    telling.wake(COUNTY);
    await told;
    await telling.close();
    assert.deepEqual(await messagesOf(late.id), [operator, operator], said.join('\n'));
    assert.equal(said.length, 2, said.join('\n'));
    for (const { id } of [rests, warns]) assert.ok(said.some((one) => one.includes(id)));
  });
}

describe('telling people on PGlite', () => {
  tellSuite(async () => {
    const database = await openTestDatabase();
    return { database, stop: () => database.close() };
  });
});
describe('telling people on PostgreSQL', () => {
  tellSuite(async () => {
    const postgres = await startPostgres();
    const database = await openDatabase({ databaseUrl: postgres.url });
    return {
      database,
      stop: async () => {
        await database.close();
        await postgres.stop();
      },
    };
  });
});
