/**
 * A matter from report to answer: cases, their assignments and events, and the one table of what may
 * happen to them. Pure: for a server, a page and a test alike.
 *
 * @packageDocumentation
 */
export {
  allowed,
  apply,
  CASE_RULES,
  type Allowed,
  type Applied,
  type CaseRules,
  type CaseStanding,
  type CommandContext,
} from './apply.ts';
export {
  Case,
  CaseRecord,
  CaseSummary,
  Contact,
  Fields,
  MOST_FIELDS,
  MOST_PHOTOS,
  NewCase,
  Photos,
  REACHED_BY,
  Reporter,
  RevealedContact,
} from './case.ts';
export { CaseLimits, Category, CategoryTree, FieldForm, FieldSpec } from './categories.ts';
export { SEED_CATEGORIES } from './categories-seed.ts';
export { CaseSettings, readyCaseSettings, type ReadyCaseSettings } from './case-settings.ts';
export { categoryPath, formOf, isSaid, limitsOf, tierOf } from './category-tree.ts';
export {
  businessCalendar,
  CalendarYear,
  DAY_MS,
  dayOf,
  type BusinessCalendar,
} from './calendar/calendar.ts';
export { CALENDAR_YEARS } from './calendar/years/index.ts';
export {
  advance,
  measure,
  OFFICE_HOURS,
  UNIT_MS,
  type ClockCalendar,
  type OfficeHours,
} from './clock-time.ts';
export {
  CLOCK_WARNINGS,
  clocksOf,
  dueAfter,
  isLate,
  nextDue,
  warningsOf,
  type CaseClocks,
  type ClockSettings,
  type ClockWarning,
} from './clocks.ts';
export { CLOCK_STATES, ClockFact, WARNINGS, type Warning } from './clock-fact.ts';
export { Assignment, Command, type CommandOf, type CommandType } from './commands.ts';
export {
  CaseUnit,
  dispatchBy,
  DispatchRule,
  metresBetween,
  type DispatchContext,
  type Dispatched,
  type Worker,
} from './dispatch-rules.ts';
export { compileForm } from './fields.ts';
export { CaseEvent, dataOf, type Assigned, type Beginning, type EventData } from './event.ts';
export { fold, isReady, project } from './fold.ts';
export { MESSAGE_WORDS, messageText } from './message-words.ts';
export { countStats, factsOf, percent, type CaseFacts } from './count-stats.ts';
export { edgesOf, mermaid, type Edge } from './mermaid.ts';
export {
  Message,
  MESSAGE_TEMPLATES,
  MessageAction,
  MessageCount,
  MessageParams,
  type MessageTemplate,
} from './message.ts';
export {
  Actor,
  CasePlace,
  CategoryId,
  CLOCK_KINDS,
  DivisionCode,
  Instant,
  InternalNote,
  Limit,
  NamedDivision,
  OrderId,
  PhotoHash,
  PublicAnswer,
  SATISFACTIONS,
  Unit,
  Uuid,
  type ClockKind,
  type Satisfaction,
} from './parts.ts';
export {
  lookupCode,
  RANDOM_BYTES,
  readCode,
  readReceipt,
  RECEIPT_ALPHABET,
  receiptNumber,
} from './receipt.ts';
export { byClock, restingSince, suspendedUntil, type ByClock } from './by-clock.ts';
export {
  isVisible,
  mayReach,
  redactCase,
  redactEvent,
  sightOf,
  SIGHTS,
  type Sight,
} from './redact.ts';
export { REFUSAL_WORDS, type Refusal, type RefusalCode } from './refusal.ts';
export { RELATION_NAMES, RELATIONS, type Relation } from './relations.ts';
export {
  lengthOf,
  Line,
  LongText,
  Reason,
  TEXT_LIMITS,
  typedText,
  withoutControls,
} from './safe-text.ts';
export {
  CASE_KIND_NAMES,
  CASE_KINDS,
  CASE_STATE_NAMES,
  CASE_STATES,
  FINAL_STATES,
  JOIN_RULES,
  ORDER_ROLE_NAMES,
  ORDER_ROLES,
  ORDER_STATE_NAMES,
  ORDER_STATES,
  TIER_NAMES,
  TIERS,
  tierWithin,
  VISIBILITIES,
  type CaseKind,
  type CaseStateId,
  type JoinRule,
  type OrderRole,
  type OrderStateId,
  type Tier,
  type Visibility,
} from './states.ts';
export { COMMAND_NAMES, COMMAND_TYPES } from './command-names.ts';
export {
  commandOfEvent,
  EVENT_TYPES,
  transitionOf,
  TRANSITIONS,
  type EventType,
  type Transition,
} from './transitions.ts';
export {
  Open311Errors,
  Open311Request,
  Open311Service,
  Open311ServiceDefinition,
} from './open311.ts';
export { CaseStats } from './stats.ts';
export {
  activeOrders,
  HOLDER,
  isOf,
  maker,
  NOBODY,
  SYSTEM,
  viewerIn,
  viewerOf,
  type CaseCaller,
  type Viewer,
} from './viewer.ts';
export { WorkOrder, WorkOrderView } from './work-order.ts';
