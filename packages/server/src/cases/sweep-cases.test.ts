import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import {
  apply,
  CASE_RULES,
  project,
  readyCaseSettings,
  receiptNumber,
  type CaseEvent,
  type CaseRecord,
  type Command,
} from '@yizhangtu/standard/cases.js';
import { v7 as uuid } from 'uuid';
import { openDatabase, type Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import type { Scope } from '../store/scope.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { startPostgres } from '../testing/postgres.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { CountyCases } from './case-settings.ts';
import { readLog, readRecord } from './case-store.ts';
import { seedCases } from './seed-cases.ts';
import { SetAside } from './set-aside.ts';
import { sweepCases } from './sweep-cases.ts';

const VILLAGE = '330521100201';
const BEGUN = Date.parse('2026-03-02T01:00:00Z');
const DAY_MS = 86_400_000;
const cases = (closeAfter?: number): CountyCases => ({
  ...readyCaseSettings({ ...(closeAfter === undefined ? {} : { closeAfter }) }),
  sealKey: 'a key of a test, long enough to seal',
});
let number = 0;

/** A case that was given to somebody at {@link BEGUN}, and then `commands` done to it. */
function caseOf(...commands: (Command | 'handled')[]): CaseEvent[] {
  const log: CaseEvent[] = [];
  const id = uuid({ msecs: BEGUN });
  const act = (command: Command): void => {
    const record = project(log);
    const applied = apply(record, command, {
      viewer: {
        relations: ['centre', 'reporter', 'lead'],
        orders: record?.orders.map((one) => one.id) ?? [],
      },
      actor: {},
      id: uuid(),
      now: new Date(BEGUN).toISOString(),
      rules: CASE_RULES,
      limit: { kind: 'work-day', amount: 5 },
      begins: {
        id,
        beginning: {
          county: COUNTY,
          receipt: receiptNumber(COUNTY, BEGUN, new Uint8Array(40).fill((number += 1))),
          within: [COUNTY, '330521100', VILLAGE],
          tier: 'county',
          reporter: { anonymous: true },
          sample: true,
        },
      },
    });
    assert.ok(applied.ok, command.type);
    log.push(...applied.events);
  };
  const order = `${id}.1`;
  const place = { division: VILLAGE };
  const report = { kind: 'report', category: 'city.roads.fallen', place } as const;
  act({ type: 'submit', report: { ...report, title: '一件事', description: '说明' } });
  act({ type: 'accept' });
  act({ type: 'dispatch', orders: [{ unit: { division: COUNTY }, role: 'lead' }] });
  for (const command of commands) {
    if (command !== 'handled') {
      act(command);
      continue;
    }
    act({ type: 'sign', order });
    act({ type: 'start', order });
    act({ type: 'finish', order, result: '办了' });
  }
  return log;
}
const ANSWER: Command = { type: 'answer', answer: '办了', solved: true };
const WHY = { reason: '等备件', basis: '办理规程' };

function sweepSuite(open: () => Promise<{ servers: Database[]; stop: () => Promise<void> }>): void {
  let scopes: Scope[] = [];
  let stop = (): Promise<void> => Promise.resolve();
  let folder = '';
  const logs = {
    answered: caseOf('handled', ANSWER),
    revisited: caseOf('handled', ANSWER, { type: 'revisit', satisfaction: 'neutral' }),
    waiting: caseOf('handled'),
    suspended: caseOf({
      type: 'suspend',
      ...WHY,
      until: new Date(BEGUN + 3 * DAY_MS).toISOString(),
    }),
    forever: caseOf({ type: 'suspend', ...WHY }),
    // No calendar tells when its time ends then.
    beyond: caseOf({ type: 'suspend', ...WHY, until: '2031-01-01T00:00:00Z' }),
  };
  const idOf = (name: keyof typeof logs): string => logs[name][0]?.case ?? '';
  const stateOf = async (name: keyof typeof logs): Promise<string | undefined> =>
    (await readRecord(scopes[0]!, idOf(name)))?.state;
  const sweep = (days: number, closeAfter?: number) =>
    Promise.all(
      scopes.map((scope) =>
        sweepCases(scope, {
          cases: cases(closeAfter),
          now: new Date(BEGUN + days * DAY_MS + 1000),
          aside: new SetAside((id, error) => assert.fail(`${id}: ${String(error)}`)),
        }),
      ),
    );
  before(async () => {
    folder = await countyFolder();
    const opened = await open();
    stop = opened.stop;
    scopes = opened.servers.map(({ db }) => ({ db, county: COUNTY }));
    await seed(opened.servers[0]!, folder);
    await seedCases(scopes[0]!, Object.values(logs), { settings: undefined, now: new Date(BEGUN) });
  });
  after(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('does nothing before its time, and closes nothing where the county names no days', async () => {
    await sweep(2, 7);
    await sweep(2.9);
    assert.deepEqual(
      [await stateOf('answered'), await stateOf('revisited'), await stateOf('suspended')],
      ['answered', 'revisited', 'suspended'],
    );
  });

  it('goes on with what was suspended until a date, once', async () => {
    await sweep(3, 7);
    await sweep(3, 7);
    assert.equal(await stateOf('suspended'), 'dispatched');
    const log = await readLog(scopes[0]!, idOf('suspended'));
    const fresh = log.slice(logs.suspended.length);
    assert.deepEqual(
      fresh.map(({ type, actor }) => [type, actor]),
      [['resumed', { system: true }]],
    );
    assert.equal(await stateOf('forever'), 'suspended');
  });

  it('closes what nobody has said anything of, once, over two servers at a time', async () => {
    await sweep(7, 7);
    await sweep(8, 7);
    for (const name of ['answered', 'revisited'] as const) {
      const record = (await readRecord(scopes[0]!, idOf(name))) as CaseRecord;
      const log = await readLog(scopes[0]!, idOf(name));
      assert.deepEqual(
        log.slice(logs[name].length).map(({ type, actor }) => [type, actor]),
        [['closed', { system: true }]],
      );
      assert.deepEqual(project(log), record);
      const { db } = scopes[0]!;
      const told = await db
        .selectFrom('outbox')
        .select('event_id')
        .where('county_code', '=', COUNTY)
        .where('case_id', '=', record.id)
        .where('done', 'is', null)
        .execute();
      assert.deepEqual(
        told.map(({ event_id }) => event_id),
        [log.at(-1)?.id],
      );
    }
    assert.equal(await stateOf('waiting'), 'dispatched');
  });

  it('leaves what no calendar covers to a person, and does the others', async () => {
    await sweep(2000, 7);
    assert.equal(await stateOf('beyond'), 'suspended');
  });
}

describe('the sweep of cases on PGlite', () => {
  sweepSuite(async () => {
    const database = await openTestDatabase();
    return { servers: [database, database], stop: () => database.close() };
  });
});
describe('the sweep of cases on PostgreSQL', () => {
  sweepSuite(async () => {
    const postgres = await startPostgres();
    const one = await openDatabase({ databaseUrl: postgres.url });
    const other = await openDatabase({ databaseUrl: postgres.url });
    return {
      servers: [one, other],
      stop: async () => {
        await Promise.all([one.close(), other.close()]);
        await postgres.stop();
      },
    };
  });
});
