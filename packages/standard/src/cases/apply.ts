import type { CaseRecord } from './case.ts';
import type { Assignment, Command, CommandOf, CommandType } from './commands.ts';
import type { Assigned, Beginning, CaseEvent, EventData } from './event.ts';
import { fold, isReady } from './fold.ts';
import type { Actor, Limit, Unit } from './parts.ts';
import { refuse, type Refusal, type RefusalCode } from './refusal.ts';
import { TIERS, tierWithin, type JoinRule } from './states.ts';
import { COMMAND_TYPES } from './command-names.ts';
import { transitionOf } from './transitions.ts';
import { activeOrders, type Viewer } from './viewer.ts';
import type { WorkOrder } from './work-order.ts';

/** What a county decides of how its cases run. */
export interface CaseRules {
  /** After so many returns only the centre decides who has to take it. */
  readonly mostReturns: number;
  /** Hours that a reporter has to wait between two urges. */
  readonly urgeEvery: number;
  readonly join: JoinRule;
}

/** Where a county says nothing else. */
export const CASE_RULES: CaseRules = { mostReturns: 2, urgeEvery: 24, join: 'all' };

/** All that a command depends on besides the case. */
export interface CommandContext {
  /** Who asks, and as whom others see them. */
  readonly viewer: Viewer;
  readonly actor: Actor;
  /** UUIDv7 of the event. */
  readonly id: string;
  /** The server's time: RFC 3339. */
  readonly now: string;
  readonly rules: CaseRules;
  /** For `draft` and `submit`: id of the case and what the server knows of it. */
  readonly begins?: { readonly id: string; readonly beginning: Beginning };
  /** Limit of assignments that state none, from the category. */
  readonly limit?: Limit | undefined;
  /** For a command with a place: codes of the divisions that it lies in, the county's first. */
  readonly within?: readonly string[] | undefined;
  /** Its category is one whose cases are never published (see `isSaid`). */
  readonly confidential?: boolean | undefined;
  /** For a dispatch by the server: no rule had anybody for it, and it goes to the county's centre. */
  readonly unmatched?: boolean | undefined;
  /** For `correct`: the event that it is about. */
  readonly target?: CaseEvent | undefined;
}

export type Applied =
  | { readonly ok: true; readonly state: CaseRecord; readonly events: readonly [CaseEvent] }
  | Refusal;

/**
 * Does a command to a case: checks it against the table, makes its one event, and folds it in. Nothing is
 * changed in place. Extra fields, categories and divisions are checked before, by the server.
 */
export function apply(
  state: CaseRecord | undefined,
  command: Command,
  context: CommandContext,
): Applied {
  const refused =
    barrier(state, command.type, 'order' in command ? command.order : undefined, context.viewer) ??
    objection(state, command, context);
  if (refused !== undefined) return refuse(refused);
  const event = eventOf(state, command, context);
  return { ok: true, state: fold(state, event), events: [event] };
}

/** Why the table does not let `viewer` do it; undefined when it does. */
function barrier(
  state: CaseStanding | undefined,
  type: CommandType,
  orderId: string | undefined,
  viewer: Viewer,
): RefusalCode | undefined {
  const row = transitionOf(type);
  const order = state?.orders.find(({ id }) => id === orderId);
  if (!isAllowed(row.who, viewer, order)) return 'denied';
  const from = viewer.relations.includes('system')
    ? [...row.from, ...(row.byClock ?? [])]
    : row.from;
  if (!from.includes(state?.state ?? 'none')) return 'wrong_state';
  if (row.order === undefined) return undefined;
  if (state === undefined || order === undefined) return 'unknown_order';
  const active = activeOrders(state).includes(order);
  return active && row.order.from.includes(order.state) ? undefined : 'wrong_order_state';
}

/** For an assignment, its unit's relation is its own role and no other. */
function isAllowed(
  who: readonly string[],
  { relations, orders }: Viewer,
  order: WorkOrder | undefined,
): boolean {
  if (order === undefined) return relations.some((relation) => who.includes(relation));
  const others = relations.filter((one) => one !== 'lead' && one !== 'assist' && one !== 'inform');
  const mine = orders.includes(order.id) ? [order.role] : [];
  return [...others, ...mine].some((relation) => who.includes(relation));
}

const HOUR = 3_600_000;

