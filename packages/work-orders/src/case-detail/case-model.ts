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

/** The newest of what was given or fetched and of what came since. */
export const newestOf = (base: Case | undefined, later: Case | undefined): Case | undefined =>
  base !== undefined && later?.id === base.id && later.version > base.version ? later : base;
