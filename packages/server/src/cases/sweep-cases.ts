import { YztError } from '@yizhangtu/standard';
import { byClock, SYSTEM, type Actor } from '@yizhangtu/standard/cases.js';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import type { CountyCases } from './case-settings.ts';
import { lockRecord, readLog } from './case-store.ts';
import { eachDue } from './due-cases.ts';
import { perform } from './perform.ts';
import { saveCase } from './save-case.ts';
import type { SetAside } from './set-aside.ts';

const SERVER: Actor = { system: true };
const DAY_MS = 86_400_000;

/**
 * Does to one case what its time has come for. Another server may have done it meanwhile, or a person something
 * else: what is to be done is told from the log of the locked case.
 */
async function act(
  { db, county }: Scope,
  id: string,
  cases: CountyCases,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const record = await lockRecord(scope, id);
    if (record === undefined) return;
    const events = await readLog(scope, id);
    const due = byClock(record, events, cases);
    if (due === undefined || due.at > now.getTime()) return;
    const server = { viewer: SYSTEM, actor: SERVER, now };
    const state = perform({ record, events }, due.command, server, cases);
    await saveCase(scope, { state, kept: events.length }, { cases, now });
  });
}

/** As {@link act}; what cannot go on for want of a calendar waits for a person, or for its calendar. */
async function actInTime(...asked: Parameters<typeof act>): Promise<void> {
  try {
    await act(...asked);
  } catch (error) {
    if (!(error instanceof YztError) || error.code !== 'calendar_incomplete') throw error;
  }
}

/**
 * Closes cases that were answered and that nobody has done anything to for the days that the county names, and goes
 * on with those that were suspended until a date: each in a transaction of its own, and once, however many servers
 * do it at a time.
 */
export async function sweepCases(
  scope: Scope,
  {
    cases,
    now,
    aside,
  }: { readonly cases: CountyCases; readonly now: Date; readonly aside: SetAside },
): Promise<void> {
  const actOn = (id: string): Promise<void> => actInTime(scope, id, cases, now);
  await eachDue(scope, { by: 'resumes', until: now, aside }, actOn);
  const { closeAfter } = cases;
  if (closeAfter === undefined) return;
  const until = new Date(now.getTime() - closeAfter * DAY_MS);
  await eachDue(scope, { by: 'rests', until, aside }, actOn);
}
