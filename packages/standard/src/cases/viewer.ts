import type { Caller } from '../identity/authorize.ts';
import type { RoleId } from '../identity/roles.ts';
import type { Case, CaseRecord } from './case.ts';
import type { Unit } from './parts.ts';
import type { Relation } from './relations.ts';
import type { Tier } from './states.ts';
import type { WorkOrder } from './work-order.ts';

/** Who asks, as far as cases go. */
export interface CaseCaller extends Omit<Caller, 'post'> {
  readonly post?:
    | {
        readonly role: RoleId;
        readonly division: string;
        readonly organisation?: string | undefined;
      }
    | undefined;
}

/** What somebody is to a case and to its assignments. */
export interface Viewer {
  readonly relations: readonly Relation[];
  /** Ids of the assignments that are for them. */
  readonly orders: readonly string[];
  /** The person, where who did something must be told from who else may. */
  readonly person?: string | undefined;
}

/** Nobody in particular: what anyone on the street is. */
export const NOBODY: Viewer = { relations: [], orders: [] };
/** The server, acting by a rule or a clock. */
export const SYSTEM: Viewer = { relations: ['system'], orders: [] };
/** Who has shown the receipt number of a case and its code. */
export const HOLDER: Viewer = { relations: ['reporter'], orders: [] };
/** Who makes a case: its reporter, or the cadre who reports for one. */
export const maker = (onBehalf: boolean, person?: string): Viewer => ({
  relations: [onBehalf ? 'agent' : 'reporter'],
  orders: [],
  ...(person === undefined ? {} : { person }),
});

/** Roles that handle what is assigned to their division without naming an organisation. */
const HANDLERS: readonly RoleId[] = [
  'grid-worker',
  'village-cadre',
  'town-command',
  'department-handler',
  'county-centre',
];
/** Roles that see what goes on in their division, whoever runs it. */
const AREA: readonly RoleId[] = ['grid-worker', 'village-cadre', 'town-command'];
const RUNS: Readonly<Record<Tier, RoleId>> = {
  village: 'village-cadre',
  town: 'town-command',
  county: 'county-centre',
};

/** Whether an assignment for `unit` is for the caller. */
export function isOf({ post, person }: CaseCaller, unit: Unit): boolean {
  if (unit.person !== undefined) return unit.person === person;
  if (post === undefined || !HANDLERS.includes(post.role)) return false;
  if (post.division !== unit.division) return false;
  if (unit.organisation !== undefined) return unit.organisation === post.organisation;
  return post.role !== 'department-handler' || post.organisation === undefined;
}

/** Assignments that count: of the present round, and not ended by a decision. */
export const activeOrders = ({
  orders,
  round,
}: Pick<CaseRecord, 'orders' | 'round'>): WorkOrder[] =>
  orders.filter((order) => order.round === round && order.ended === undefined);

/** What a caller is to a case. */
export function viewerOf(record: CaseRecord, caller: CaseCaller | undefined): Viewer {
  if (caller === undefined) return NOBODY;
  const { person, post } = caller;
  const { reporter, within, tier } = record;
  const mine = activeOrders(record).filter(({ unit }) => isOf(caller, unit));
  const inDivision = post !== undefined && within.includes(post.division);
  const facts: readonly (readonly [Relation, boolean])[] = [
    ['reporter', reporter.person === person],
    ['agent', reporter.agent === person],
    ['lead', mine.some(({ role }) => role === 'lead')],
    ['assist', mine.some(({ role }) => role === 'assist')],
    ['inform', mine.some(({ role }) => role === 'inform')],
    ['tier', inDivision && post.role === RUNS[tier]],
    ['centre', inDivision && post.role === 'county-centre'],
    ['supervisor', inDivision && post.role === 'supervisor'],
    ['area', inDivision && post.role !== RUNS[tier] && AREA.includes(post.role)],
    ['auditor', inDivision && post.role === 'auditor'],
  ];
  return {
    relations: facts.filter(([, is]) => is).map(([relation]) => relation),
    orders: mine.map(({ id }) => id),
    person,
  };
}

/** What the caller is to a case that a server answered them. */
export const viewerIn = ({ yours, orders }: Pick<Case, 'yours' | 'orders'>): Viewer => ({
  relations: yours,
  orders: orders.filter((order) => order.yours === true).map(({ id }) => id),
});
