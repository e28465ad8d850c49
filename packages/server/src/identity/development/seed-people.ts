import { textIn, type CountyFile, type Division } from '@yizhangtu/standard';
import { sql } from 'kysely';
import type { Scope } from '../../store/scope.ts';
import { inTransaction } from '../../store/transaction.ts';
import { sealAttributes } from '../session-attributes.ts';
import { postIdOf, samplePeople, type Place } from './people.ts';

/** Who vouches for made-up people. */
export const SAMPLE_ISSUER = 'development';

async function placesOf({ db, county }: Scope): Promise<Place[]> {
  const { file } = await db
    .selectFrom('county')
    .select(sql<CountyFile>`file`.as('file'))
    .where('county_code', '=', county)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('division')
    .select(['code', 'kind', 'parent'])
    .select(sql<Division>`body`.as('body'))
    .where('county_code', '=', county)
    .orderBy('position')
    .execute();
  const ranks = new Map(file.divisions.kinds.map(({ id, rank }) => [id, rank]));
  return rows.map(({ code, kind, parent, body }) => ({
    code,
    name: textIn(body.name, 'zh-CN'),
    rank: ranks.get(kind) ?? -1,
    parent: parent ?? undefined,
  }));
}

/** Takes the made-up people away: their posts and sessions go with them. */
export async function removeSamplePeople({ db, county }: Scope): Promise<void> {
  await db
    .deleteFrom('person')
    .where('county_code', '=', county)
    .where('sample', '=', true)
    .execute();
}

/** Puts a county's made-up people into the database; those that are there stay, with their sessions. */
export async function seedSamplePeople(scope: Scope, sealKey: string, now: Date): Promise<void> {
  const { county } = scope;
  const people = samplePeople(county, await placesOf(scope));
  const rows = people.map(({ id, attributes, division }) => ({
    county_code: county,
    id,
    issuer: SAMPLE_ISSUER,
    subject: id,
    sealed: sealAttributes(sealKey, attributes),
    division,
    sample: true,
  }));
  const posts = people.flatMap(({ id, posts: held }) =>
    held.map((post) => ({
      county_code: county,
      id: postIdOf(id, post),
      person: id,
      role: post.role,
      division: post.division,
      organisation: post.organisation ?? null,
      since: now,
    })),
  );
  await inTransaction(scope.db, async (db) => {
    await db
      .deleteFrom('person')
      .where('county_code', '=', county)
      .where('sample', '=', true)
      .where(
        'id',
        'not in',
        people.map(({ id }) => id),
      )
      .execute();
    await db
      .insertInto('person')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['county_code', 'id']).doUpdateSet(({ ref }) => ({
          sealed: ref('excluded.sealed'),
          division: ref('excluded.division'),
        })),
      )
      .execute();
    await db
      .insertInto('post')
      .values(posts)
      .onConflict((conflict) => conflict.columns(['county_code', 'id']).doNothing())
      .execute();
  });
}
