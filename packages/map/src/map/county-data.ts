import { call, getJson, pages, type Client } from '@yizhangtu/client';
import type { CountyContext } from '@yizhangtu/core';
import {
  Division,
  entryWithAbsoluteHrefs,
  YztError,
  type CatalogueEntry,
  type CountyFile,
  type Datum,
} from '@yizhangtu/standard';
import { getCatalogueEntry, listDivisions } from '@yizhangtu/standard/contract.js';
import * as z from 'zod/mini';
import { readCatalogue } from '../layer-list/read-catalogue.ts';

/** Rows asked for at once; the most that the contract allows. */
const PAGE = 1000;

const Shape = z.looseObject({ type: z.string() });
const Area = z.looseObject({
  type: z.literal('Feature'),
  geometry: z.nullable(Shape),
  properties: z.nullable(z.record(z.string(), z.unknown())),
});
const Areas = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(Area) });
const Line = z.union([Area, Areas]);
const Units = z.union([z.array(Division), z.looseObject({ items: z.array(Division) })]);

function checked<T>(schema: z.ZodMiniType<T>, value: unknown, where: string, what: string): T {
  const read = schema.safeParse(value, { jitless: true });
  if (read.success) return read.data;
  const message = `The answer is not ${what}`;
  throw new YztError({ code: 'bad_response', message, where, retriable: false, cause: read.error });
}

/** The county's line, in WGS84. */
export async function readLine(
  client: Client,
  { href, datum }: CountyFile['county']['line'],
  signal: AbortSignal,
): Promise<GeoJSON.Feature | undefined> {
  const read = checked(Line, await getJson(client, href, { signal }), href, 'a GeoJSON feature');
  const { geojsonToWgs84 } = await import('@yizhangtu/standard/datum.js');
  const feature = 'features' in read ? (read.features as unknown[])[0] : read;
  return feature === undefined
    ? undefined
    : geojsonToWgs84(feature as GeoJSON.Feature, datum as Datum);
}

/** The areas of the divisions, in WGS84. */
export async function readAreas(
  client: Client,
  { href, datum }: NonNullable<CountyFile['divisions']['areas']>,
  signal: AbortSignal,
): Promise<readonly GeoJSON.Feature[]> {
  const json = await getJson(client, href, { signal });
  const read = checked(Areas, json, href, 'a GeoJSON feature collection');
  const { geojsonToWgs84 } = await import('@yizhangtu/standard/datum.js');
  return geojsonToWgs84(read as unknown as GeoJSON.FeatureCollection, datum).features;
}

/** The divisions: from the county file, its backend in pages, or the one file that it names. */
export async function readUnits(
  { county, client }: CountyContext,
  signal: AbortSignal,
): Promise<readonly Division[]> {
  const { units, href } = county.divisions;
  if (units !== undefined) return units;
  if (county.services?.api !== undefined) {
    const found: Division[] = [];
    const init = { params: { county: county.county.code }, query: { limit: PAGE }, signal };
    for await (const unit of pages(client, listDivisions, init)) found.push(unit);
    return found;
  }
  if (href === undefined) return [];
  const read = checked(Units, await getJson(client, href, { signal }), href, 'a list of divisions');
  return Array.isArray(read) ? read : read.items;
}

/** The entries of some layers, in the order asked for. Ids that the catalogue does not have are left out. */
export async function readEntries(
  context: CountyContext,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly CatalogueEntry[]> {
  if (ids.length === 0) return [];
  const { county, client } = context;
  const params = { county: county.county.code };
  if (county.catalogue.layers === undefined && county.services?.api !== undefined) {
    const asked = ids.map((id) =>
      call(client, getCatalogueEntry, { params: { ...params, id }, signal }).then(
        (entry) => entryWithAbsoluteHrefs(entry, county.catalogue.href as string),
        (error: unknown) => {
          // An old link may name a layer that is gone.
          if (error instanceof YztError && error.code === 'not_found') return undefined;
          throw error;
        },
      ),
    );
    return (await Promise.all(asked)).filter((entry) => entry !== undefined);
  }
  const all = await readCatalogue(context, { signal, onProgress: () => undefined });
  return ids.flatMap((id) => all.find((entry) => entry.id === id) ?? []);
}
