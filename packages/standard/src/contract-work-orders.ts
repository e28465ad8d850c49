/** Rows of the contract for assignments. */
import * as z from 'zod/mini';
import { CaseSummary } from './cases/case.ts';
import { Assignment } from './cases/commands.ts';
import { CategoryId, DivisionCode, Instant, NamedDivision, Uuid } from './cases/parts.ts';
import { JOIN_RULES, ORDER_ROLES, ORDER_STATES } from './cases/states.ts';
import { WorkOrderView } from './cases/work-order.ts';
import { checked } from './checked.ts';
import { county, flag, keyed, page, pageOf, text } from './contract-parts.ts';
import { Id, LngLat } from './geo.ts';
import { operation, type Operation } from './operation.ts';
import { Text } from './text.ts';

/** An assignment with its case, as a line of a list. */
export const WorkOrderLine = z.looseObject({ order: WorkOrderView, case: CaseSummary });
export type WorkOrderLine = z.infer<typeof WorkOrderLine>;
export const WorkOrderPage = pageOf(WorkOrderLine);
export const listWorkOrders = operation({
  id: 'listWorkOrders',
  method: 'GET',
  path: '/counties/{county}/work-orders',
  tag: 'work-orders',
  permission: 'order:read',
  summary: 'Assignments of one’s unit and of the divisions of one’s post, the nearest end first',
  params: county,
  query: z.looseObject({
    /** Those of the caller’s unit alone. */
    mine: flag,
    state: z.optional(z.enum(ORDER_STATES)),
    role: z.optional(z.enum(ORDER_ROLES)),
    category: z.optional(CategoryId),
    division: z.optional(DivisionCode),
    organisation: z.optional(text),
    late: flag,
    q: z.optional(text),
    ...page,
  }),
  response: { json: WorkOrderPage },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});
/** Cases to dispatch alike, each with the version that the caller has seen. */
export const BulkDispatch = z.strictObject({
  cases: checked(
    z.array(z.strictObject({ case: Uuid, version: z.int() })),
    z.minLength(1),
    z.maxLength(200),
  ),
  orders: checked(z.array(Assignment), z.minLength(1), z.maxLength(20)),
  join: z.optional(z.enum(JOIN_RULES)),
});
/** What became of each, in the order asked: its new version, or the code of what kept it. */
export const BulkResult = z.looseObject({
  items: z.array(
    z.looseObject({
      case: Uuid,
      ok: z.boolean(),
      version: z.optional(z.int()),
      code: z.optional(z.string()),
      reason: z.optional(z.looseObject({ 'zh-CN': z.string(), en: z.string() })),
    }),
  ),
});
export type BulkResult = z.infer<typeof BulkResult>;
export const dispatchCases = operation({
  id: 'dispatchCases',
  method: 'POST',
  path: '/counties/{county}/work-orders/dispatches',
  tag: 'work-orders',
  permission: 'order:dispatch',
  summary: 'Dispatch many cases alike; each is done or refused by itself',
  params: county,
  headers: keyed,
  request: { json: BulkDispatch },
  response: { json: BulkResult },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied', 'idempotency_mismatch', 'calendar_incomplete'],
});

/** A unit that cases can be given to. */
export const CaseUnitLine = z.looseObject({
  /**
   * As in the county's rules: the id of a unit, or `own:village`, `own:town`, `own:county`. One that no rule names,
   * but that people have posts of, is `post:` with its division and organisation.
   */
  id: z.string(),
  /** In the languages that the county has it in. */
  name: Text,
  division: NamedDivision,
  /** As in grants; absent for whoever handles cases at the division. */
  organisation: z.optional(z.string()),
  /** Categories that the county's rules give it. */
  categories: z.array(CategoryId),
  /** Services that its people are on duty for now. */
  services: z.array(z.string()),
  /** Whether anyone of it is on duty now. */
  onDuty: z.boolean(),
});
export type CaseUnitLine = z.infer<typeof CaseUnitLine>;
export const CaseUnits = z.looseObject({ items: z.array(CaseUnitLine) });
export type CaseUnits = z.infer<typeof CaseUnits>;
export const listCaseUnits = operation({
  id: 'listCaseUnits',
  method: 'GET',
  path: '/counties/{county}/case-units',
  tag: 'work-orders',
  permission: 'order:dispatch',
  summary:
    'Units that cases can be given to, for who dispatches: those of the county’s rules and posts',
  params: county,
  query: z.looseObject({
    /** A division: the village, town and county that it lies in are units as well. */
    place: z.optional(DivisionCode),
  }),
  response: { json: CaseUnits },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});

/** What one is on duty for. It ends by itself. */
export const Duty = z.looseObject({
  /** Services, as the county's rules name what goes to the nearest; none when off duty. */
  services: z.array(Id),
  until: z.optional(Instant),
});
export type Duty = z.infer<typeof Duty>;
/** Going on duty in place of what one was on duty for before; without services off duty. */
export const DutyTaken = z.strictObject({
  services: checked(z.array(Id), z.maxLength(20)),
  /** Where one starts from, in WGS84: kept while on duty, told to nobody. */
  point: z.optional(LngLat),
  /** At most a day ahead. */
  until: z.optional(Instant),
});
export type DutyTaken = z.infer<typeof DutyTaken>;
export const getDuty = operation({
  id: 'getDuty',
  method: 'GET',
  path: '/counties/{county}/duty',
  tag: 'work-orders',
  permission: 'duty:own',
  summary: 'What one is on duty for now',
  params: county,
  response: { json: Duty },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});
export const putDuty = operation({
  id: 'putDuty',
  method: 'PUT',
  path: '/counties/{county}/duty',
  tag: 'work-orders',
  permission: 'duty:own',
  summary: 'Go on duty for services, in the post that one acts in, or off duty',
  params: county,
  request: { json: DutyTaken },
  response: { json: Duty },
  status: 200,
  errors: ['not_found', 'unauthenticated', 'denied'],
});

/** The rows of this file, in the order of the OpenAPI document. */
export const WORK_ORDER_OPERATIONS = [
  listWorkOrders,
  dispatchCases,
  listCaseUnits,
  getDuty,
  putDuty,
] as const satisfies readonly Operation[];
