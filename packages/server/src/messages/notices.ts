import {
  activeOrders,
  commandOfEvent,
  dataOf,
  type Assigned,
  type CaseEvent,
  type CaseRecord,
  type CaseRules,
  type ClockWarning,
  type CommandType,
  type MessageParams,
  type MessageTemplate,
  type Unit,
} from '@yizhangtu/standard/cases.js';

/**
 * Who is told: the reporter and the cadre who reported for one; the people of a unit; those who run the tier
 * that the case is in; the county centre; the supervisors of where it lies.
 */
export type Audience =
  | { readonly who: 'reporters' | 'tier' | 'centre' | 'supervisors' }
  | { readonly who: 'unit'; readonly unit: Unit };

/** What somebody is told of an event of a case. */
export interface Notice {
  readonly audience: Audience;
  readonly template: MessageTemplate;
  readonly params: MessageParams;
  readonly order?: string | undefined;
  /** What they can do from the message. */
  readonly actions: readonly CommandType[];
}

type Told = Partial<Pick<Notice, 'order' | 'actions'>> & { readonly params?: MessageParams };

const to = (who: 'reporters' | 'tier' | 'centre' | 'supervisors'): Audience => ({ who });
const REPORTERS = to('reporters');
const TIER = to('tier');

const unit = (one: Unit): Audience => ({ who: 'unit', unit: one });

const notice = (audience: Audience, template: MessageTemplate, told: Told = {}): Notice => ({
  audience,
  template,
  params: told.params ?? {},
  actions: told.actions ?? [],
  ...(told.order === undefined ? {} : { order: told.order }),
});

/** New assignments: a unit that is only informed has nothing to do. */
const assigned = (orders: readonly Assigned[] = []): Notice[] =>
  orders.map(({ id, role, unit: whose }) =>
    role === 'inform'
      ? notice(unit(whose), 'order-informed', { order: id })
      : notice(unit(whose), 'order-assigned', { order: id, actions: ['sign'] }),
  );

/** Units with an assignment that counts. */
const unitsOf = (record: CaseRecord): Audience[] =>
  activeOrders(record).map((order) => unit(order.unit));

const leadsOf = (record: CaseRecord): Audience[] =>
  activeOrders(record)
    .filter(({ role }) => role === 'lead')
    .map((order) => unit(order.unit));

const orderOf = (event: CaseEvent, record: CaseRecord) =>
  record.orders.find(({ id }) => id === event.order);

type Rule = (event: CaseEvent, record: CaseRecord, rules: CaseRules) => Notice[];

const texts = (given: Readonly<Record<string, string | undefined>>): MessageParams =>
  Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** To the unit of the assignment that an event is about. */
function toItsUnit(
  template: MessageTemplate,
  event: CaseEvent,
  record: CaseRecord,
  params: MessageParams = {},
): Notice[] {
  const order = orderOf(event, record);
  return order === undefined
    ? []
    : [notice(unit(order.unit), template, { order: order.id, params })];
}

/** A unit whose assignment ended, and whoever has it now. */
const replaced =
  (command: 'reassign' | 'adjudicate'): Rule =>
  (event, record) => {
    const order = orderOf(event, record);
    const orders = dataOf(event, command)?.orders;
    return [
      ...(order?.ended === undefined
        ? []
        : [notice(unit(order.unit), 'order-ended', { order: order.id })]),
      ...assigned(orders),
    ];
  };

