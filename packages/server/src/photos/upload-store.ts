import { randomUUID } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import type { Photo } from '@yizhangtu/standard/contract.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';

/** A photo on its way, as the database knows it. How far it has come, its file says. */
export interface UploadRow {
  readonly id: string;
  readonly length: number;
  /** SHA-256 of what is sent, where the sender said it. */
  readonly sent: string | undefined;
  readonly until: Date;
}

const A_DAY_MS = 24 * 3600_000;
/** Photos on their way at a time: who sends and never finishes must not fill the disk. */
const MOST_UPLOADS = 2_000;

export interface NewUpload {
  readonly key: string;
  readonly length: number;
  readonly sent: string | undefined;
  readonly now: Date;
}

const rowOf = (row: { id: string; length: number; sent: string | null; until: Date }) => ({
  ...row,
  sent: row.sent ?? undefined,
});

/**
 * Begins an upload, or finds the one that was begun under the same key.
 *
 * @throws YztError `idempotency_mismatch` when the key began another upload; `unavailable` while there are too many
 */
export async function beginUpload(
  { db, county }: Scope,
  { key, length, sent, now }: NewUpload,
): Promise<UploadRow> {
  const { waiting } = await db
    .selectFrom('upload')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('county_code', '=', county)
    .executeTakeFirstOrThrow();
  if (waiting >= MOST_UPLOADS) {
    throw new YztError({
      code: 'unavailable',
      message: `${waiting} uploads are not finished`,
      retryAfter: 3600,
    });
  }
  await db
    .insertInto('upload')
    .values({
      county_code: county,
      // Whoever knows it may go on: of random bits alone.
      id: randomUUID(),
      key,
      length,
      sent: sent ?? null,
      until: new Date(now.getTime() + A_DAY_MS),
    })
    .onConflict((conflict) => conflict.columns(['county_code', 'key']).doNothing())
    .execute();
  const row = await db
    .selectFrom('upload')
    .select(['id', 'length', 'sent', 'until'])
    .where('county_code', '=', county)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (row.length !== length || (row.sent ?? undefined) !== sent) {
    throw new YztError({
      code: 'idempotency_mismatch',
      message: 'the key began an upload of another photo',
    });
  }
  return rowOf(row);
}

export async function readUpload(
  { db, county }: Scope,
  id: string,
  now: Date,
): Promise<UploadRow | undefined> {
  const row = await db
    .selectFrom('upload')
    .select(['id', 'length', 'sent', 'until'])
    .where('county_code', '=', county)
    .where('id', '=', id)
    .where('until', '>', now)
    .executeTakeFirst();
  return row && rowOf(row);
}

/** Takes uploads out whose time is over. @returns their ids, for their files to go too */
export async function dropUploads({ db, county }: Scope, now: Date): Promise<string[]> {
  const rows = await db
    .deleteFrom('upload')
    .where('county_code', '=', county)
    .where('until', '<=', now)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes an upload out: it came to its end, and counts no more. */
export async function endUpload({ db, county }: Scope, id: string): Promise<void> {
  await db.deleteFrom('upload').where('county_code', '=', county).where('id', '=', id).execute();
}

/** The photo that came of what was sent before, by the hash of what was sent. */
export async function photoOfSent({ db, county }: Scope, sent: string): Promise<Photo | undefined> {
  const row = await db
    .selectFrom('photo')
    .select(['hash', 'type', 'bytes', 'width', 'height'])
    .where('county_code', '=', county)
    .where('sent', '=', sent)
    .limit(1)
    .executeTakeFirst();
  return row as Photo | undefined;
}

/** Keeps what is known of a photo. Its file is there already. */
export async function keepPhoto({ db, county }: Scope, photo: Photo, sent: string): Promise<void> {
  const { hash, type, bytes, width, height } = photo;
  await db
    .insertInto('photo')
    .values({ county_code: county, hash, sent, type: String(type), bytes, width, height })
    .onConflict((conflict) => conflict.columns(['county_code', 'hash']).doNothing())
    .execute();
}
