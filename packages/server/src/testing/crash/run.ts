import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readyCaseSettings } from '@yizhangtu/standard/cases.js';
import { openDatabase } from '../../database/open.ts';
import { tellPeople } from '../../messages/tell-people.ts';
import type { Scope } from '../../store/scope.ts';
import { CASES, DESK } from '../case-desk.ts';
import { COUNTY, countyFolder } from '../county-folder.ts';
import type { Draws } from '../draws.ts';
import { startPostgres } from '../postgres.ts';
import type { Kind } from '../test-server.ts';
import { checkCounty, type Checked } from './check.ts';
import { Load, type Sent } from './load.ts';
import { startHost } from './process.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly chance: Draws;
}
export interface CrashRun extends Checked {
  readonly kills: number;
  readonly requests: number;
  readonly seconds: number;
}

/** People at work at once. */
const HANDS = 4;
/** A server lives for so many statements at most: a report takes some thirty, a command twenty. */
const MOST_STATEMENTS = 400;

const ROUNDS_OF_TELLING = 100;

/** Tells people what they wait to be told, as the next server would, and looks through everything. */
async function look(
  of: { readonly dataDir: string; readonly databaseUrl: string | undefined },
  sent: readonly Sent[],
): Promise<Checked> {
  const database = await openDatabase(of);
  try {
    const scope: Scope = { db: database.db, county: COUNTY };
    const { rules } = readyCaseSettings(CASES);
    const onFailed = (error: Error): never => {
      throw error;
    };
    for (let round = 0; round < ROUNDS_OF_TELLING; round += 1) {
      if (!(await tellPeople(scope, { rules, now: new Date(), onFailed }))) break;
    }
    return await checkCounty(scope, sent);
  } finally {
    await database.close();
  }
}

/**
 * Kills a server at work again and again, between any two statements, and starts it again on the same data. What
 * was not answered is sent again under the same key, until it is. Then all of it is sent once more.
 */
export async function crashRun(kind: Kind, { kills, chance }: CrashOptions): Promise<CrashRun> {
  const since = performance.now();
  const postgres = kind === 'PostgreSQL' ? await startPostgres() : undefined;
  const databaseUrl = postgres?.url;
  const county = await countyFolder(DESK);
  const dataDir = await mkdtemp(join(tmpdir(), 'yzt-crash-'));
  const of = { counties: [county], dataDir, databaseUrl };
  const load = new Load(HANDS);
  try {
    const first = await startHost(of);
    await load.signIn(first.url);
    await first.stop();
    const ends: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const killAfter = 1 + chance.below(MOST_STATEMENTS);
      const host = await startHost({ ...of, killAfter });
      await load.work(host.url, host.gone);
      ends.push(String(await host.gone));
    }
    const last = await startHost(of);
    await load.finish(last.url);
    await last.stop();
    const before = await look(of, load.sent);
    const again = await startHost(of);
    const otherwise = await load.sendAllAgain(again.url);
    await again.stop();
    const after = await look(of, load.sent);
    const same = isDeepStrictEqual(before, after);
    return {
      ...after,
      kills: ends.filter((end) => end === 'SIGKILL').length,
      requests: load.sent.length,
      seconds: (performance.now() - since) / 1000,
      faults: [
        ...load.faults,
        ...before.faults,
        ...otherwise,
        ...(same ? [] : ['what was sent once more changed something']),
      ],
    };
  } finally {
    await postgres?.stop();
    await rm(county, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  }
}