/** Who is told of what, by the command that an event came of. Others are told of by the timeline alone. */
const RULES: Partial<Record<CommandType, Rule>> = {
  submit: () => [notice(REPORTERS, 'case-submitted'), notice(TIER, 'case-arrived')],
  accept: () => [notice(REPORTERS, 'case-accepted')],
  'ask-info': (event) => {
    const { question } = dataOf(event, 'ask-info') ?? {};
    return [notice(REPORTERS, 'case-needs-info', { params: texts({ question }) })];
  },
  resupply: (_, record) =>
    [TIER, ...leadsOf(record)].map((audience) => notice(audience, 'info-supplied')),
  reject: (event) => {
    const { reason, basis } = dataOf(event, 'reject') ?? {};
    return [notice(REPORTERS, 'case-rejected', { params: texts({ reason, basis }) })];
  },
  merge: () => [notice(REPORTERS, 'case-merged')],
  dispatch: (event) => {
    const { orders = [], unmatched } = dataOf(event, 'dispatch') ?? {};
    const order = orders[0]?.id;
    return [
      notice(REPORTERS, 'case-dispatched'),
      ...(unmatched === true
        ? [notice(to('centre'), 'case-unmatched', { order, actions: ['sign'] })]
        : []),
      ...assigned(orders),
    ];
  },
  'add-department': (event) => assigned(dataOf(event, 'add-department')?.orders),
  return: (event, record, { mostReturns }) => {
    const { reason, basis } = dataOf(event, 'return') ?? {};
    const told = { order: event.order, params: texts({ reason, basis }) };
    return record.returns < mostReturns
      ? [notice(TIER, 'order-returned', told)]
      : [notice(to('centre'), 'decision-due', told)];
  },
  'request-extension': (event) => {
    const { reason } = dataOf(event, 'request-extension') ?? {};
    const actions: CommandType[] = ['grant-extension'];
    return [
      notice(TIER, 'extension-requested', {
        order: event.order,
        actions,
        params: texts({ reason }),
      }),
    ];
  },
  'grant-extension': (event, record) => toItsUnit('extension-granted', event, record),
  'deny-extension': (event, record) => {
    const { reason } = dataOf(event, 'deny-extension') ?? {};
    return toItsUnit('extension-denied', event, record, texts({ reason }));
  },
  finish: (event) => [notice(TIER, 'order-finished', { order: event.order })],
  reassign: replaced('reassign'),
  adjudicate: replaced('adjudicate'),
  answer: () => [notice(REPORTERS, 'case-answered')],
  close: () => [notice(REPORTERS, 'case-closed')],
  revisit: (_, record) => (record.state === 'reopened' ? [notice(TIER, 'case-reopened')] : []),
  reopen: (event) => {
    const params = texts({ reason: dataOf(event, 'reopen')?.reason });
    return [REPORTERS, TIER].map((audience) => notice(audience, 'case-reopened', { params }));
  },
  // A draft was never anybody else's.
  withdraw: (_, record) =>
    record.submittedAt === undefined
      ? []
      : [TIER, ...unitsOf(record)].map((audience) => notice(audience, 'case-withdrawn')),
  suspend: (event) => {
    const { reason } = dataOf(event, 'suspend') ?? {};
    return [notice(REPORTERS, 'case-suspended', { params: texts({ reason }) })];
  },
  resume: (_, record) =>
    [REPORTERS, ...leadsOf(record)].map((audience) => notice(audience, 'case-resumed')),
  transfer: (event) => {
    const { system } = dataOf(event, 'transfer') ?? {};
    return [notice(REPORTERS, 'case-transferred', { params: texts({ system }) })];
  },
  urge: (_, record) => [TIER, ...leadsOf(record)].map((audience) => notice(audience, 'case-urged')),
  supervise: (event, record) => {
    const params = texts({ text: dataOf(event, 'supervise')?.text });
    return [TIER, ...unitsOf(record)].map((audience) =>
      notice(audience, 'case-supervised', { params }),
    );
  },
  escalate: () => [notice(TIER, 'case-arrived')],
  'hand-down': () => [notice(TIER, 'case-arrived')],
};

/** Who is told of an event, and what. `record` is the case with all that happened to it. */
export function noticesOf(event: CaseEvent, record: CaseRecord, rules: CaseRules): Notice[] {
  const command = commandOfEvent(event.type);
  return (command && RULES[command]?.(event, record, rules)) ?? [];
}

/** Who is told that a clock warns: who has to act, and of what is late those who supervise it too. */
export function clockNoticesOf({ warning, order: id }: ClockWarning, record: CaseRecord): Notice[] {
  const order = record.orders.find((one) => one.id === id);
  const whose = order === undefined ? TIER : unit(order.unit);
  const audiences = warning === 'overdue' ? [whose, to('supervisors')] : [whose];
  const told = { order: order?.id };
  return audiences.map((audience) => notice(audience, `clock-${warning}`, told));
}
