import type { LocalText } from '../text.ts';
import { COMMAND_NAMES, COMMAND_TYPES } from './command-names.ts';
import type { CommandType } from './commands.ts';
import type { Relation } from './relations.ts';
import type { CaseStateId, OrderStateId, Visibility } from './states.ts';

/**
 * What a command does. Server, browser and tests read this table and no other: which buttons are shown,
 * what is refused and how the log is folded all follow from it.
 */
export interface Transition {
  /** States of the case that it is possible in; `none` before there is a case. */
  readonly from: readonly (CaseStateId | 'none')[];
  /** States that it is possible in besides, for the server by a clock and nobody else. */
  readonly byClock?: readonly CaseStateId[];
  /**
   * State that the case is in afterwards; the same one when absent. `before`: the one that the case was in
   * before it was paused.
   */
  readonly to?: CaseStateId | 'before';
  /** State afterwards when the command asks for the matter to be handled again. */
  readonly redo?: CaseStateId;
  /** For a command about one assignment: its states before, and the one after. */
  readonly order?: { readonly from: readonly OrderStateId[]; readonly to?: OrderStateId };
  /** Who may. For an assignment, `lead`, `assist` and `inform` are those that it is for. */
  readonly who: readonly Relation[];
  /** Type of the event that says so. */
  readonly event: string;
  readonly visibility: Visibility;
  readonly name: LocalText;
}

/** A case that somebody has taken on and nobody has ended. */
const OPEN = ['accepted', 'dispatched', 'answered', 'revisited', 'reopened'] as const;
const WITH_SUBMITTED = ['submitted', ...OPEN] as const;
const DISPATCHERS = ['tier', 'centre'] as const;
const REPORTERS = ['reporter', 'agent'] as const;