/** Why this very command cannot be, beyond what the table says. */
function objection(
  state: CaseRecord | undefined,
  command: Command,
  { now, rules, target, confidential }: CommandContext,
): RefusalCode | undefined {
  if (state === undefined) return 'report' in command && command.report ? undefined : 'no_report';
  const order =
    'order' in command ? state.orders.find(({ id }) => id === command.order) : undefined;
  switch (command.type) {
    case 'dispatch':
      return unitsObjection([], command.orders, 1);
    case 'add-department': {
      const before = activeOrders(state);
      // Whoever led was released: another one has to.
      return unitsObjection(before, command.orders, before.some(isLead) ? 0 : 1);
    }
    case 'return':
      return order?.forced === true ? 'forced' : undefined;
    case 'reassign': {
      if (state.returns >= rules.mostReturns && order?.state === 'returned') return 'decision_due';
      const others = activeOrders(state).filter((one) => one !== order);
      const leads = (order && isLead(order)) || isLead(command.to) ? 1 : 0;
      return unitsObjection(others, [command.to], leads);
    }
    case 'adjudicate': {
      const others = activeOrders(state).filter((one) => one !== order);
      const to = command.to ?? order?.unit;
      return command.decision === 'force' && to && others.some(({ unit }) => isSame(unit, to))
        ? 'same_unit'
        : undefined;
    }
    case 'answer':
      if (!isReady(state)) return 'not_ready';
      return command.solved || command.unsolvedReason ? undefined : 'no_reason_unsolved';
    case 'urge': {
      const since = Date.parse(now) - Date.parse(state.urgedAt ?? '');
      return since < rules.urgeEvery * HOUR ? 'too_soon' : undefined;
    }
    case 'merge':
      return command.into === state.id ? 'same_case' : undefined;
    case 'escalate':
      return state.tier === 'county' ? 'no_tier' : undefined;
    case 'hand-down':
      return TIERS.indexOf(command.tier) < TIERS.indexOf(state.tier) &&
        tierWithin(command.tier, state.within) === command.tier
        ? undefined
        : 'no_tier';
    case 'publish':
      if (confidential === true) return 'confidential';
      return state.published ? 'as_it_is' : undefined;
    case 'withhold':
      return state.published ? undefined : 'as_it_is';
    case 'correct':
      return target?.id === command.event && target.case === state.id && canCorrect(target)
        ? undefined
        : 'unknown_event';
    default:
      return undefined;
  }
}

const isLead = ({ role }: { readonly role: string }): boolean => role === 'lead';

/** Events whose words or facts can be put right. */
const canCorrect = ({ type }: CaseEvent): boolean =>
  ['submitted', 'info-supplied', 'finished', 'answered', 'noted'].includes(type);

const isSame = (one: Unit, other: Unit): boolean =>
  one.division === other.division &&
  one.organisation === other.organisation &&
  one.person === other.person;

/** `leads`: how many of those that are added have to be leads. */
function unitsObjection(
  before: readonly WorkOrder[],
  added: readonly Assignment[],
  leads: number,
): RefusalCode | undefined {
  const all = [...before, ...added];
  const twice = added.some(
    ({ unit }, index) => all.findIndex((one) => isSame(one.unit, unit)) !== before.length + index,
  );
  if (twice) return 'same_unit';
  if (added.filter(isLead).length !== leads) {
    return leads === 0 ? 'lead_twice' : 'no_lead';
  }
  return all.filter(isLead).length > 1 ? 'lead_twice' : undefined;
}

function eventOf(
  state: CaseRecord | undefined,
  command: Command,
  context: CommandContext,
): CaseEvent {
  const { id, now, actor } = context;
  const { event, visibility } = transitionOf(command.type);
  const meant =
    command.occurredAt ?? ('report' in command ? command.report?.occurredAt : undefined);
  return {
    id,
    case: state?.id ?? context.begins?.id ?? '',
    ...('order' in command ? { order: command.order } : {}),
    seq: (state?.version ?? 0) + 1,
    occurredAt: happened(state, meant, now),
    recordedAt: now,
    actor,
    type: event,
    data: { ...dataFor(state, command, context) },
    visibility: visibilityOf(command, context) ?? visibility,
    ...(command.type === 'correct' ? { supersedes: command.event } : {}),
  };
}

/** A report may have waited on a device for so long before it was sent: milliseconds. */
const MOST_LATE = 31 * 24 * HOUR;

/** What was meant, but neither in the future nor before the case began, and a report not of long ago. */
function happened(state: CaseRecord | undefined, meant: string | undefined, now: string): string {
  if (meant === undefined) return now;
  const [at, latest] = [Date.parse(meant), Date.parse(now)];
  const earliest = state === undefined ? latest - MOST_LATE : Date.parse(state.createdAt);
  return new Date(Math.min(Math.max(at, earliest), latest)).toISOString();
}

/** A correction is for whom the event that it corrects was for. */
const visibilityOf = (command: Command, { target }: CommandContext) =>
  command.type === 'correct' ? target?.visibility : undefined;

