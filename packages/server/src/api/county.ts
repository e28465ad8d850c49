import { json, listText } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import * as store from '../store/county-store.ts';
import { afterOf, cursorOf, limitOf } from './paging.ts';

const GEOJSON = { type: 'application/geo+json' };

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
      await mustExist(params.county);
      const features = await store.listDivisionAreas(scopeOf(services, params.county), query);
      const rest = { type: 'FeatureCollection', numberReturned: features.length };
      return json(c, listText('features', features, rest), GEOJSON);
    },
  };
}
