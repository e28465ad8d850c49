import type { CaseRules, Message } from '@yizhangtu/standard/cases.js';
import { v7 as uuid } from 'uuid';
import { NO_END, numberOf } from '../cases/case-rows.ts';
import { passes } from '../database/typed-error.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendStream, holdHead, type NewStreamRow } from '../stream/stream-store.ts';
import { keepMessages, recountAll, type Told } from './message-store.ts';
import { clockNoticesOf, noticesOf, type Notice } from './notices.ts';
import { markDone, markFailed, nextWaiting, readWaiting, type Waiting } from './outbox.ts';
import { recipientsOf } from './recipients.ts';

/** Rows of the outbox that one transaction works through. */
const AT_ONCE = 100;
/** After so many messages a transaction ends: while it runs, who marks messages in the county waits. */
const MOST_MESSAGES = 1000;

/** Whether a message says by when something has to be done. */
const saysDue = ({ template }: Notice): boolean =>
  template === 'order-assigned' ||
  template === 'extension-granted' ||
  template.startsWith('clock-');

/** The end of the clock of an assignment, or of the case where it is about none. */
async function dueOf(
  { db, county }: Scope,
  { order }: Notice,
  caseId: string,
): Promise<{ dueAt?: string }> {
  const { due } =
    order === undefined
      ? await db
          .selectFrom('case_record')
          .select('due')
          .where('county_code', '=', county)
          .where('id', '=', caseId)
          .executeTakeFirstOrThrow()
      : await db
          .selectFrom('work_order')
          .select('ends as due')
          .where('county_code', '=', county)
          .where('case_id', '=', caseId)
          .where('number', '=', numberOf(order))
          .executeTakeFirstOrThrow();
  return due === null || due >= NO_END ? {} : { dueAt: due.toISOString() };
}

async function messageOf(
  scope: Scope,
  { record, event, at }: Waiting,
  notice: Notice,
): Promise<Message> {
  const { template, params, order, actions } = notice;
  const { id, title, receipt } = record;
  const due = saysDue(notice) ? await dueOf(scope, notice, id) : {};
  return {
    id: uuid(),
    template,
    params: { title, receipt, ...due, ...params },
    case: id,
    receipt,
    ...(order === undefined ? {} : { order }),
    ...(event === null ? {} : { event: event.id }),
    at: at.toISOString(),
    actions: actions.map((command) => ({
      id: command,
      command,
      ...(order === undefined ? {} : { order }),
    })),
  };
}

/** What people are told of a row of the outbox: whoever did it knows it already, and nobody is told it twice. */
async function toldOf(scope: Scope, waiting: Waiting, { rules, now }: TellWith): Promise<Told[]> {
  const { record, event, clock } = waiting;
  const notices =
    event !== null
      ? noticesOf(event, record, rules)
      : clock !== null
        ? clockNoticesOf(clock, record)
        : [];
  const told = new Map<string, Told>();
  // Who is told more than one thing at once is told what they have to do.
  const doable = notices.filter(({ actions }) => actions.length > 0);
  for (const notice of new Set([...doable, ...notices])) {
    const people = await recipientsOf(scope, notice.audience, { record, now });
    const fresh = people.filter((one) => one !== event?.actor.person && !told.has(one));
    if (fresh.length === 0) continue;
    const message = await messageOf(scope, waiting, notice);
    const once = `${waiting.id} ${notice.template}`;
    for (const person of fresh) {
      told.set(person, { person, once, message: { ...message, id: uuid() } });
    }
  }
  return [...told.values()];
}

export interface TellWith {
  readonly rules: CaseRules;
  readonly now: Date;
  /** A row of the outbox that people cannot be told of. It is tried again later, and the others go on. */
  readonly onFailed: (error: Error) => void;
}

/**
 * Works through some rows of the outbox in one transaction: writes messages, their counts and what streams say, in
 * the order in which it happened. Two at once do one after the other.
 *
 * @returns whether it came to the last one
 */
async function tellRows(
  { db, county }: Scope,
  ids: readonly string[],
  tell: TellWith,
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const head = await holdHead(scope);
    const waiting = await readWaiting(scope, ids);
    const rows: NewStreamRow[] = [];
    const people = new Set<string>();
    const done: string[] = [];
    let messages = 0;
    for (const one of waiting) {
      if (messages >= MOST_MESSAGES) break;
      const kept = await keepMessages(scope, await toldOf(scope, one, tell));
      rows.push({
        caseId: one.caseId,
        eventId: one.event?.id ?? null,
        person: null,
        messageId: null,
      });
      for (const { person, id } of kept) {
        people.add(person);
        rows.push({ caseId: null, eventId: null, person, messageId: id });
      }
      messages += kept.length;
      done.push(one.id);
    }
    if (done.length === 0) return true;
    await recountAll(scope, [...people]);
    await appendStream(scope, rows, { head, now: tell.now });
    await markDone(scope, done, tell.now);
    return done.length === waiting.length;
  });
}

/** As {@link tellRows}, each row by itself: what cannot be told is marked and said, and keeps no other back. */
async function tellEach(scope: Scope, ids: readonly string[], tell: TellWith): Promise<void> {
  for (const id of ids) {
    try {
      await tellRows(scope, [id], tell);
    } catch (error) {
      if (passes(error)) throw error;
      await markFailed(scope, id, { error, now: tell.now });
      tell.onFailed(
        new Error(`row ${id} of the outbox cannot be told: ${String(error)}`, { cause: error }),
      );
    }
  }
}

/**
 * Works through a part of a county's outbox, as {@link tellRows} does.
 *
 * @returns whether there may be more
 */
export async function tellPeople(scope: Scope, tell: TellWith): Promise<boolean> {
  const ids = await nextWaiting(scope, { now: tell.now, limit: AT_ONCE });
  if (ids.length === 0) return false;
  let all = true;
  try {
    all = await tellRows(scope, ids, tell);
  } catch (error) {
    if (passes(error)) throw error;
    await tellEach(scope, ids, tell);
  }
  return !all || ids.length === AT_ONCE;
}
