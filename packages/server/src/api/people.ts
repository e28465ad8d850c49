import { authorize } from '@yizhangtu/standard/identity.js';
import { PRIVATE } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { divisionPath } from '../identity/division-path.ts';
import { listPeople, readPerson, shownTo, type ReadAs } from '../identity/people.ts';
import { reveal } from '../identity/reveal.ts';
import { assertAllowed } from '../identity/verdict.ts';
import { scopeOf, type Services } from '../services.ts';
import { badCursor, limitOf } from './paging.ts';

const REFERENCE = /^[0-9a-f-]{36}$/;
const NO_STORE = { 'cache-control': PRIVATE };

/** The last reference of the page before. @throws YztError `invalid` for a cursor that was not given out. */
export function referenceOf(cursor: string | undefined): string | undefined {
  if (cursor !== undefined && !REFERENCE.test(cursor)) badCursor();
  return cursor;
}

type PeopleHandlers = Pick<Handlers, 'listPeople' | 'getPerson' | 'revealPerson'>;

export function peopleHandlers(services: Services): PeopleHandlers {
  const { identity } = services;
  const as = (c: Request, county: string): ReadAs => ({
    caller: c.get('caller'),
    sealKey: identity.of(county).sealKey,
    now: identity.now(),
  });
  return {
    async listPeople({ c, params, query }) {
      const { county } = params;
      const limit = limitOf(query.limit);
      const after = referenceOf(query.cursor) ?? '';
      const caller = c.get('caller');
      const division = query.division ?? caller?.post?.division ?? county;
      const scope = scopeOf(services, county);
      const path = await divisionPath(scope, division);
      // One that is not there is no different from one that the caller does not reach.
      const there = path.at(-1) === division;
      const verdict = authorize(caller, 'person:read', path);
      assertAllowed(there ? verdict : 'not_found', 'person:read');
      const page = await listPeople(scope, division, { limit, after });
      const items = await shownTo(scope, page.rows, as(c, county));
      const next = page.next === undefined ? {} : { next: page.next };
      return c.json({ items, ...next }, 200, NO_STORE);
    },
    async getPerson({ c, params }) {
      const scope = scopeOf(services, params.county);
      const row = await readPerson(scope, params.person);
      if (row === undefined) return assertAllowed('not_found', 'person:read');
      const path = await divisionPath(scope, row.division);
      assertAllowed(authorize(c.get('caller'), 'person:read', path), 'person:read');
      const [person] = await shownTo(scope, [row], as(c, params.county));
      return c.json(person, 200, NO_STORE);
    },
    async revealPerson({ c, params, body }) {
      const caller = c.get('caller');
      if (caller === undefined) return assertAllowed('unauthenticated', 'person:reveal');
      const { sealKey, now } = as(c, params.county);
      const scope = scopeOf(services, params.county);
      const asked = { ...body, person: params.person };
      return c.json(await reveal(scope, asked, { caller, sealKey, now }), 200, NO_STORE);
    },
  };
}
