import { PRIVATE } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { listAudit } from '../identity/audit-list.ts';
import { scopeOf, type Services } from '../services.ts';
import { afterOf, cursorOf, limitOf } from './paging.ts';

export function auditHandlers(services: Services): Pick<Handlers, 'listAudit'> {
  return {
    async listAudit({ c, params, query }) {
      const limit = limitOf(query.limit);
      const before = query.cursor === undefined ? undefined : afterOf(query.cursor);
      const { items, next } = await listAudit(scopeOf(services, params.county), query, {
        limit,
        before,
      });
      const more = next === undefined ? {} : { next: cursorOf(next) };
      return c.json({ items, ...more }, 200, { 'cache-control': PRIVATE });
    },
  };
}
