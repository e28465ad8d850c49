import * as z from 'zod/mini';
import { checked } from '../checked.ts';
import { finding, shown, type Finding } from '../finding.ts';
import { Id } from '../geo.ts';
import { Text } from '../text.ts';
import type { CaseRecord } from './case.ts';
import { categoryPath } from './category-tree.ts';
import type { CategoryTree } from './categories.ts';
import { measure, type ClockCalendar } from './clock-time.ts';
import type { Assignment } from './commands.ts';
import { CategoryId, DivisionCode, Limit, type Unit } from './parts.ts';
import {
  CASE_KINDS,
  JOIN_RULES,
  TIERS,
  type JoinRule,
  type OrderRole,
  type Tier,
} from './states.ts';

/** An organisation that cases can be given to, with an id for rules. */
export const CaseUnit = z.looseObject({
  id: Id,
  name: Text,
  division: DivisionCode,
  /** As in grants; absent for whoever handles cases at the division. */
  organisation: z.optional(checked(z.string(), z.minLength(1), z.maxLength(128))),
});
export type CaseUnit = z.infer<typeof CaseUnit>;

/**
 * Whom a rule names: the id of a unit, or the village, town or county that the case lies in:
 * `own:village`, `own:town`, `own:county`.
 */
const Target = checked(
  z.string(),
  z.regex(/^([a-z0-9][a-z0-9._-]{0,79}|own:(village|town|county))$/, 'target'),
);

/** What a case must be for a rule: all that is named has to hold, of a list any member. */
const Condition = z.looseObject({
  /** Categories, each with what is below it. */
  categories: z.optional(z.array(CategoryId)),
  kinds: z.optional(z.array(z.enum(CASE_KINDS))),
  /** Codes of divisions, each with those in it. */
  divisions: z.optional(z.array(DivisionCode)),
  tiers: z.optional(z.array(z.enum(TIERS))),
  /** Whether offices are open at the time. */
  hours: z.optional(z.enum(['open', 'closed'])),
});

/** What a rule says: whom to give it to, or which other rule to ask. */
const Given = z.looseObject({
  lead: z.optional(Target),
  assist: z.optional(z.array(Target)),
  inform: z.optional(z.array(Target)),
  /** The nearest worker on duty for a service leads; without one, `lead` does. */
  nearest: z.optional(z.looseObject({ service: Id })),
  tier: z.optional(z.enum(TIERS)),
  join: z.optional(z.enum(JOIN_RULES)),
  limit: z.optional(Limit),
  /** Id of the rule that decides instead. */
  ask: z.optional(Id),
});

export const DispatchRule = z.looseObject({ id: Id, when: Condition, then: Given });
export type DispatchRule = z.infer<typeof DispatchRule>;

/** Who is on duty for services, and where. It changes by the hour and is not part of a county file. */
export interface Worker {
  readonly unit: Unit;
  readonly point: readonly [lng: number, lat: number];
  readonly services: readonly string[];
}

