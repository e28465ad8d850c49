import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import {
  apply,
  CASE_RULES,
  HOLDER,
  project,
  readyCaseSettings,
  receiptNumber,
  type CaseEvent,
  type CaseStats,
  type Command,
} from '@yizhangtu/standard/cases.js';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { seedCases } from './seed-cases.ts';
import { caseStats, openStats, type StatsAsked } from './stats.ts';

const { tree } = readyCaseSettings();
const VILLAGE = '330521100201';
let number = 0;

/** A case that was submitted at a time. */
function submitted(time: string, category: string): CaseEvent[] {
  const from = Date.parse(`${time}+08:00`);
  const receipt = receiptNumber(COUNTY, from, new Uint8Array(40).fill((number += 1)));
  const report = {
    kind: 'report' as const,
    category,
    title: '一件事',
    description: '说明',
    place: { division: VILLAGE },
  };
  const applied = apply(
    undefined,
    { type: 'submit', report },
    {
      viewer: HOLDER,
      actor: {},
      id: uuid(),
      now: new Date(from).toISOString(),
      rules: CASE_RULES,
      begins: {
        id: uuid({ msecs: from }),
        beginning: {
          county: COUNTY,
          receipt,
          within: [COUNTY, '330521100', VILLAGE],
          tier: 'village',
          reporter: { anonymous: true },
          sample: true,
        },
      },
    },
  );
  assert.ok(applied.ok);
  return [...applied.events];
}
const many = (count: number, time: string, category: string): CaseEvent[][] =>
  Array.from({ length: count }, () => submitted(time, category));

/** A case that was answered in two rounds, a day after each dispatch and `hours` after. */
function twice(hours: readonly [number, number]): CaseEvent[] {
  const [begun] = submitted('2026-02-02T10:00:00', 'city.roads.fallen');
  assert.ok(begun);
  const log = [begun];
  let at = Date.parse(begun.recordedAt);
  const act = (command: Command, after: number): void => {
    at += after * 3_600_000;
    const record = project(log);
    assert.ok(record);
    const applied = apply(record, command, {
      viewer: {
        relations: ['centre', 'reporter', 'lead'],
        orders: record.orders.map(({ id }) => id),
      },
      actor: {},
      id: uuid(),
      now: new Date(at).toISOString(),
      rules: CASE_RULES,
      limit: { kind: 'urgent-hour', amount: 24 },
    });
    assert.ok(applied.ok, command.type);
    log.push(...applied.events);
  };
  act({ type: 'accept' }, 0);
  for (const [round, taken] of hours.entries()) {
    const order = `${begun.case}.${round + 1}`;
    act({ type: 'dispatch', orders: [{ unit: { division: COUNTY }, role: 'lead' }] }, 0);
    act({ type: 'sign', order }, 0);
    act({ type: 'start', order }, 0);
    act({ type: 'finish', order, result: '办了' }, taken);
    act({ type: 'answer', answer: '办了', solved: true }, 0);
    const redo = round === 0;
    act({ type: 'revisit', satisfaction: redo ? 'dissatisfied' : 'satisfied', redo }, 0);
  }
  act({ type: 'close' }, 0);
  return log;
}

describe('cases closed in time', () => {
  it('are not those that were late in one of their rounds', async () => {
    const folder = await countyFolder();
    const database = await openTestDatabase();
    try {
      await seed(database, folder);
      const scope = { db: database.db, county: COUNTY };
      const logs = [twice([5, 5]), twice([48, 5]), twice([5, 48])];
      await seedCases(scope, logs, { settings: undefined, now: new Date() });
      const stats = await caseStats(scope, {}, { tree, now: new Date() });
      assert.deepEqual([stats.closed, stats.onTime, stats.onTimeRate], [3, 1, 1 / 3]);
    } finally {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('numbers for who may not see the cases', () => {
  let database: Database;
  let folder: string;
  const now = new Date('2026-03-06T15:00:00+08:00');
  before(async () => {
    folder = await countyFolder();
    database = await openTestDatabase();
    await seed(database, folder);
    const logs = [
      ...many(5, '2026-03-02T10:00:00', 'city.roads.fallen'),
      ...many(4, '2026-03-02T23:59:59', 'city.facilities.cover'),
      ...many(1, '2026-03-03T00:00:00', 'safety.fire'),
      ...many(2, '2026-03-03T12:00:00', 'disputes.neighbours'),
      ...many(3, '2026-03-06T09:00:00', 'city.roads.fallen'),
    ];
    const settings = { settings: undefined, now };
    await seedCases({ db: database.db, county: COUNTY }, logs, settings);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const open = (asked: StatsAsked = {}): Promise<CaseStats> =>
    openStats({ db: database.db, county: COUNTY }, asked, { tree, now });
  const exact = (asked: StatsAsked = {}): Promise<CaseStats> =>
    caseStats({ db: database.db, county: COUNTY }, asked, { tree, now });
  const NONE = { received: 0, closed: 0, onTime: 0, late: 0, few: true };

  it('are of whole days of the county, whatever second is asked for', async () => {
    // From within the second of March to within the same day, on the clock of the county.
    const span = { since: '2026-03-02T15:59:59Z', until: '2026-03-02T15:59:59.500Z' };
    assert.equal((await exact(span)).received, 4);
    assert.equal((await open(span)).received, 9);
    // A moment later it is another day there.
    const next = { since: '2026-03-02T16:00:00Z', until: '2026-03-02T16:00:01Z' };
    assert.equal((await exact(next)).received, 1);
    assert.deepEqual(await open(next), NONE);
  });

  it('have confidential categories in those of the whole county alone, and no day that is not over', async () => {
    assert.equal((await exact()).received, 15);
    assert.equal((await open()).received, 12);
    assert.equal((await open({ division: VILLAGE })).received, 10);
    assert.deepEqual(await open({ category: 'disputes' }), NONE);
    assert.deepEqual(await open({ since: '2026-03-06T00:00:00+08:00' }), NONE);
  });

  it('leave out small groups, and the next one where they could be worked out', async () => {
    const groups = async (asked: StatsAsked) =>
      (await open(asked)).groups?.map(({ key, received }) => [key, received]);
    // One case of fire, and four of covers with it: fewer would tell of the one.
    assert.deepEqual(await groups({ by: 'category' }), [['city.roads', 5]]);
    assert.deepEqual(await groups({ by: 'kind' }), [['report', 10]]);
    assert.equal((await open({ by: 'kind' })).received, 12);
    assert.deepEqual(await open({ category: 'safety', by: 'division' }), { ...NONE, groups: [] });
    assert.equal((await open({ division: VILLAGE, category: 'safety.fire' })).few, true);
  });
});
