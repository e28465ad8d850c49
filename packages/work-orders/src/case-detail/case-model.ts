import type { Case, ClockFact, WorkOrderView } from '@yizhangtu/standard/cases.js';

/** The assignments of a case by round, the present one first; those that count no more last in each. */
export function roundsOf({
  orders,
  round,
}: Pick<Case, 'orders' | 'round'>): readonly (readonly [number, readonly WorkOrderView[]])[] {
  const rounds = [...new Set([round, ...orders.map((order) => order.round)])].sort((a, b) => b - a);
  return rounds
    .map((number) => {
      const here = orders.filter((order) => order.round === number);
      const counts = here.filter(({ ended }) => ended === undefined);
      return [number, [...counts, ...here.filter(({ ended }) => ended !== undefined)]] as const;
    })
    .filter(([, here]) => here.length > 0);
}

/** A clock of the case itself, by what it measures. */
export interface NamedClock {
  readonly of: 'acceptance' | 'handling';
  readonly clock: ClockFact;
}

/** The clocks that say something now: that of accepting until it was, then that of handling. */
export function clocksOf({ clocks = {} }: Pick<Case, 'clocks'>): readonly NamedClock[] {
  const { acceptance, handling } = clocks;
  return [
    ...(acceptance && (handling === undefined || acceptance.late)
      ? [{ of: 'acceptance', clock: acceptance } as const]
      : []),
    ...(handling ? [{ of: 'handling', clock: handling } as const] : []),
  ];
}

/** Why a clock stands still; undefined for one that does not. */
export const pauseOf = ({ state, pauses }: ClockFact): ClockFact['pauses'][number] | undefined =>
  state === 'paused' ? pauses.findLast(({ to }) => to === undefined) : undefined;

/** Something of a case that is other than it was. */
export type CaseChange =
  | { readonly what: 'state'; readonly to: Case['state'] }
  | { readonly what: 'order'; readonly order: WorkOrderView; readonly added: boolean }
  | { readonly what: 'tier'; readonly to: Case['tier'] }
  | { readonly what: 'published'; readonly to: boolean }
  | { readonly what: 'answer' | 'title' | 'urged' | 'supervised' | 'place' | 'due' | 'more' };

const differs = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

const orderChanges = (before: Case, after: Case): CaseChange[] =>
  after.orders.flatMap((order): CaseChange[] => {
    const known = before.orders.find(({ id }) => id === order.id);
    const same =
      known?.state === order.state && known.ended === order.ended && known.role === order.role;
    return same ? [] : [{ what: 'order', order, added: known === undefined }];
  });

/** What a person should know who looked at a case before and looks at it again. */
export function changesOf(before: Case, after: Case): readonly CaseChange[] {
  if (before.version === after.version) return [];
  const when = (is: boolean, change: CaseChange): CaseChange[] => (is ? [change] : []);
  const changes = [
    ...when(before.state !== after.state, { what: 'state', to: after.state }),
    ...orderChanges(before, after),
    ...when(differs(before.answer, after.answer), { what: 'answer' }),
    ...when(before.tier !== after.tier, { what: 'tier', to: after.tier }),
    ...when(before.published !== after.published, { what: 'published', to: after.published }),
    ...when(before.title !== after.title, { what: 'title' }),
    ...when(differs(before.place, after.place), { what: 'place' }),
    ...when(before.urges < after.urges, { what: 'urged' }),
    ...when(differs(before.supervised, after.supervised), { what: 'supervised' }),
    ...when(before.clocks?.handling?.dueAt !== after.clocks?.handling?.dueAt, { what: 'due' }),
  ];
  return changes.length > 0 ? changes : [{ what: 'more' }];
}

/** The newest of what was given or fetched and of what came since. */
export const newestOf = (base: Case | undefined, later: Case | undefined): Case | undefined =>
  base !== undefined && later?.id === base.id && later.version > base.version ? later : base;
