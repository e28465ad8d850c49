import type { Message, MessageCount } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';

/** Nobody has told this person anything yet. */
const NOTHING: MessageCount = { version: 0, unread: 0, unseen: 0 };

export async function readCount({ db, county }: Scope, person: string): Promise<MessageCount> {
  const row = await db
    .selectFrom('message_count')
    .select(['version', 'unread', 'unseen'])
    .where('county_code', '=', county)
    .where('person', '=', person)
    .executeTakeFirst();
  return row ?? NOTHING;
}

/**
 * Counts afresh and raises the version. To be called in the transaction that changed the messages, with the stream's
 * head held: the numbers are then those of the version.
 */
export async function recount({ db, county }: Scope, person: string): Promise<MessageCount> {
  const waiting = (state: 'read' | 'seen') =>
    db
      .selectFrom('message')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('county_code', '=', county)
      .where('person', '=', person)
      .where(state, 'is', null)
      .executeTakeFirstOrThrow();
  const [{ n: unread }, { n: unseen }] = [await waiting('read'), await waiting('seen')];
  return db
    .insertInto('message_count')
    .values({ county_code: county, person, version: 1, unread, unseen })
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'person']).doUpdateSet({
        version: sql<number>`message_count.version + 1`,
        unread,
        unseen,
      }),
    )
    .returning(['version', 'unread', 'unseen'])
    .executeTakeFirstOrThrow();
}

export interface Told {
  readonly person: string;
  /** What it tells of. */
  readonly once: string;
  readonly message: Message;
}

/** Keeps messages, each for its person once. @returns those that are new */
export async function keepMessages(
  { db, county }: Scope,
  told: readonly Told[],
): Promise<{ person: string; id: string }[]> {
  if (told.length === 0) return [];
  return db
    .insertInto('message')
    .values(
      told.map(({ person, once, message }) => ({
        county_code: county,
        person,
        id: message.id,
        once,
        case_id: message.case,
        body: JSON.stringify(message),
      })),
    )
    .onConflict((conflict) => conflict.columns(['county_code', 'person', 'once']).doNothing())
    .returning(['person', 'id'])
    .execute();
}

interface Row {
  readonly body: Message;
  readonly seen: Date | null;
  readonly read: Date | null;
}

const messageOf = ({ body, seen, read }: Row): Message => ({
  ...body,
  ...(seen === null ? {} : { seenAt: seen.toISOString() }),
  ...(read === null ? {} : { readAt: read.toISOString() }),
});

const columns = [sql<Message>`body`.as('body'), 'seen', 'read'] as const;

export async function readMessage(
  { db, county }: Scope,
  person: string,
  id: string,
): Promise<Message | undefined> {
  const row = await db
    .selectFrom('message')
    .select(columns)
    .where('county_code', '=', county)
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && messageOf(row);
}

export interface MessagesWanted {
  readonly unread: boolean;
  readonly limit: number;
  /** Those before this one, in time. */
  readonly before: string | undefined;
}

/** Messages of a person, the newest first, one more than was asked for where there are more. */
export async function listMessages(
  { db, county }: Scope,
  person: string,
  { unread, limit, before }: MessagesWanted,
): Promise<Message[]> {
  let query = db
    .selectFrom('message')
    .select(columns)
    .where('county_code', '=', county)
    .where('person', '=', person);
  if (unread) query = query.where('read', 'is', null);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(messageOf);
}

export interface Marking {
  readonly mark: 'seen' | 'read' | 'unread';
  readonly upTo?: string | undefined;
  readonly messages?: readonly string[] | undefined;
  readonly now: Date;
}

/** Marks messages of a person. What is read is seen. @returns whether anything changed */
export async function markMessages(
  { db, county }: Scope,
  person: string,
  { mark, upTo, messages, now }: Marking,
): Promise<boolean> {
  const set = {
    seen: { seen: now },
    read: { read: now, seen: sql<Date>`coalesce(seen, ${now})` },
    unread: { read: null },
  }[mark];
  let query = db
    .updateTable('message')
    .set(set)
    .where('county_code', '=', county)
    .where('person', '=', person)
    .where(mark === 'seen' ? 'seen' : 'read', mark === 'unread' ? 'is not' : 'is', null);
  if (upTo !== undefined) query = query.where('id', '<=', upTo);
  if (messages !== undefined) query = query.where('id', 'in', messages);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps what came of an action of a message. */
export async function settleAction(
  { db, county }: Scope,
  person: string,
  message: Message,
): Promise<void> {
  const { seenAt, readAt, ...body } = message;
  void seenAt;
  void readAt;
  await db
    .updateTable('message')
    .set({ body: JSON.stringify(body) })
    .where('county_code', '=', county)
    .where('person', '=', person)
    .where('id', '=', message.id)
    .execute();
}
