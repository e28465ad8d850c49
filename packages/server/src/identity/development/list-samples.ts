import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import { scopeOf, type Services } from '../../services.ts';
import type { Scope } from '../../store/scope.ts';
import { openAttributes } from '../session-attributes.ts';
import { postsOfSamples } from '../session-posts.ts';

/** The made-up people of a county, those of the county first. */
export async function listSamples(services: Services, county: string): Promise<SamplePerson[]> {
  const { identity } = services;
  const scope = scopeOf(services, county);
  const { sealKey } = identity.of(county);
  const rows = await scope.db
    .selectFrom('person')
    .select(['id', 'sealed'])
    .where('county_code', '=', county)
    .where('sample', '=', true)
    .orderBy('division')
    .orderBy('id')
    .execute();
  const posts = await postsOfSamples(scope, identity.now());
  return rows.map(({ id, sealed }) => ({
    id,
    name: openAttributes(sealKey, sealed).name ?? '',
    posts: posts.get(id) ?? [],
  }));
}

/** Whether somebody is made up. */
export async function isSample({ db, county }: Scope, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('county_code', '=', county)
    .where('id', '=', person)
    .where('sample', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}
