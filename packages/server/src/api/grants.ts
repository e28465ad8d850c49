import { PRIVATE } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { listGrants, postGrant, revokeGrant, type GrantAs } from '../identity/grants.ts';
import { assertAllowed } from '../identity/verdict.ts';
import { scopeOf, type Services } from '../services.ts';
import { limitOf } from './paging.ts';
import { referenceOf } from './people.ts';

const NO_STORE = { 'cache-control': PRIVATE };

type GrantHandlers = Pick<Handlers, 'listGrants' | 'postGrant' | 'deleteGrant'>;

export function grantHandlers(services: Services): GrantHandlers {
  const as = (c: Request): GrantAs => ({ caller: c.get('caller'), now: services.identity.now() });
  return {
    async listGrants({ c, params, query }) {
      const limit = limitOf(query.limit);
      const before = referenceOf(query.cursor);
      const page = await listGrants(scopeOf(services, params.county), query, { limit, before });
      return c.json(page, 200, NO_STORE);
    },
    async postGrant({ c, params, body }) {
      const grant = await postGrant(scopeOf(services, params.county), body, as(c));
      return c.json(grant, 201, NO_STORE);
    },
    async deleteGrant({ c, params }) {
      const revoked = await revokeGrant(scopeOf(services, params.county), params.grant, as(c));
      if (!revoked) return assertAllowed('not_found', 'grant:write');
      return c.body(null, 204, NO_STORE);
    },
  };
}
