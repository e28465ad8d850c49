import type { Case, CaseRecord, Reporter } from './case.ts';
import type { CaseEvent } from './event.ts';
import type { Actor, Unit } from './parts.ts';
import type { Relation } from './relations.ts';
import { commandOfEvent, TRANSITIONS } from './transitions.ts';
import type { Viewer } from './viewer.ts';
import type { WorkOrder } from './work-order.ts';

/** How much somebody sees of a case, from the least. */
export const SIGHTS = ['nothing', 'public', 'area', 'party', 'staff'] as const;
export type Sight = (typeof SIGHTS)[number];

const STAFF: readonly Relation[] = [
  'lead',
  'assist',
  'inform',
  'tier',
  'centre',
  'supervisor',
  'auditor',
  'system',
];
/** Those who may have to call the reporter. */
const CALLERS: readonly Relation[] = ['lead', 'assist', 'tier', 'centre', 'system'];

const isAny = ({ relations }: Viewer, wanted: readonly Relation[]): boolean =>
  relations.some((relation) => wanted.includes(relation));
const isReporter = (viewer: Viewer): boolean => isAny(viewer, ['reporter', 'agent']);

/** What a viewer sees of a case. Its reporter sees what the parties do, even as one of the staff elsewhere. */
export function sightOf(record: CaseRecord, viewer: Viewer): Sight {
  // A draft is the reporter's own, one that was withdrawn as well.
  if (record.submittedAt === undefined) return isReporter(viewer) ? 'party' : 'nothing';
  if (isAny(viewer, STAFF)) return 'staff';
  if (isReporter(viewer)) return 'party';
  if (isAny(viewer, ['area'])) return 'area';
  return record.published ? 'public' : 'nothing';
}

const SEES: Readonly<Record<Sight, readonly string[]>> = {
  nothing: [],
  public: ['public'],
  area: ['public', 'parties'],
  party: ['public', 'parties'],
  staff: ['public', 'parties', 'staff'],
};

/** Whether a viewer sees what came with events of a visibility. */
export const isVisible = (visibility: string, record: CaseRecord, viewer: Viewer): boolean =>
  SEES[sightOf(record, viewer)].includes(visibility);

/** Members of events' data that everyone sees once a case is published. What is not named is not seen. */
const PUBLIC_DATA: Readonly<Record<string, readonly string[]>> = {
  [TRANSITIONS.submit.event]: ['kind', 'category', 'title', 'description', 'place', 'photos'],
  [TRANSITIONS.dispatch.event]: ['join', 'orders'],
  [TRANSITIONS.answer.event]: ['answer', 'solved', 'unsolvedReason', 'photos'],
  [TRANSITIONS.suspend.event]: ['reason', 'until'],
  [TRANSITIONS.escalate.event]: ['tier'],
  [TRANSITIONS['hand-down'].event]: ['tier'],
  [TRANSITIONS.correct.event]: ['corrects', 'text', 'kind', 'category', 'title', 'place'],
};

/** Members that only those who handle cases see, of events that the parties see as well. */
const STAFF_DATA: Readonly<Record<string, readonly string[]>> = {
  [TRANSITIONS.finish.event]: ['result'],
  [TRANSITIONS.dispatch.event]: ['unmatched'],
};

/** The person behind a unit is of use to those who handle the case alone. */
const unitFor = ({ person, ...unit }: Unit, sight: Sight): Unit =>
  sight === 'staff' && person !== undefined ? { ...unit, person } : unit;

/**
 * Whether a viewer may ask how to reach who reported: those who may have to call them may, unless who reported
 * asked not to be named. The permission `case:reveal` comes on top.
 */
export const mayReach = (record: CaseRecord, viewer: Viewer): boolean =>
  !record.reporter.anonymous && sightOf(record, viewer) === 'staff' && isAny(viewer, CALLERS);

function reporterFor(reporter: Reporter, viewer: Viewer, sight: Sight): Reporter | undefined {
  if (isReporter(viewer)) return reporter;
  if (sight !== 'staff') return undefined;
  const { anonymous, person, name, phone } = reporter;
  // Who asked not to be named is not, though they were signed in.
  if (anonymous) return { anonymous };
  return {
    anonymous,
    ...(person === undefined ? {} : { person }),
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined || !isAny(viewer, CALLERS) ? {} : { phone }),
  };
}

function orderFor(order: WorkOrder, viewer: Viewer, sight: Sight): Case['orders'][number] {
  const { returned, extension, ...rest } = order;
  const mine = viewer.orders.includes(order.id);
  return {
    ...rest,
    unit: unitFor(order.unit, sight),
    ...(returned === undefined || sight === 'public' ? {} : { returned }),
    ...(extension === undefined || sight === 'public' ? {} : { extension }),
    ...(mine ? { yours: true } : {}),
  };
}

