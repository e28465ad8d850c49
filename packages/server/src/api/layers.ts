import {
  countyError,
  parseCatalogueEntry,
  YztError,
  type CatalogueEntry,
} from '@yizhangtu/standard';
import type { ImportReport } from '@yizhangtu/standard/contract.js';
import { PRIVATE } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { below } from '../issues.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { readEntryContext } from '../store/county-store.ts';
import { toRows, type LooseFeature } from '../store/feature-rows.ts';
import { isStorable, NOT_STORABLE } from '../store/storable.ts';
import type { Scope } from '../store/scope.ts';
import { replaceLayer } from '../store/import-store.ts';

// GeoJSON is read whole into a page up to about this number of features.
const MOST_AS_FEATURES = 5000;
const MOST_ISSUES = 100;

/** The entry with the address under which this server serves it. */
function served(entry: CatalogueEntry, count: number): CatalogueEntry {
  const collection = `ogc/collections/${entry.id}`;
  const source: CatalogueEntry['source'] =
    count <= MOST_AS_FEATURES
      ? { type: 'ogc-features', href: collection, datum: 'WGS84' }
      : {
          type: 'mvt',
          tiles: [`${collection}/tiles/WebMercatorQuad/{z}/{y}/{x}`],
          sourceLayer: entry.id,
          datum: 'WGS84',
        };
  return { ...entry, source };
}

/** @throws YztError `invalid` when the entry does not fit the county or the address */
async function checkEntry(scope: Scope, entry: CatalogueEntry, id: string): Promise<void> {
  const context = await readEntryContext(scope);
  if (context === undefined) throw notFound(`county: ${scope.county}`);
  const parsed = parseCatalogueEntry(entry, context);
  if (!parsed.ok) throw countyError(below('entry', parsed.issues), 'entry');
  const bad = Object.entries(entry).filter(([, value]) => !isStorable(value));
  if (bad.length > 0) {
    throw countyError(
      bad.map(([name]) => ({ path: `entry.${name}`, ...NOT_STORABLE })),
      'entry',
    );
  }
  if (entry.id === id) return;
  throw new YztError({
    code: 'invalid',
    message: `entry.id is ${entry.id}, the address says ${id}`,
    issues: [
      {
        path: 'entry.id',
        code: 'id_mismatch',
        message: {
          'zh-CN': '条目编号与地址不同',
          en: 'The id of the entry differs from the address',
        },
        mend: { 'zh-CN': `把 entry.id 改为 ${id}`, en: `Make entry.id ${id}` },
      },
    ],
  });
}

export function layerHandlers(services: Services): Pick<Handlers, 'putLayer'> {
  return {
    async putLayer({ c, params, body }) {
      const { entry, features } = body;
      const scope = scopeOf(services, params.county);
      await checkEntry(scope, entry, params.id);
      const { rows, issues } = toRows(features as LooseFeature[]);
      if (rows.length === 0 && issues.length > 0) {
        // The layer that was there stays: a file that is wrong throughout must not empty it.
        throw new YztError({
          code: 'invalid',
          message: 'no feature can be stored',
          issues: issues.slice(0, MOST_ISSUES),
        });
      }
      await replaceLayer(scope, served(entry, rows.length), rows, {
        caller: c.get('caller'),
        now: services.identity.now(),
      });
      const report: ImportReport = {
        id: params.id,
        read: features.length,
        stored: rows.length,
        refused: issues.length,
        issues: issues
          .slice(0, MOST_ISSUES)
          .map(({ path, code, message }) => ({ path, code, message: { ...message } })),
      };
      return c.json(report, 200, { 'cache-control': PRIVATE });
    },
  };
}
