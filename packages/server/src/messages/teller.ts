import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import type { CountyCases } from '../cases/case-settings.ts';
import { forgetDuties } from '../cases/duty.ts';
import { forgetKeys } from '../cases/idempotency.ts';
import { sweepCases } from '../cases/sweep-cases.ts';
import { sweepClocks } from '../cases/sweep-clocks.ts';
import { poll, type Poll } from '../stream/poll.ts';
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

async function isAnythingWaiting({ db, county }: Scope): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select(sql<number>`1`.as('one'))
    .where('county_code', '=', county)
    .where('done', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
  const sweep = async (scope: Scope): Promise<void> => {
    if (performance.now() < (swept.get(scope.county) ?? 0)) return;
    await sweepCases(scope, casesOf(scope.county), now());
    await sweepClocks(scope, now());
    await forgetKeys(scope, now());
    await forgetDuties(scope, now());
    swept.set(scope.county, performance.now() + LOOK_MS);
  };
  const tell = async (county: string): Promise<void> => {
    const scope = scopeOf(county);
    await sweep(scope);
    if (!(await isAnythingWaiting(scope))) return;
    const { rules } = casesOf(county);
    while (await tellPeople(scope, { rules, now: now() }));
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
