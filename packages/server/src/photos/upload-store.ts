import { randomUUID } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import type { Photo } from '@yizhangtu/standard/contract.js';
import { sql } from 'kysely';
import { digestOf } from '../identity/crypto.ts';
import type { Scope } from '../store/scope.ts';
import type { IncomingFiles } from './incoming-files.ts';

/** A photo on its way, as the database knows it. How far it has come, its file says. */
export interface UploadRow {
  readonly id: string;
  readonly length: number;
  /** SHA-256 of what is sent, where the sender said it. */
  readonly sent: string | undefined;
  readonly until: Date;
}

const A_DAY_MS = 24 * 3600_000;
/**
 * Photos on their way at a time, of a county, from one address and of one person: who begins and never finishes must
 * neither fill the disk nor keep others from sending theirs.
 */
export const MOST_UPLOADS = { county: 2_000, address: 200, person: 60 } as const;
/** Uploads are finished, or given up, sooner than their time is over: it is worth asking again after an hour. */
const ASK_AGAIN_S = 3600;

export interface NewUpload {
  readonly key: string;
  readonly length: number;
  readonly sent: string | undefined;
  readonly from: Sender;
  readonly now: Date;
}

/** Who sends a photo. */
export interface Sender {
  readonly address: string;
  /** Reference to the person, for who is signed in. */
  readonly person: string | undefined;
}

const rowOf = (row: { id: string; length: number; sent: string | null; until: Date }) => ({
  ...row,
  sent: row.sent ?? undefined,
});

// What is kept of an address tells one from another, and no more.
const markOf = (address: string): string => digestOf(`upload ${address}`);

/** @throws YztError `rate_limited` for one sender, `unavailable` for a county with too many unfinished uploads */
async function assertRoom({ db, county }: Scope, { address, person = '' }: Sender): Promise<void> {
  const waiting = await db
    .selectFrom('upload')
    .select([
      sql<number>`count(*)::int`.as('county'),
      sql<number>`(count(*) filter (where address = ${markOf(address)}))::int`.as('address'),
      sql<number>`(count(*) filter (where person = ${person}))::int`.as('person'),
    ])
    .where('county_code', '=', county)
    .executeTakeFirstOrThrow();
  const many = (['person', 'address', 'county'] as const).find(
    (one) => waiting[one] >= MOST_UPLOADS[one],
  );
  if (many === undefined) return;
  throw new YztError({
    code: many === 'county' ? 'unavailable' : 'rate_limited',
    message: `${waiting[many]} uploads of this ${many} are not finished`,
    retryAfter: ASK_AGAIN_S,
  });
}

/**
 * Begins an upload, or finds the one that was begun under the same key.
 *
 * @throws YztError `idempotency_mismatch` when the key began another upload; `rate_limited` while too many of the
 * sender's are not finished, `unavailable` while too many of the county's are
 */
export async function beginUpload(
  scope: Scope,
  { key, length, sent, from, now }: NewUpload,
): Promise<UploadRow> {
  const { db, county } = scope;
  const find = () =>
    db
      .selectFrom('upload')
      .select(['id', 'length', 'sent', 'until'])
      .where('county_code', '=', county)
      .where('key', '=', key)
      .executeTakeFirst();
  const begun = await find();
  if (begun === undefined) {
    await assertRoom(scope, from);
    await db
      .insertInto('upload')
      .values({
        county_code: county,
        // Whoever knows it may go on: of random bits alone.
        id: randomUUID(),
        key,
        length,
        sent: sent ?? null,
        address: markOf(from.address),
        person: from.person ?? null,
        until: new Date(now.getTime() + A_DAY_MS),
      })
      .onConflict((conflict) => conflict.columns(['county_code', 'key']).doNothing())
      .execute();
  }
  const row = begun ?? (await find());
  // It came to its end while it was begun a second time.
  if (row === undefined) throw new YztError({ code: 'conflict', message: 'the upload has ended' });
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

/**
 * Removes what came of uploads that are no more: a server that went down between the two left it, and nothing would
 * ever ask for it again.
 */
export async function dropOrphans({ db, county }: Scope, incoming: IncomingFiles): Promise<void> {
  // The files before the rows: an upload has its row before its file.
  const there = await incoming.list(county);
  const rows = await db
    .selectFrom('upload')
    .select('id')
    .where('county_code', '=', county)
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  for (const id of there) if (!known.has(id)) await incoming.remove(county, id);
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
