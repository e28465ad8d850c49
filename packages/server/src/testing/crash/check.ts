import { isDeepStrictEqual } from 'node:util';
import { project, type CaseEvent, type CaseRecord } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import type { Scope } from '../../store/scope.ts';
import type { Sent } from './load.ts';

export interface Counts {
  readonly cases: number;
  readonly events: number;
  readonly notices: number;
}
export interface Checked extends Counts {
  /** What does not fit, a sentence each. */
  readonly faults: readonly string[];
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Keys that stand more than once. */
const doubled = (keys: readonly string[]): string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
];
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Whether a case is what its log gives, event for event. */
function caseFaults(record: CaseRecord, columns: object, log: readonly CaseEvent[]): string[] {
  const gaps = log.some(({ seq }, index) => seq !== index + 1);
  const { state, version, published, tier } = record;
  return [
    ...(log.length === 0 ? [`case ${record.id} has no event`] : []),
    ...(gaps ? [`case ${record.id} has gaps in its log`] : []),
    ...(version === log.length
      ? []
      : [`case ${record.id}: version ${version}, ${log.length} events`]),
    ...(log.length > 0 && !isDeepStrictEqual(plain(project(log)), plain(record))
      ? [`case ${record.id} is not what its log gives`]
      : []),
    ...(isDeepStrictEqual(columns, { state, version, published, tier })
      ? []
      : [`case ${record.id}: its columns are not its own`]),
  ];
}

/** Whether each thing that was sent was done, once. */
function sentFaults(sent: readonly Sent[], log: readonly CaseEvent[], cases: number): string[] {
  const ids = new Set(log.map(({ id }) => id));
  const reports = sent.filter(({ path }) => path === 'cases');
  const commands = sent.filter(({ path }) => path !== 'cases');
  // A report of these is submitted, accepted and dispatched.
  const events = reports.length * 3 + commands.length;
  return [
    ...(cases === reports.length ? [] : [`${reports.length} reports made ${cases} cases`]),
    ...(log.length === events ? [] : [`${events} events are due, there are ${log.length}`]),
    ...commands.flatMap(({ answer, key }) =>
      answer?.event !== undefined && ids.has(answer.event) ? [] : [`${key} has no event`],
    ),
  ];
}

/**
 * Looks through all that a county has of cases, with no server running: each case is the fold of its log, each
 * event has its row of the outbox, is told once, and stands in the stream once; and what was sent was done once.
 */
export async function checkCounty({ db, county }: Scope, sent: readonly Sent[]): Promise<Checked> {
  const records = await db
    .selectFrom('case_record')
    .select([sql<CaseRecord>`body`.as('record'), 'state', 'version', 'published', 'tier'])
    .where('county_code', '=', county)
    .execute();
  const log = (
    await db
      .selectFrom('case_event')
      .select(sql<CaseEvent>`body`.as('event'))
      .where('county_code', '=', county)
      .orderBy('case_id')
      .orderBy('seq')
      .execute()
  ).map(({ event }) => event);
  const outbox = await db
    .selectFrom('outbox')
    .select(['event_id', 'done'])
    .where('county_code', '=', county)
    .where('event_id', 'is not', null)
    .execute();
  const orders = await db
    .selectFrom('work_order')
    .select(['case_id', 'number', 'state'])
    .where('county_code', '=', county)
    .execute();
  const messages = await db
    .selectFrom('message')
    .select(['person', sql<string>`body ->> 'template'`.as('template')])
    .select(sql<string>`body ->> 'event'`.as('event'))
    .where('county_code', '=', county)
    .execute();
  const counted = await db
    .selectFrom('message_count')
    .select(['person', 'unread'])
    .where('county_code', '=', county)
    .execute();
  const stream = await db
    .selectFrom('stream_event')
    .select(['seq', 'event_id'])
    .where('county_code', '=', county)
    .orderBy('seq')
    .execute();
  const begun = await db
    .selectFrom('idempotency')
    .select('key')
    .where('county_code', '=', county)
    .where('answer', 'is', null)
    .execute();

  const logs = groupBy(log, (event) => event.case);
  const known = new Set(records.map(({ record }) => record.id));
  const told = outbox.map(({ event_id: id }) => String(id));
  const isTold = new Set(told);
  const streamed = stream.flatMap(({ event_id: id }) => id ?? []);
  const isStreamed = new Set(streamed);
  const isEvent = new Set(log.map(({ id }) => id));
  const ofPerson = groupBy(messages, ({ person }) => person);
  const orderStates = new Map(orders.map((one) => [`${one.case_id}.${one.number}`, one.state]));
  const dispatches = log.filter(({ type }) => type === 'dispatched');
  const heard = new Set(
    messages.filter((one) => one.template === 'case-dispatched').map(({ event }) => event),
  );
  const faults = [
    ...records.flatMap(({ record, ...columns }) =>
      caseFaults(record, columns, logs.get(record.id) ?? []),
    ),
    ...[...logs.keys()].flatMap((id) => (known.has(id) ? [] : [`events of no case: ${id}`])),
    ...records.flatMap(({ record }) =>
      record.orders.flatMap(({ id, state }) =>
        orderStates.get(id) === state ? [] : [`assignment ${id} is not what its log gives`],
      ),
    ),
    ...log.flatMap(({ id }) => (isTold.has(id) ? [] : [`event ${id} has no row of the outbox`])),
    ...told.flatMap((id) => (isEvent.has(id) ? [] : [`a row of the outbox of no event: ${id}`])),
    ...doubled(told).map((id) => `event ${id} has two rows of the outbox`),
    ...outbox.flatMap(({ event_id: id, done }) => (done === null ? [`not told of: ${id}`] : [])),
    ...doubled(messages.map((one) => `${one.person} ${one.event} ${one.template}`)).map(
      (one) => `told twice: ${one}`,
    ),
    ...dispatches.flatMap(({ id }) => (heard.has(id) ? [] : [`a reporter was not told of ${id}`])),
    ...counted.flatMap(({ person, unread }) =>
      (ofPerson.get(person) ?? []).length === unread
        ? []
        : [`${person}: ${unread} is not the count`],
    ),
    ...stream.flatMap(({ seq }, index) =>
      seq === (stream[0]?.seq ?? 0) + index ? [] : [`the stream has a gap before ${seq}`],
    ),
    ...doubled(streamed).map((id) => `event ${id} stands twice in the stream`),
    ...log.flatMap(({ id }) => (isStreamed.has(id) ? [] : [`event ${id} is not in the stream`])),
    ...begun.map(({ key }) => `the key ${key} was begun and never done`),
    ...sentFaults(sent, log, records.length),
  ];
  return { cases: records.length, events: log.length, notices: messages.length, faults };
}
