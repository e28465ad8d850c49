import type { ClockFact, ClockWarning, WorkOrderView } from '@yizhangtu/standard/cases.js';
import { redactCase } from '@yizhangtu/standard/cases.js';
import type { WorkOrderLine } from '@yizhangtu/standard/contract.js';
import { sql, type RawBuilder } from 'kysely';
import { codesIn } from '../identity/division-path.ts';
import type { Scope } from '../store/scope.ts';
import { viewerAs, type CaseAs } from './case-caller.ts';
import { warningAt } from './clock-warning.ts';
import { hasWords, inCategory, summariesOf, type CaseRow, type Condition } from './list-cases.ts';
import { inDivision, isOwnOrder } from './visible-cases.ts';

export interface OrderFilters {
  readonly mine?: boolean | undefined;
  readonly state?: string | undefined;
  readonly role?: string | undefined;
  readonly category?: string | undefined;
  readonly division?: string | undefined;
  readonly organisation?: string | undefined;
  readonly late?: boolean | undefined;
  readonly q?: string | undefined;
}

/** Where a page of orders starts: after this one, in the order of their ends. */
export interface OrderPlace {
  readonly ends: Date;
  readonly id: string;
  readonly number: number;
}

export interface OrderRow extends CaseRow {
  readonly number: number;
  readonly ends: Date;
  readonly clock: ClockFact | null;
}

/** Roles whose post shows them the orders of cases in its division. */
const OVERSEES: ReadonlySet<string> = new Set([
  'village-cadre',
  'town-command',
  'supervisor',
  'county-centre',
  'auditor',
]);

/** The ways in which orders are a caller's to see, as conditions on rows of `found` and `mine`. */
async function waysToOrders(scope: Scope, as: CaseAs, mine: boolean): Promise<Condition[]> {
  const own = isOwnOrder(as, 'mine');
  const ways = own === undefined ? [] : [own];
  const post = as.caller?.post;
  if (mine || post === undefined || !OVERSEES.has(post.role)) return ways;
  const area = await inDivision(scope, post.division);
  return area === undefined ? [sql<boolean>`true`] : [...ways, area];
}

function conditionsOf(county: string, filters: OrderFilters, now: Date): Condition[] {
  const { state, role, category, division, organisation, late, q } = filters;
  const isLate = sql<boolean>`(mine.ends < ${now} or coalesce((mine.clock ->> 'late')::boolean, false))`;
  return [
    sql<boolean>`mine.active`,
    ...(state === undefined ? [] : [sql<boolean>`mine.state = ${state}`]),
    ...(role === undefined ? [] : [sql<boolean>`mine.role = ${role}`]),
    ...(category === undefined ? [] : [inCategory(category)]),
    ...(division === undefined || division === county
      ? []
      : [sql<boolean>`mine.division in ${codesIn(county, division)}`]),
    ...(organisation === undefined ? [] : [sql<boolean>`mine.organisation = ${organisation}`]),
    ...(late === undefined ? [] : [sql<boolean>`${isLate} = ${late}`]),
    ...hasWords(county, q),
  ];
}

const sorted = (table: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${table}.ends`)}, ${sql.ref(`${table}.case_id`)}, ${sql.ref(`${table}.number`)}`;

/** Assignments that the caller sees, the nearest end first. */
export async function findOrders(
  scope: Scope,
  filters: OrderFilters,
  {
    as,
    limit,
    after,
  }: { readonly as: CaseAs; readonly limit: number; readonly after?: OrderPlace | undefined },
): Promise<OrderRow[]> {
  const { county, db } = scope;
  const ways = await waysToOrders(scope, as, filters.mine === true);
  if (ways.length === 0) return [];
  const conditions = [
    ...conditionsOf(county, filters, as.now),
    ...(after === undefined
      ? []
      : [
          sql<boolean>`(mine.ends, mine.case_id, mine.number) > (${after.ends}, ${after.id}::uuid, ${after.number})`,
        ]),
  ];
  const branches = ways.map(
    (way) => sql`(select mine.ends, mine.case_id, mine.number from work_order as mine
      join case_record as found on found.county_code = mine.county_code and found.id = mine.case_id
      where mine.county_code = ${county} and ${sql.join([way, ...conditions], sql` and `)}
      order by ${sorted('mine')} limit ${limit})`,
  );
  const { rows } = await sql<OrderRow>`
    select case_record.id, case_record.body, case_record.due, case_record.was_late, case_record.warnings,
      work_order.number, work_order.ends, work_order.clock
    from (select * from (${sql.join(branches, sql` union `)}) as part
      order by ${sorted('part')} limit ${limit}) as page
    join work_order on work_order.county_code = ${county} and work_order.case_id = page.case_id
      and work_order.number = page.number
    join case_record on case_record.county_code = ${county} and case_record.id = page.case_id
    order by ${sorted('page')}`.execute(db);
  return rows;
}

/** What a clock that was right when the case last changed says now. */
function clockNow(
  clock: ClockFact,
  { warnings }: { warnings: readonly ClockWarning[] },
  order: string,
  now: Date,
): ClockFact {
  if (clock.state !== 'running') return clock;
  const own = warnings.filter((one) => one.order === order);
  const warning = warningAt(own, now);
  return { ...clock, warning, late: warning === 'overdue' };
}

/** Lines of a list of assignments, each as the caller may see it with its case. */
export async function orderLines(
  scope: Scope,
  rows: readonly OrderRow[],
  as: CaseAs,
): Promise<WorkOrderLine[]> {
  const summaries = await summariesOf(scope, rows, as);
  return rows.flatMap((row, index): WorkOrderLine[] => {
    const { body, number, clock } = row;
    const shown = redactCase(body, viewerAs(body, as));
    const id = `${body.id}.${number}`;
    const order: WorkOrderView | undefined = shown?.orders.find((one) => one.id === id);
    const summary = summaries[index];
    if (order === undefined || summary === undefined) return [];
    const withClock =
      clock === null ? order : { ...order, clock: clockNow(clock, row, id, as.now) };
    return [{ order: withClock, case: summary }];
  });
}
