import { json, listText } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { countyExists } from '../store/county-store.ts';
import * as store from '../store/catalogue-store.ts';
import { afterOf, cursorOf, limitOf } from './paging.ts';

export function catalogueHandlers(
  services: Services,
): Pick<Handlers, 'listCatalogue' | 'getCatalogueEntry'> {
  return {
    async listCatalogue({ c, params, query }) {
      const limit = limitOf(query.limit);
      const after = afterOf(query.cursor);
      const caller = c.get('caller');
      const scope = scopeOf(services, params.county, caller);
      if (!(await countyExists(scope))) throw notFound(`county: ${params.county}`);
      const page = await store.listEntries(scope, query, { limit, after });
      const next = page.next === undefined ? {} : { next: cursorOf(page.next) };
      return json(c, listText('items', page.items, { total: page.total, ...next }), {
        isPrivate: caller !== undefined,
      });
    },
    async getCatalogueEntry({ c, params }) {
      const scope = scopeOf(services, params.county, c.get('caller'));
      const entry = await store.readEntry(scope, params.id);
      if (entry === undefined) throw notFound(`catalogue entry: ${params.id}`);
      return json(c, entry.text, { isPrivate: !entry.open });
    },
  };
}
