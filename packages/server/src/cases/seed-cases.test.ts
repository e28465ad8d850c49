import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  apply,
  CASE_RULES,
  readyCaseSettings,
  receiptNumber,
  SYSTEM,
  type CaseEvent,
  type CaseRecord,
  type Command,
  type Viewer,
} from '@yizhangtu/standard/cases.js';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database/open.ts';
import { seed } from '../seed.ts';
import { COUNTY, countyFolder } from '../testing/county-folder.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { caseStats } from './stats.ts';
import { readLog, readRecord } from './case-store.ts';

const DIVISION = '330521100201';
const CENTRE: Viewer = { relations: ['centre', 'tier'], orders: [] };

/** The log of a case that these commands were done to, an hour apart. */
function logOf(start: string, commands: readonly (readonly [Command, Viewer])[]): CaseEvent[] {
  const log: CaseEvent[] = [];
  let state: CaseRecord | undefined;
  const from = Date.parse(start);
  for (const [index, [command, viewer]] of commands.entries()) {
    const now = new Date(from + index * 3_600_000).toISOString();
    const applied = apply(state, command, {
      viewer,
      actor: {},
      id: uuid(),
      now,
      rules: CASE_RULES,
      begins: {
        id: uuid({ msecs: from }),
        beginning: {
          county: COUNTY,
          receipt: receiptNumber(COUNTY, from, new Uint8Array(40).fill(log.length + (from % 200))),
          within: [COUNTY, '330521100', DIVISION],
          tier: 'county',
          reporter: { anonymous: true },
          sample: true,
        },
      },
    });
    assert.ok(applied.ok);
    state = applied.state;
    log.push(...applied.events);
  }
  return log;
}

const submit: readonly [Command, Viewer] = [
  {
    type: 'submit',
    report: {
      kind: 'city-event',
      category: 'city.roads.fallen',
      title: '树枝掉落',
      description: '树枝掉在路上。',
      place: { division: DIVISION },
    },
  },
  { relations: ['reporter'], orders: [] },
];
const reject: readonly [Command, Viewer] = [
  { type: 'reject', reason: '不归本县', basis: '规定' },
  CENTRE,
];

describe('cases that a county folder brings', () => {
  let database: Database;
  let folder: string;
  const logs = [
    logOf('2026-03-02T01:00:00.000Z', [submit]),
    logOf('2026-03-03T01:00:00.001Z', [submit, reject]),
    logOf('2026-03-04T01:00:00.002Z', [submit, [{ type: 'accept' }, SYSTEM]]),
  ];
  before(async () => {
    folder = await countyFolder();
    await writeFile(join(folder, 'cases.json'), JSON.stringify(logs));
    database = await openTestDatabase();
    await seed(database, folder);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const scope = () => ({ db: database.db, county: COUNTY });

  it('stand with their whole logs, and are counted', async () => {
    const { tree } = readyCaseSettings();
    const stats = await caseStats(scope(), {}, { tree, now: new Date('2026-03-05T00:00:00Z') });
    assert.equal(stats.received, 3);
    for (const log of logs) {
      const id = log[0]?.case ?? '';
      assert.deepEqual(await readLog(scope(), id), log);
      assert.equal((await readRecord(scope(), id))?.version, log.length);
    }
  });

  it('tell nobody of what was long ago', async () => {
    const rows = await database.db
      .selectFrom('outbox')
      .select(['event_id', 'done'])
      .where('county_code', '=', COUNTY)
      .execute();
    assert.equal(rows.length, logs.flat().length);
    assert.ok(rows.every(({ done }) => done !== null));
  });

  it('stay as they are when the folder is read again with more', async () => {
    const more = logOf('2026-03-06T01:00:00.003Z', [submit]);
    await writeFile(join(folder, 'cases.json'), JSON.stringify([...logs, more]));
    assert.equal((await seed(database, folder)).changed, true);
    const { tree } = readyCaseSettings();
    const stats = await caseStats(scope(), { by: 'kind' }, { tree, now: new Date() });
    assert.equal(stats.received, 4);
    assert.deepEqual(
      stats.groups?.map(({ key, received }) => [key, received]),
      [['city-event', 4]],
    );
  });
});
