import type {
  CaseEvent,
  CaseRecord,
  CaseRules,
  ClockWarning,
  Message,
} from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { NO_END, numberOf } from '../cases/case-rows.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendStream, holdHead, type NewStreamRow } from '../stream/stream-store.ts';
import { keepMessages, recount, type Told } from './message-store.ts';
import { clockNoticesOf, noticesOf, type Notice } from './notices.ts';
import { recipientsOf } from './recipients.ts';

/** Rows of the outbox that one transaction works through. */
const AT_ONCE = 100;

interface Waiting {
  readonly id: string;
  readonly at: Date;
  readonly caseId: string;
  readonly record: CaseRecord;
  readonly event: CaseEvent | null;
  readonly clock: ClockWarning | null;
}

async function readWaiting({ db, county }: Scope): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('case_record', (join) =>
      join
        .onRef('case_record.county_code', '=', 'outbox.county_code')
        .onRef('case_record.id', '=', 'outbox.case_id'),
    )
    .leftJoin('case_event', (join) =>
      join
        .onRef('case_event.county_code', '=', 'outbox.county_code')
        .onRef('case_event.id', '=', 'outbox.event_id'),
    )
    .select([
      'outbox.id',
      'outbox.at',
      'outbox.case_id',
      sql<CaseRecord>`case_record.body`.as('record'),
      sql<CaseEvent | null>`case_event.body`.as('event'),
      sql<ClockWarning | null>`outbox.clock`.as('clock'),
    ])
    .where('outbox.county_code', '=', county)
    .where('outbox.done', 'is', null)
    .orderBy('outbox.id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ case_id, ...row }) => ({ ...row, caseId: case_id }));
}

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
  for (const notice of [...doable, ...notices]) {
    const people = await recipientsOf(scope, notice.audience, { record, now });
    for (const person of people) {
      if (person === event?.actor.person || told.has(person)) continue;
      const message = await messageOf(scope, waiting, notice);
      told.set(person, { person, once: `${waiting.id} ${notice.template}`, message });
    }
  }
  return [...told.values()];
}

export interface TellWith {
  readonly rules: CaseRules;
  readonly now: Date;
}

/**
 * Works through a part of a county's outbox in one transaction: writes messages, their counts and what streams say,
 * in the order in which it happened. Two at once do one after the other.
 *
 * @returns whether there may be more
 */
export async function tellPeople({ db, county }: Scope, tell: TellWith): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const scope: Scope = { db: transaction, county };
    const head = await holdHead(scope);
    const waiting = await readWaiting(scope);
    if (waiting.length === 0) return false;
    const rows: NewStreamRow[] = [];
    const people = new Set<string>();
    for (const one of waiting) {
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
    }
    for (const person of people) await recount(scope, person);
    await appendStream(scope, rows, { head, now: tell.now });
    await transaction
      .updateTable('outbox')
      .set({ done: tell.now })
      .where('county_code', '=', county)
      .where(
        'id',
        'in',
        waiting.map(({ id }) => id),
      )
      .execute();
    return waiting.length === AT_ONCE;
  });
}
