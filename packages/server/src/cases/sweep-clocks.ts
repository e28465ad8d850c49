import type { ClockWarning } from '@yizhangtu/standard/cases.js';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { nextWarning } from './clock-warning.ts';

const AT_ONCE = 100;

interface Due {
  readonly id: string;
  readonly warns: Date;
  readonly warnings: readonly ClockWarning[];
}

/** Of the warnings that a clock has reached the last one alone: who is told that it ran out knows the rest. */
function lastOfEach(reached: readonly ClockWarning[]): ClockWarning[] {
  const last = new Map(reached.map((one) => [`${one.clock} ${one.order ?? ''}`, one]));
  return [...last.values()];
}

/**
 * Puts into the outbox what clocks warn of that nobody was told yet, a row for each warning and no second one.
 *
 * @returns whether there may be more
 */
async function sweepSome({ db, county }: Scope, now: Date): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const due: Due[] = await transaction
      .selectFrom('case_record')
      .select(['id', sql<Date>`warns`.as('warns'), sql<ClockWarning[]>`warnings`.as('warnings')])
      .where('county_code', '=', county)
      .where('warns', '<=', now)
      .orderBy('warns')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, warns, warnings } of due) {
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
    }
    return due.length === AT_ONCE;
  });
}

/** As {@link sweepSome}, until there are no more. */
export async function sweepClocks(scope: Scope, now: Date): Promise<void> {
  const { db, county } = scope;
  // Most of the time there are none, and no transaction is begun.
  const some = await db
    .selectFrom('case_record')
    .select('id')
    .where('county_code', '=', county)
    .where('warns', '<=', now)
    .limit(1)
    .executeTakeFirst();
  if (some === undefined) return;
  while (await sweepSome(scope, now));
}