function dataFor(
  state: CaseRecord | undefined,
  command: Command,
  context: CommandContext,
): EventData[CommandType] & object {
  switch (command.type) {
    case 'draft':
    case 'submit':
      return beginning(state, command, context);
    case 'dispatch':
      return {
        join: command.join ?? context.rules.join,
        orders: numbered(state, command.orders, context),
        ...(context.unmatched === true ? { unmatched: true } : {}),
      };
    case 'add-department':
      return { orders: numbered(state, command.orders, context) };
    case 'reassign': {
      const { reason, to } = command;
      return { reason, orders: numbered(state, [to], context) };
    }
    case 'adjudicate': {
      const { decision, reason, basis, to } = command;
      const order = state?.orders.find(({ id }) => id === command.order);
      const again: Assignment[] =
        decision === 'force' && order
          ? [{ unit: to ?? order.unit, role: order.role, ...limitOf(order) }]
          : [];
      const orders = numbered(state, again, context).map((one) => ({ ...one, forced: true }));
      return { decision, reason, basis, orders };
    }
    case 'grant-extension': {
      const asked = state?.orders.find(({ id }) => id === command.order)?.extension?.limit;
      const limit = command.limit ?? asked;
      return limit === undefined ? {} : { limit };
    }
    case 'escalate': {
      const { reason } = command;
      const tier = TIERS[TIERS.indexOf(state?.tier ?? 'county') + 1] ?? 'county';
      return { reason, tier };
    }
    case 'correct': {
      const { event, ...rest } = sent(command);
      void event;
      return { ...rest, ...moved(command, context), corrects: context.target?.type ?? '' };
    }
    case 'resupply':
      return { ...sent(command), ...moved(command, context) };
    default:
      return sent(command);
  }
}

/** Where a place that was put right lies. */
const moved = (
  { place }: CommandOf<'correct'> | CommandOf<'resupply'>,
  { within }: CommandContext,
): { within?: string[] } =>
  place === undefined || within === undefined ? {} : { within: [...within] };

/** A command without what its event has members of its own for. */
function sent<T extends Command>(command: T): Omit<T, 'type' | 'order' | 'occurredAt'> {
  const { type, occurredAt, order, ...rest } = command as T & { order?: string };
  void type;
  void occurredAt;
  void order;
  return rest;
}

const limitOf = ({ limit }: { limit?: Limit | undefined }): { limit?: Limit } =>
  limit === undefined ? {} : { limit };

/** New assignments, numbered on from those that the case has. */
function numbered(
  state: CaseRecord | undefined,
  orders: readonly Assignment[],
  { limit }: CommandContext,
): Assigned[] {
  if (state === undefined) return [];
  const { id, orders: before } = state;
  return orders.map((order, index) => ({
    id: `${id}.${before.length + index + 1}`,
    unit: order.unit,
    role: order.role,
    ...limitOf({ limit: order.limit ?? limit }),
  }));
}

/**
 * What was reported, without how to reach whom: that is sealed by the server and stands in no log. Who
 * reported and in which divisions is settled when the case begins, and again when a draft is changed.
 */
function beginning(
  state: CaseRecord | undefined,
  { report }: CommandOf<'draft'> | CommandOf<'submit'>,
  { begins }: CommandContext,
): EventData['submit'] {
  const known = begins?.beginning ?? (state as Beginning);
  const { county, receipt, within, tier, reporter, acceptance, sample } = known;
  const { kind, category, title, description, place, photos, fields, mayPublish } =
    report ?? (state as CaseRecord);
  return {
    county,
    receipt,
    within,
    tier,
    reporter,
    ...(acceptance === undefined ? {} : { acceptance }),
    ...(sample === undefined ? {} : { sample }),
    kind,
    category,
    title,
    description,
    place,
    ...(photos === undefined ? {} : { photos }),
    ...(fields === undefined ? {} : { fields }),
    ...(mayPublish === undefined ? {} : { mayPublish }),
  };
}

/** What of a case tells which commands are possible: a server's record has it, and what it answers to a viewer. */
export type CaseStanding = Pick<
  CaseRecord,
  'state' | 'orders' | 'round' | 'join' | 'published' | 'tier'
>;

/** Something that a viewer may do now, to the case or to one of its assignments. */
export interface Allowed {
  readonly type: CommandType;
  readonly order?: string;
}

/**
 * What `viewer` may do to a case, in the order of the table: the buttons to show. It takes a case as a
 * server answered it, with `viewerIn`, as well as a record. A command may still be
 * refused for what is sent with it. `answer` is left out until the join rule lets it be.
 */
export function allowed(state: CaseStanding, viewer: Viewer): Allowed[] {
  return COMMAND_TYPES.flatMap((type): Allowed[] => {
    if (transitionOf(type).order !== undefined) {
      return activeOrders(state)
        .filter(({ id }) => barrier(state, type, id, viewer) === undefined)
        .filter((order) => type !== 'return' || order.forced !== true)
        .map(({ id }) => ({ type, order: id }));
    }
    const waits =
      (type === 'answer' && !isReady(state)) ||
      (type === 'publish' && state.published) ||
      (type === 'withhold' && !state.published) ||
      (type === 'escalate' && state.tier === 'county') ||
      (type === 'hand-down' && state.tier === 'village');
    return !waits && barrier(state, type, undefined, viewer) === undefined ? [{ type }] : [];
  });
}
