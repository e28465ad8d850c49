import type { Message, MessageCount } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import { statement } from '../database/statement.ts';
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

const RECOUNT = statement((db, { county, people }: { county: string; people: string }) => ({
  compile: () =>
    sql<MessageCount>`
      insert into message_count (county_code, person, version, unread, unseen)
      select ${county}, person, 1,
        (select count(*) from message where county_code = ${county}
          and message.person = one.person and read is null),
        (select count(*) from message where county_code = ${county}
          and message.person = one.person and seen is null)
      from json_array_elements_text(${people}::json) as one (person)
      on conflict (county_code, person) do update
        set version = message_count.version + 1, unread = excluded.unread, unseen = excluded.unseen
      returning version, unread, unseen`.compile(db),
}));

/**
 * Counts the messages of some people afresh and raises the versions. To be called in the transaction that changed
 * the messages, with the stream's head held: the numbers are then those of the version.
 */
export async function recountAll(
  { db, county }: Scope,
  people: readonly string[],
): Promise<MessageCount[]> {
  return people.length === 0 ? [] : RECOUNT(db, { county, people: JSON.stringify(people) });
}

/** As {@link recountAll}, for one person. */
export async function recount(scope: Scope, person: string): Promise<MessageCount> {
  const [count = NOTHING] = await recountAll(scope, [person]);
  return count;
}

export interface Told {
  readonly person: string;
  /** What it tells of. */
  readonly once: string;
  readonly message: Message;
}

const KEEP = statement((db, { county, told }: { county: string; told: string }) => ({
  compile: () =>
    sql<{ person: string; id: string }>`
      insert into message (county_code, person, id, once, case_id, body)
      select ${county}, person, (message ->> 'id')::uuid, once, (message ->> 'case')::uuid, message
      from json_to_recordset(${told}::json) as one (person text, once text, message json)
      on conflict (county_code, person, once) do nothing
      returning person, id`.compile(db),
}));

/** Keeps messages, each for its person once. @returns those that are new */
export async function keepMessages(
  { db, county }: Scope,
  told: readonly Told[],
): Promise<{ person: string; id: string }[]> {
  return told.length === 0 ? [] : KEEP(db, { county, told: JSON.stringify(told) });
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
