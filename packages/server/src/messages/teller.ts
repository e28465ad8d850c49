import type { Scope } from '../store/scope.ts';
import type { CountyCases } from '../cases/case-settings.ts';
import { forgetDuties } from '../cases/duty.ts';
import { forgetKeys } from '../cases/idempotency.ts';
import { sweepCases } from '../cases/sweep-cases.ts';
import { sweepClocks } from '../cases/sweep-clocks.ts';
import { SetAside } from '../cases/set-aside.ts';
import { passes } from '../database/typed-error.ts';
import { poll, type Poll } from '../stream/poll.ts';
import { forgetTold, nextWaiting } from './outbox.ts';
import { tellPeople } from './tell-people.ts';

/** A server that ended between a command and its messages leaves them to another: looked for this often. */
const LOOK_MS = 2000;

export interface TellerOptions {
  readonly counties: readonly string[];
  readonly scopeOf: (county: string) => Scope;
  readonly casesOf: (county: string) => CountyCases;
  readonly now: () => Date;
  /** Something was written to a county's stream. */
  readonly onTold: (county: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Works through the outboxes of counties. */
export interface Teller {
  /** Something may be in a county's outbox. */
  wake(county: string): void;
  close(): Promise<void>;
}

export function teller({
  counties,
  scopeOf,
  casesOf,
  now,
  onTold,
  onError,
}: TellerOptions): Teller {
  /** What goes by time alone, and for each county when it is due next. */
  const swept = new Map<string, number>();
  const aside = new SetAside((id, error) =>
    onError(
      new Error(`the case ${id} is left alone for an hour: ${String(error)}`, { cause: error }),
    ),
  );
  const sweep = async (scope: Scope): Promise<void> => {
    if (performance.now() < (swept.get(scope.county) ?? 0)) return;
    swept.set(scope.county, performance.now() + LOOK_MS);
    const cases = casesOf(scope.county);
    const sweeps: (() => Promise<void>)[] = [
      () => sweepCases(scope, { cases, now: now(), aside }),
      () => sweepClocks(scope, { now: now(), aside }),
      () => forgetKeys(scope, now()),
      () => forgetDuties(scope, now()),
      () => forgetTold(scope, now()),
    ];
    for (const one of sweeps) {
      try {
        await one();
      } catch (error) {
        onError(error);
        // The others would not come through either.
        if (passes(error)) return;
      }
    }
  };
  const tell = async (county: string): Promise<void> => {
    const scope = scopeOf(county);
    await sweep(scope);
    if ((await nextWaiting(scope, { now: now(), limit: 1 })).length === 0) return;
    const { rules } = casesOf(county);
    while (await tellPeople(scope, { rules, now: now(), onFailed: onError }));
    onTold(county);
  };
  const polls = new Map<string, Poll>(
    counties.map((county) => [county, poll(LOOK_MS, () => tell(county), onError)]),
  );
  return {
    wake: (county) => polls.get(county)?.wake(),
    async close() {
      await Promise.all([...polls.values()].map((one) => one.close()));
    },
  };
}