/**
 * A case as `viewer` may see it; undefined when for them there is none. Clocks and names of divisions are
 * added by the server.
 */
export function redactCase(record: CaseRecord, viewer: Viewer): Case | undefined {
  const sight = sightOf(record, viewer);
  if (sight === 'nothing') return undefined;
  const { reporter, orders, within, question, rejection, fields, transferredTo, ...open } = record;
  void within;
  const told = reporterFor(reporter, viewer, sight);
  const shown: Case = {
    ...open,
    orders: orders.map((order) => orderFor(order, viewer, sight)),
    yours: [...viewer.relations],
    ...(told === undefined ? {} : { reporter: told }),
    ...(fields === undefined || sight === 'public' || sight === 'area' ? {} : { fields }),
    ...(question === undefined || sight === 'public' ? {} : { question }),
    ...(rejection === undefined || sight === 'public' ? {} : { rejection }),
    ...(transferredTo === undefined || sight === 'public' ? {} : { transferredTo }),
  };
  if (sight === 'public') {
    // Signs of how a person feels, and of the work behind it.
    for (const key of [
      'supplied',
      'suppliedPlace',
      'satisfaction',
      'supervised',
      'mergedInto',
      'urgedAt',
    ] as const) {
      delete shown[key];
    }
    Object.assign(shown, { urges: 0, returns: 0, mayPublish: false });
  }
  return shown;
}

/** Who did it: for those outside the offices, which office and never which of its people. */
function actorFor(event: CaseEvent, record: CaseRecord, viewer: Viewer, sight: Sight): Actor {
  const { actor } = event;
  const { reporter } = record;
  const own = viewer.person !== undefined && actor.person === viewer.person;
  if (own) return actor;
  const command = commandOfEvent(event.type);
  const byReporter =
    (actor.person !== undefined && actor.person === reporter.person) ||
    (actor.person === undefined &&
      actor.system !== true &&
      command !== undefined &&
      (TRANSITIONS[command].who as readonly Relation[]).includes('reporter') &&
      (actor.role === undefined || actor.role === 'resident'));
  if (byReporter) {
    return sight === 'staff' && !reporter.anonymous ? actor : { role: 'resident' };
  }
  if (sight === 'staff') return actor;
  const { role, division, organisation, system } = actor;
  return {
    ...(role === undefined ? {} : { role }),
    ...(division === undefined ? {} : { division }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(system === undefined ? {} : { system }),
  };
}

function dataFor(
  event: CaseEvent,
  record: CaseRecord,
  viewer: Viewer,
  sight: Sight,
): { data: CaseEvent['data']; redacted: string[] } {
  const hides = (key: string): boolean => {
    if (key === 'within') return true;
    if (sight === 'staff') return false;
    if (sight === 'public') return !(PUBLIC_DATA[event.type] ?? []).includes(key);
    // What a newer standard puts into an event is not known to be for others.
    if (commandOfEvent(event.type) === undefined) return true;
    if (sight === 'area' && key === 'fields') return true;
    return (
      (STAFF_DATA[event.type] ?? []).includes(key) ||
      (key === 'text' && event.data['corrects'] === TRANSITIONS.finish.event)
    );
  };
  const entries = Object.entries(event.data).flatMap(([key, value]): [string, unknown][] => {
    if (hides(key)) return [];
    if (key === 'orders' && Array.isArray(value)) {
      const orders = (value as { unit: Unit }[]).map((one) => ({
        ...one,
        unit: unitFor(one.unit, sight),
      }));
      return [[key, orders]];
    }
    if (key === 'reporter') {
      const told = reporterFor(record.reporter, viewer, sight);
      return told === undefined ? [] : [[key, told]];
    }
    return [[key, value]];
  });
  const data = Object.fromEntries(entries);
  const redacted = Object.keys(event.data).filter((key) => !Object.hasOwn(data, key));
  return { data, redacted: redacted.filter((key) => key !== 'within') };
}

/** An event as `viewer` may see it; undefined when for them there is none. */
export function redactEvent(
  event: CaseEvent,
  record: CaseRecord,
  viewer: Viewer,
): CaseEvent | undefined {
  const sight = sightOf(record, viewer);
  if (!isVisible(event.visibility, record, viewer)) return undefined;
  // A draft and what was written before is the reporter's own.
  if (event.type === TRANSITIONS.draft.event && !isReporter(viewer)) return undefined;
  const { data, redacted } = dataFor(event, record, viewer, sight);
  return {
    ...event,
    actor: actorFor(event, record, viewer, sight),
    data,
    ...(redacted.length === 0 ? {} : { redacted }),
  };
}