/** The one table of transitions. */
export const TRANSITIONS = {
  draft: {
    from: ['none', 'draft'],
    to: 'draft',
    who: REPORTERS,
    event: 'drafted',
    visibility: 'parties',
    name: COMMAND_NAMES.draft,
  },
  submit: {
    from: ['none', 'draft'],
    to: 'submitted',
    who: REPORTERS,
    event: 'submitted',
    visibility: 'public',
    name: COMMAND_NAMES.submit,
  },
  accept: {
    from: ['submitted'],
    to: 'accepted',
    who: [...DISPATCHERS, 'system'],
    event: 'accepted',
    visibility: 'public',
    name: COMMAND_NAMES.accept,
  },
  'ask-info': {
    from: ['submitted', 'accepted', 'dispatched'],
    to: 'needs-info',
    who: [...DISPATCHERS, 'lead'],
    event: 'info-asked',
    visibility: 'parties',
    name: COMMAND_NAMES['ask-info'],
  },
  resupply: {
    from: ['needs-info'],
    to: 'before',
    who: REPORTERS,
    event: 'info-supplied',
    visibility: 'parties',
    name: COMMAND_NAMES.resupply,
  },
  reject: {
    from: ['submitted', 'needs-info'],
    to: 'rejected',
    who: DISPATCHERS,
    event: 'rejected',
    visibility: 'parties',
    name: COMMAND_NAMES.reject,
  },
  merge: {
    from: ['submitted', 'accepted'],
    to: 'merged',
    who: DISPATCHERS,
    event: 'merged',
    visibility: 'parties',
    name: COMMAND_NAMES.merge,
  },
  dispatch: {
    from: ['accepted', 'reopened'],
    to: 'dispatched',
    who: [...DISPATCHERS, 'system'],
    event: 'dispatched',
    visibility: 'public',
    name: COMMAND_NAMES.dispatch,
  },
  'add-department': {
    from: ['dispatched'],
    who: [...DISPATCHERS, 'lead'],
    event: 'department-added',
    visibility: 'parties',
    name: COMMAND_NAMES['add-department'],
  },
  sign: {
    from: ['dispatched'],
    order: { from: ['assigned'], to: 'signed' },
    who: ['lead', 'assist', 'inform'],
    event: 'signed',
    visibility: 'parties',
    name: COMMAND_NAMES.sign,
  },
  return: {
    from: ['dispatched'],
    order: { from: ['assigned', 'signed'], to: 'returned' },
    who: ['lead', 'assist'],
    event: 'returned',
    visibility: 'parties',
    name: COMMAND_NAMES.return,
  },
  start: {
    from: ['dispatched'],
    order: { from: ['signed'], to: 'processing' },
    who: ['lead', 'assist'],
    event: 'started',
    visibility: 'parties',
    name: COMMAND_NAMES.start,
  },
  'request-extension': {
    from: ['dispatched'],
    order: { from: ['processing'], to: 'extension-requested' },
    who: ['lead', 'assist'],
    event: 'extension-requested',
    visibility: 'parties',
    name: COMMAND_NAMES['request-extension'],
  },
  'grant-extension': {
    from: ['dispatched'],
    order: { from: ['extension-requested'], to: 'processing' },
    who: DISPATCHERS,
    event: 'extension-granted',
    visibility: 'parties',
    name: COMMAND_NAMES['grant-extension'],
  },
  'deny-extension': {
    from: ['dispatched'],
    order: { from: ['extension-requested'], to: 'processing' },
    who: DISPATCHERS,
    event: 'extension-denied',
    visibility: 'parties',
    name: COMMAND_NAMES['deny-extension'],
  },
  finish: {
    from: ['dispatched'],
    order: { from: ['processing'], to: 'done' },
    who: ['lead', 'assist'],
    event: 'finished',
    visibility: 'parties',
    name: COMMAND_NAMES.finish,
  },
  reassign: {
    from: ['dispatched'],
    order: { from: ['assigned', 'signed', 'returned', 'processing', 'extension-requested'] },
    who: DISPATCHERS,
    event: 'reassigned',
    visibility: 'parties',
    name: COMMAND_NAMES.reassign,
  },
  adjudicate: {
    from: ['dispatched'],
    order: { from: ['returned'] },
    who: ['centre'],
    event: 'adjudicated',
    visibility: 'parties',
    name: COMMAND_NAMES.adjudicate,
  },
  answer: {
    from: ['dispatched'],
    to: 'answered',
    who: [...DISPATCHERS, 'lead'],
    event: 'answered',
    visibility: 'public',
    name: COMMAND_NAMES.answer,
  },
  revisit: {
    from: ['answered'],
    to: 'revisited',
    redo: 'reopened',
    who: [...REPORTERS, ...DISPATCHERS],
    event: 'revisited',
    visibility: 'parties',
    name: COMMAND_NAMES.revisit,
  },
  close: {
    from: ['revisited'],
    byClock: ['answered'],
    to: 'closed',
    who: [...DISPATCHERS, 'system'],
    event: 'closed',
    visibility: 'public',
    name: COMMAND_NAMES.close,
  },
  reopen: {
    from: ['revisited', 'closed'],
    to: 'reopened',
    who: [...REPORTERS, ...DISPATCHERS, 'supervisor'],
    event: 'reopened',
    visibility: 'public',
    name: COMMAND_NAMES.reopen,
  },
  withdraw: {
    from: ['draft', 'submitted', 'accepted', 'needs-info', 'dispatched', 'suspended', 'reopened'],
    to: 'withdrawn',
    who: REPORTERS,
    event: 'withdrawn',
    visibility: 'parties',
    name: COMMAND_NAMES.withdraw,
  },
  suspend: {
    from: ['accepted', 'dispatched', 'reopened'],
    to: 'suspended',
    who: DISPATCHERS,
    event: 'suspended',
    visibility: 'public',
    name: COMMAND_NAMES.suspend,
  },
  resume: {
    // From `needs-info` as well: who reported may never answer.
    from: ['suspended', 'needs-info'],
    to: 'before',
    who: [...DISPATCHERS, 'system'],
    event: 'resumed',
    visibility: 'public',
    name: COMMAND_NAMES.resume,
  },
  transfer: {
    from: ['submitted', 'accepted', 'dispatched', 'reopened'],
    to: 'transferred',
    who: DISPATCHERS,
    event: 'transferred',
    visibility: 'parties',
    name: COMMAND_NAMES.transfer,
  },
  urge: {
    from: ['submitted', 'accepted', 'dispatched', 'reopened'],
    who: REPORTERS,
    event: 'urged',
    visibility: 'parties',
    name: COMMAND_NAMES.urge,
  },
  supervise: {
    from: WITH_SUBMITTED,
    who: ['supervisor', 'centre'],
    event: 'supervised',
    visibility: 'parties',
    name: COMMAND_NAMES.supervise,
  },
  escalate: {
    from: ['submitted', 'accepted', 'dispatched', 'reopened'],
    who: ['tier'],
    event: 'escalated',
    visibility: 'public',
    name: COMMAND_NAMES.escalate,
  },
  'hand-down': {
    from: ['submitted', 'accepted', 'dispatched', 'reopened'],
    who: DISPATCHERS,
    event: 'handed-down',
    visibility: 'public',
    name: COMMAND_NAMES['hand-down'],
  },
  publish: {
    from: [...OPEN, 'suspended', 'closed'],
    who: DISPATCHERS,
    event: 'published',
    visibility: 'parties',
    name: COMMAND_NAMES.publish,
  },
  withhold: {
    // From every state that a published case can be corrected in: the server withholds what became confidential.
    from: [...OPEN, 'needs-info', 'suspended', 'closed'],
    who: [...DISPATCHERS, 'system'],
    event: 'withheld',
    visibility: 'parties',
    name: COMMAND_NAMES.withhold,
  },
  note: {
    from: [...WITH_SUBMITTED, 'needs-info', 'suspended', 'closed'],
    who: [...DISPATCHERS, 'lead', 'assist', 'inform', 'supervisor'],
    event: 'noted',
    visibility: 'staff',
    name: COMMAND_NAMES.note,
  },
  correct: {
    from: [...WITH_SUBMITTED, 'needs-info', 'suspended', 'closed'],
    who: DISPATCHERS,
    event: 'corrected',
    visibility: 'parties',
    name: COMMAND_NAMES.correct,
  },
} as const satisfies Record<CommandType, Transition>;

/** Types of events: one for each command. */
export type EventType = (typeof TRANSITIONS)[CommandType]['event'];

export const EVENT_TYPES = COMMAND_TYPES.map((type) => TRANSITIONS[type].event);

/** What a command does. */
export const transitionOf = (type: CommandType): Transition => TRANSITIONS[type];

/** The command that an event came of; undefined for an event of a newer standard. */
export const commandOfEvent = (type: string): CommandType | undefined =>
  COMMAND_TYPES.find((command) => TRANSITIONS[command].event === type);
