import { PAGE_LIMIT } from '@yizhangtu/standard/contract.js';
import { json, listText } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import * as store from '../store/county-store.ts';
import { afterOf, cursorOf, limitOf } from './paging.ts';

const GEOJSON = { type: 'application/geo+json' };

/** The next page of the areas, as seen from this one. */
function nextLink(
  { parent, kind }: { parent?: string | undefined; kind?: string | undefined },
  limit: number,
  place: number,
) {
  const search = new URLSearchParams({
    ...(parent === undefined ? {} : { parent }),
    ...(kind === undefined ? {} : { kind }),
    limit: String(limit),
    cursor: cursorOf(place),
  });
  return { rel: 'next', href: `division-areas?${search}`, type: GEOJSON.type };
}

type CountyHandlers = Pick<
  Handlers,
  'getCounty' | 'getCountyLine' | 'listDivisions' | 'getDivisionAreas'
>;

export function countyHandlers(services: Services): CountyHandlers {
  const read = async (county: string) => {
    const found = await store.readCounty(scopeOf(services, county));
    if (found === undefined) throw notFound(`county: ${county}`);
    return found;
  };
  const mustExist = async (county: string): Promise<void> => {
    if (!(await store.countyExists(scopeOf(services, county)))) throw notFound(`county: ${county}`);
  };
  return {
    getCounty: async ({ c, params }) => json(c, (await read(params.county)).file),
    getCountyLine: async ({ c, params }) => json(c, (await read(params.county)).line, GEOJSON),
    async listDivisions({ c, params, query }) {
      const limit = limitOf(query.limit);
      const after = afterOf(query.cursor);
      await mustExist(params.county);
      const scope = scopeOf(services, params.county);
      const page = await store.listDivisions(scope, query, { limit, after });
      const next = page.next === undefined ? {} : { next: cursorOf(page.next) };
      return json(c, listText('items', page.items, { total: page.total, ...next }));
    },
    async getDivisionAreas({ c, params, query }) {
      // Areas are read whole: a county has fewer than a page holds, and who asks for no page gets the most.
      const limit = limitOf(query.limit ?? PAGE_LIMIT.most);
      const after = afterOf(query.cursor);
      await mustExist(params.county);
      const scope = scopeOf(services, params.county);
      const page = await store.listDivisionAreas(scope, query, { limit, after });
      const rest = {
        type: 'FeatureCollection',
        numberReturned: page.items.length,
        numberMatched: page.total,
        ...(page.next === undefined ? {} : { links: [nextLink(query, limit, page.next)] }),
      };
      return json(c, listText('features', page.items, rest), GEOJSON);
    },
  };
}
