import type { ClockWarning } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { nextWarning } from './clock-warning.ts';
import { eachDue } from './due-cases.ts';
import type { SetAside } from './set-aside.ts';

/** Of the warnings that a clock has reached the last one alone: who is told that it ran out knows the rest. */
function lastOfEach(reached: readonly ClockWarning[]): ClockWarning[] {
  const last = new Map(reached.map((one) => [`${one.clock} ${one.order ?? ''}`, one]));
  return [...last.values()];
}

/** Puts into the outbox what the clocks of one case warn of, a row for each warning and no second one. */
async function warnOf({ db, county }: Scope, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const due = await transaction
      .selectFrom('case_record')
      .select([sql<Date>`warns`.as('warns'), sql<ClockWarning[]>`warnings`.as('warnings')])
      .where('county_code', '=', county)
      .where('id', '=', id)
      // Another server may have done it meanwhile.
      .where('warns', '<=', now)
      .forUpdate()
      .executeTakeFirst();
    if (due === undefined) return;
    const { warns, warnings } = due;
    const reached = warnings.filter(
      ({ at }) => Date.parse(at) >= warns.getTime() && Date.parse(at) <= now.getTime(),
    );
    const rows = lastOfEach(reached).map((warning) => ({
      county_code: county,
      id: uuid(),
      case_id: id,
      clock: JSON.stringify(warning),
      once: [id, warning.clock, warning.order ?? '', warning.warning, warning.at].join(' '),
      at: new Date(warning.at),
    }));
    if (rows.length > 0) {
      await transaction
        .insertInto('outbox')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['county_code', 'once']).doNothing())
        .execute();
    }
    const next = nextWarning(warnings, now);
    await transaction
      .updateTable('case_record')
      .set({ warns: next === undefined ? null : new Date(next.at) })
      .where('county_code', '=', county)
      .where('id', '=', id)
      .execute();
  });
}

/** Puts into the outbox what clocks warn of that nobody was told yet. */
export async function sweepClocks(
  scope: Scope,
  { now, aside }: { readonly now: Date; readonly aside: SetAside },
): Promise<void> {
  await eachDue(scope, { by: 'warns', until: now, aside }, (id) => warnOf(scope, id, now));
}
