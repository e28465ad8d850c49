import type { CaseRecord } from './case.ts';
import type { CommandType } from './commands.ts';
import type { Assigned, CaseEvent, EventData } from './event.ts';
import { tierWithin, type OrderStateId } from './states.ts';
import { commandOfEvent, transitionOf } from './transitions.ts';
import { activeOrders } from './viewer.ts';
import type { WorkOrder } from './work-order.ts';

/** What an event changes besides states, by the command that it came of. */
type Effects = {
  readonly [T in CommandType]?: (
    record: CaseRecord,
    data: EventData[T],
    event: CaseEvent,
  ) => Partial<CaseRecord>;
};

const EFFECTS: Effects = {
  resupply: (record, data) => ({
    question: undefined,
    ...(data.photos === undefined
      ? {}
      : { supplied: [...(record.supplied ?? []), ...data.photos] }),
    ...(data.fields === undefined ? {} : { fields: { ...record.fields, ...data.fields } }),
    // Where everyone sees the case, an office decides what everyone may see of its place.
    ...(record.published && data.place !== undefined
      ? { suppliedPlace: data.place }
      : movedTo(record, data)),
  }),
  accept: (_, __, event) => ({ acceptedAt: event.occurredAt }),
  'ask-info': (_, { question }) => ({ question }),
  reject: (_, { reason, basis }) => ({ rejection: { reason, basis } }),
  merge: (_, { into }) => ({ mergedInto: into }),
  dispatch: (record, { join, orders }, event) => ({
    join,
    orders: [...record.orders, ...made(record, orders, event)],
    dispatchedAt: event.occurredAt,
  }),
  'add-department': (record, { orders }, event) => ({
    orders: [...record.orders, ...made(record, orders, event)],
  }),
  sign: (record, _, event) => inOrder(record, event, () => ({ signedAt: event.occurredAt })),
  return: (record, { reason, basis }, event) => ({
    ...inOrder(record, event, () => ({ returned: { reason, basis } })),
    returns: record.returns + 1,
  }),
  'request-extension': (record, { reason, limit }, event) =>
    inOrder(record, event, () => ({ extension: { reason, limit } })),
  'grant-extension': (record, _, event) => inOrder(record, event, () => ({ extension: undefined })),
  'deny-extension': (record, _, event) => inOrder(record, event, () => ({ extension: undefined })),
  finish: (record, _, event) => inOrder(record, event, () => ({ doneAt: event.occurredAt })),
  reassign: (record, { orders }, event) => replaced(record, 'reassigned', orders, event),
  adjudicate: (record, { orders }, event) => replaced(record, 'released', orders, event),
  answer: (_, { answer, solved, unsolvedReason }, event) => ({
    answer: {
      for: 'reporter',
      answer,
      solved,
      ...(unsolvedReason === undefined ? {} : { unsolvedReason }),
    },
    answeredAt: event.occurredAt,
  }),
  revisit: (record, { satisfaction, redo }) => ({
    satisfaction,
    ...(redo === true ? again(record) : {}),
  }),
  resume: () => ({ question: undefined }),
  close: (_, __, event) => ({ closedAt: event.occurredAt }),
  reopen: again,
  transfer: (_, { system, number }) => ({
    transferredTo: { system, ...(number === undefined ? {} : { number }) },
  }),
  urge: (record, _, event) => ({ urges: record.urges + 1, urgedAt: event.recordedAt }),
  supervise: (_, { light }, event) => ({ supervised: { light, at: event.occurredAt } }),
  escalate: (_, { tier }) => ({ tier }),
  'hand-down': (_, { tier }) => ({ tier }),
  publish: () => ({ published: true }),
  withhold: () => ({ published: false }),
  correct: (record, data) => ({
    kind: data.kind ?? record.kind,
    category: data.category ?? record.category,
    title: data.title ?? record.title,
    ...(data.corrects === 'submitted' && data.text !== undefined ? { description: data.text } : {}),
    ...movedTo(record, data),
    ...(data.place === undefined ? {} : { suppliedPlace: undefined }),
    ...(data.corrects === 'answered' && data.text !== undefined && record.answer !== undefined
      ? { answer: { ...record.answer, answer: data.text } }
      : {}),
  }),
};

/** A case at the place that an event puts it at, in a loop that there is at that place. */
function movedTo(
  record: CaseRecord,
  data: Pick<EventData['resupply'], 'place' | 'within'>,
): Pick<CaseRecord, 'place' | 'within' | 'tier'> {
  const { place = record.place, within = record.within } = data;
  return { place, within, tier: tierWithin(record.tier, within) };
}