/** What rules go by. */
export interface DispatchContext {
  readonly rules: readonly DispatchRule[];
  readonly units: readonly CaseUnit[];
  readonly tree: CategoryTree;
  readonly clock: ClockCalendar;
  /** On duty now. */
  readonly workers: readonly Worker[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whom a case goes to. `rule` is absent when none fits: then the county's centre has it, and is told. */
export interface Dispatched {
  readonly orders: readonly Assignment[];
  readonly join?: JoinRule | undefined;
  readonly tier?: Tier | undefined;
  readonly rule?: string | undefined;
}

type Matter = Pick<CaseRecord, 'category' | 'kind' | 'within' | 'tier' | 'place'>;

/** Whether a moment is in office hours: a second of it counts. */
const isOpen = (now: number, clock: ClockCalendar): boolean =>
  measure(now, now + 1000, 'work-hour', clock) > 0;

function fits({ when }: DispatchRule, matter: Matter, context: DispatchContext): boolean {
  const { categories, kinds, divisions, tiers, hours } = when;
  const path = categoryPath(context.tree, matter.category).map(({ id }) => id);
  const isOf = (wanted: readonly string[] | undefined, found: readonly string[]): boolean =>
    wanted === undefined || wanted.some((one) => found.includes(one));
  return (
    isOf(categories, [...path, matter.category]) &&
    isOf(kinds, [matter.kind]) &&
    isOf(divisions, matter.within) &&
    isOf(tiers, [matter.tier]) &&
    (hours === undefined || isOpen(context.now, context.clock) === (hours === 'open'))
  );
}

/**
 * Whom a case goes to, by the first rule that fits. A case that no rule fits, or whose rule finds nobody,
 * goes to the county's centre, never nowhere.
 *
 * @throws YztError `calendar_incomplete` when a rule asks for office hours in a year without data
 */
export function dispatchBy(matter: Matter, context: DispatchContext): Dispatched {
  const rule = asked(
    context.rules.find((one) => fits(one, matter, context)),
    context.rules,
  );
  const lead = rule && leadOf(rule, matter, context);
  if (rule === undefined || lead === undefined) return toCentre(matter);
  const { assist = [], inform = [], join, tier, limit } = rule.then;
  const named = (targets: readonly string[], role: OrderRole) =>
    targets.flatMap((target): Assignment[] => {
      const unit = unitOf(target, matter, context.units);
      return unit === undefined ? [] : [{ unit, role }];
    });
  const all = [
    { unit: lead, role: 'lead' as const, ...(limit === undefined ? {} : { limit }) },
    ...named(assist, 'assist'),
    ...named(inform, 'inform'),
  ];
  return {
    orders: all.filter((order, index) => all.findIndex((one) => isSame(one, order)) === index),
    ...(join === undefined ? {} : { join }),
    ...(tier === undefined ? {} : { tier }),
    rule: rule.id,
  };
}

const isSame = ({ unit: one }: Assignment, { unit: other }: Assignment): boolean =>
  one.division === other.division &&
  one.organisation === other.organisation &&
  one.person === other.person;

/** The rule that decides in the end. The parser has refused circles; one that came otherwise ends nowhere. */
function asked(
  first: DispatchRule | undefined,
  rules: readonly DispatchRule[],
): DispatchRule | undefined {
  let rule = first;
  for (let steps = 0; rule?.then.ask !== undefined; steps += 1) {
    if (steps > rules.length) return undefined;
    const { ask }: DispatchRule['then'] = rule.then;
    rule = rules.find(({ id }) => id === ask);
  }
  return rule;
}

function toCentre({ within }: Matter): Dispatched {
  return { orders: [{ unit: { division: within[0] ?? '' }, role: 'lead' }], tier: 'county' };
}

function leadOf(
  { then }: DispatchRule,
  matter: Matter,
  context: DispatchContext,
): Unit | undefined {
  const { nearest, lead } = then;
  const worker = nearest && nearestWorker(nearest.service, matter, context.workers);
  return worker?.unit ?? (lead === undefined ? undefined : unitOf(lead, matter, context.units));
}

/** Of equally near ones the first by person, so that the same question has the same answer. */
function nearestWorker(
  service: string,
  { place }: Matter,
  workers: readonly Worker[],
): Worker | undefined {
  const { point } = place;
  if (point === undefined) return undefined;
  return workers
    .filter(({ services }) => services.includes(service))
    .map((worker) => ({ worker, metres: metresBetween(point, worker.point) }))
    .sort(
      (one, other) =>
        one.metres - other.metres ||
        String(one.worker.unit.person).localeCompare(String(other.worker.unit.person)),
    )[0]?.worker;
}

/** On a sphere of the earth's mean radius: half a percent off at most, enough to tell who is nearer. */
export function metresBetween(
  [lng1, lat1]: readonly [number, number],
  [lng2, lat2]: readonly [number, number],
): number {
  const rad = Math.PI / 180;
  const [dLat, dLng] = [(lat2 - lat1) * rad, (lng2 - lng1) * rad];
  const half =
    Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(half));
}

const OWN: Readonly<Record<string, number>> = { 'own:county': 0, 'own:town': 1, 'own:village': 2 };

function unitOf(target: string, { within }: Matter, units: readonly CaseUnit[]): Unit | undefined {
  const rank = OWN[target];
  if (rank !== undefined) {
    const division = within[rank];
    return division === undefined ? undefined : { division };
  }
  const unit = units.find(({ id }) => id === target);
  if (unit === undefined) return undefined;
  const { division, organisation, name } = unit;
  return { division, name, ...(organisation === undefined ? {} : { organisation }) };
}

/** What the schema cannot say about rules. `at` is the path of what holds `rules` and `units`. */
export function dispatchFindings(
  rules: readonly DispatchRule[],
  units: readonly CaseUnit[],
  tree: CategoryTree | undefined,
  at: string,
): Finding[] {
  return rules.flatMap((rule, index) => {
    const path = `${at}.rules[${index}]`;
    const { lead, assist = [], inform = [], ask, nearest } = rule.then;
    const targets: readonly [string, string][] = [
      ...(lead === undefined ? [] : [[`${path}.then.lead`, lead] as [string, string]]),
      ...assist.map((one, place): [string, string] => [`${path}.then.assist[${place}]`, one]),
      ...inform.map((one, place): [string, string] => [`${path}.then.inform[${place}]`, one]),
    ];
    const first = rules.findIndex(({ id }) => id === rule.id);
    const circle = circleOf(rule, rules);
    return [
      ...(first < index
        ? [
            finding(`${path}.id`, 'duplicate_id', {
              value: shown(rule.id),
              first: `${at}.rules[${first}]`,
            }),
          ]
        : []),
      ...targets
        .filter(([, name]) => !Object.hasOwn(OWN, name) && !units.some(({ id }) => id === name))
        .map(([where, name]) => finding(where, 'unknown_unit', { value: shown(name) })),
      ...(rule.when.categories ?? []).flatMap((id, place) =>
        tree === undefined || tree.categories.some((one) => one.id === id)
          ? []
          : [
              finding(`${path}.when.categories[${place}]`, 'unknown_category', {
                value: shown(id),
              }),
            ],
      ),
      ...(ask !== undefined && !rules.some(({ id }) => id === ask)
        ? [finding(`${path}.then.ask`, 'unknown_rule', { value: shown(ask) })]
        : []),
      ...(circle === undefined
        ? []
        : [finding(`${path}.then.ask`, 'rule_circle', { chain: circle.join(' → ') })]),
      ...(lead === undefined && nearest === undefined && ask === undefined
        ? [finding(`${path}.then`, 'rule_says_nothing')]
        : []),
    ];
  });
}

/** The ids of a circle that begins and ends at a rule; undefined when there is none. */
function circleOf(start: DispatchRule, rules: readonly DispatchRule[]): string[] | undefined {
  const chain = [start.id];
  let next = start.then.ask;
  while (next !== undefined && chain.length <= rules.length) {
    chain.push(next);
    if (next === start.id) return chain;
    const name: string = next;
    next = rules.find(({ id }) => id === name)?.then.ask;
  }
  return undefined;
}
