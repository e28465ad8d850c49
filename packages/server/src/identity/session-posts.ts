import type { Division } from '@yizhangtu/standard';
import type { Post } from '@yizhangtu/standard/identity.js';
import { sql } from 'kysely';
import type { Scope } from '../store/scope.ts';
import { inForce } from './in-force.ts';

/**
 * Posts in force, the oldest first, by person: of one, or of all made-up people. Divisions are named in every
 * language that the county has, so that a page changes its language without asking again.
 */
async function readPosts(
  { db, county }: Scope,
  whose: { readonly person: string } | 'sample',
  now: Date,
): Promise<Map<string, Post[]>> {
  let query = db
    .selectFrom('post')
    .leftJoin('division', (join) =>
      join
        .onRef('division.county_code', '=', 'post.county_code')
        .onRef('division.code', '=', 'post.division'),
    )
    .select(['post.id', 'post.person', 'post.role', 'post.division', 'post.organisation'])
    .select(sql<Division | null>`division.body`.as('body'))
    .where('post.county_code', '=', county)
    .where(inForce(now));
  query =
    whose === 'sample'
      ? query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('person')
              .select('person.id')
              .whereRef('person.county_code', '=', 'post.county_code')
              .whereRef('person.id', '=', 'post.person')
              .where('person.sample', '=', true),
          ),
        )
      : query.where('post.person', '=', whose.person);
  const rows = await query.orderBy('post.since').orderBy('post.id').execute();
  const posts = new Map<string, Post[]>();
  for (const { id, person, role, division, organisation, body } of rows) {
    const name = body?.name ?? division;
    const post: Post = {
      id,
      role: role as Post['role'],
      division: { code: division, name },
      ...(organisation === null ? {} : { organisation }),
    };
    posts.set(person, [...(posts.get(person) ?? []), post]);
  }
  return posts;
}

/** The posts of a person that are in force, the oldest first. */
export const postsOf = async (scope: Scope, person: string, now: Date): Promise<Post[]> =>
  (await readPosts(scope, { person }, now)).get(person) ?? [];

/** The posts of all made-up people, by person. */
export const postsOfSamples = (scope: Scope, now: Date): Promise<Map<string, Post[]>> =>
  readPosts(scope, 'sample', now);