/** A case that is handled once more: what answered it belongs to the round before. */
function again({ round }: CaseRecord): Partial<CaseRecord> {
  return { round: round + 1, answer: undefined, closedAt: undefined };
}

const made = (
  { id, round }: CaseRecord,
  orders: readonly Assigned[],
  event: CaseEvent,
): WorkOrder[] =>
  orders.map((order) => ({
    ...order,
    case: id,
    state: 'assigned',
    round,
    assignedAt: event.occurredAt,
  }));

function inOrder(
  { orders }: CaseRecord,
  event: CaseEvent,
  change: (order: WorkOrder) => Partial<WorkOrder>,
): { orders: WorkOrder[] } {
  return {
    orders: orders.map((order) =>
      order.id === event.order ? without({ ...order, ...change(order) }) : order,
    ),
  };
}

function replaced(
  record: CaseRecord,
  ended: 'reassigned' | 'released',
  by: readonly Assigned[],
  event: CaseEvent,
): { orders: WorkOrder[] } {
  const { orders } = inOrder(record, event, () => ({ ended, extension: undefined }));
  return { orders: [...orders, ...made(record, by, event)] };
}

/** Without the members that are undefined, so that a folded record and a stored one are the same. */
function without<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as T;
}

function begun(event: CaseEvent, data: EventData['submit']): CaseRecord {
  const { mayPublish, photos, ...rest } = data;
  return {
    ...rest,
    id: event.case,
    state: 'draft',
    version: 0,
    photos: photos ?? [],
    published: false,
    mayPublish: mayPublish ?? false,
    join: 'all',
    round: 0,
    orders: [],
    returns: 0,
    urges: 0,
    createdAt: event.occurredAt,
    updatedAt: event.recordedAt,
  };
}

/**
 * A case with one more event of its log. Events have to come in the order of `seq`. An event of a type
 * that this kit does not know changes the version alone.
 *
 * @throws Error when the log does not begin with a draft or a submission.
 */
export function fold(record: CaseRecord | undefined, event: CaseEvent): CaseRecord {
  const command = commandOfEvent(event.type);
  const begins = command === 'draft' || command === 'submit';
  if (record === undefined && !begins) throw new Error(`a log cannot begin with ${event.type}`);
  const start = begins
    ? {
        ...begun(event, event.data as unknown as EventData['submit']),
        ...(record === undefined ? {} : { createdAt: record.createdAt }),
        ...(command === 'submit' ? { submittedAt: event.occurredAt } : {}),
      }
    : (record as CaseRecord);
  const effect = command === undefined ? undefined : EFFECTS[command];
  const change = effect?.(start, event.data as never, event) ?? {};
  const changed = { ...start, ...change };
  return without({
    ...changed,
    ...(command === undefined ? {} : statesAfter(changed, command, event)),
    version: event.seq,
    updatedAt: event.recordedAt,
  });
}

function statesAfter(
  record: CaseRecord,
  command: CommandType,
  event: CaseEvent,
): Partial<CaseRecord> {
  const { to, redo, order } = transitionOf(command);
  const next = event.data['redo'] === true && redo !== undefined ? redo : to;
  const pauses = next === 'needs-info' || next === 'suspended';
  const state = next === 'before' ? (record.before ?? record.state) : (next ?? record.state);
  return {
    state,
    before: pauses ? record.state : next === undefined ? record.before : undefined,
    ...(order?.to === undefined ? {} : inOrder(record, event, () => orderState(order.to))),
  };
}

const orderState = (state: OrderStateId | undefined): Partial<WorkOrder> =>
  state === undefined ? {} : { state };

/**
 * The case that a log of events gives; undefined for an empty log.
 *
 * @throws Error when the log does not begin with a draft or a submission.
 */
export const project = (events: readonly CaseEvent[]): CaseRecord | undefined =>
  events.reduce<CaseRecord | undefined>(fold, undefined);

/**
 * Whether the case may be answered by its join rule. A returned assignment counts as not done until
 * somebody decides what becomes of it.
 */
export function isReady(record: Pick<CaseRecord, 'orders' | 'round' | 'join'>): boolean {
  const handling = activeOrders(record).filter(({ role }) => role !== 'inform');
  const done = handling.filter(({ state }) => state === 'done');
  const leads = handling.filter(({ role }) => role === 'lead');
  switch (record.join) {
    case 'any':
      return done.length > 0;
    case 'lead':
      return leads.length > 0 && leads.every(({ state }) => state === 'done');
    default:
      return handling.length > 0 && done.length === handling.length;
  }
}
