import { setTimeout } from 'node:timers/promises';
import { YztError } from '@yizhangtu/standard';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

const TRIES = 4;
const FIRST_MS = 20;
const IMPORT_MINUTES = 10;

/** Serialization failure and deadlock: PostgreSQL asks to try the whole transaction again (its manual, 13.5). */
const AGAIN: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/**
 * `work` in one transaction. When the database ended it in favour of another one it is done again from its
 * start, so `work` must have no effect but through the database it is given.
 *
 * @throws YztError `unavailable` when others were in the way each time
 */
export async function inTransaction<T>(
  db: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (cause) {
      if (!AGAIN.has((cause as { code?: unknown }).code)) throw cause;
      if (attempt === TRIES) {
        throw new YztError({
          code: 'unavailable',
          message: 'other writers were in the way each time: try again later',
          cause,
        });
      }
    }
    await setTimeout(Math.random() * FIRST_MS * 2 ** attempt);
  }
}

/**
 * To replace a county's layers takes longer than any other statement may, and to make the next one ready does too: to
 * be called first in its transaction.
 */
export async function allowLong(transaction: Kysely<Tables>): Promise<void> {
  for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout']) {
    await sql.raw(`set local ${limit} = '${IMPORT_MINUTES}min'`).execute(transaction);
  }
}
