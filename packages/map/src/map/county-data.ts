import { call, featurePages, getJson, pages, type Client } from '@yizhangtu/client';
import type { CountyContext, MapHostState } from '@yizhangtu/core';
import {
  entryWithAbsoluteHrefs,
  YztError,
  type CatalogueEntry,
  type CountyFile,
  type Division,
} from '@yizhangtu/standard';
import {
  DivisionPage,
  FeaturePage,
  getCatalogueEntry,
  getDivisionAreas,
  listDivisions,
} from '@yizhangtu/standard/contract.js';
import { isOwnLayer } from '../model/own-layer.ts';
import { toWgs84From } from '../sources/to-wgs84.ts';
import { readCatalogue } from '../layer-list/read-catalogue.ts';

/** Rows asked for at once; the most that the contract allows. */
const PAGE = 1000;

interface Schema<T> {
  safeParse(
    value: unknown,
    options: { jitless: true },
  ): { success: true; data: T } | { success: false; error: unknown };
}

function checked<T>(schema: Schema<T>, value: unknown, where: string, what: string): T {
  const read = schema.safeParse(value, { jitless: true });
  if (read.success) return read.data;
  const message = `The answer is not ${what}`;
  throw new YztError({ code: 'bad_response', message, where, retriable: false, cause: read.error });
}

const isCollection = (value: unknown): boolean =>
  (value as { type?: unknown } | null)?.type === 'FeatureCollection';

/** The county's line, in WGS84. */
export async function readLine(
  client: Client,
  { href, datum }: CountyFile['county']['line'],
  signal: AbortSignal,
): Promise<GeoJSON.Feature | undefined> {
  const json = await getJson(client, href, { signal });
  const collection = isCollection(json) ? json : { type: 'FeatureCollection', features: [json] };
  const { features } = checked(FeaturePage, collection, href, 'a GeoJSON feature');
  const [feature] = features as unknown as GeoJSON.Feature[];
  return feature && (await toWgs84From(datum))(feature);
}

/** Areas of a county's divisions in WGS84, as far as they were read. */
export interface ReadAreas {
  readonly county: CountyFile;
  readonly features: readonly GeoJSON.Feature[];
  /** Of which divisions they are the parts; of `ALL` those of a file, which holds all. */
  readonly parents: ReadonlySet<string>;
}

const ALL = '';

/**
 * The areas of the parts of these divisions, with those that were read before. A backend gives them division by
 * division: a county has many times more villages than towns, and most are never gone down to. Areas are the same
 * to everybody, so who signs in keeps them.
 */
export async function readAreas(
  { county, client }: CountyContext,
  divisions: readonly string[],
  before: ReadAreas | undefined,
  signal: AbortSignal,
): Promise<ReadAreas> {
  const known =
    before?.county === county ? before : { county, features: [], parents: new Set<string>() };
  const { areas } = county.divisions;
  if (areas === undefined) return known;
  const wanted = isApart(county, client) ? [...new Set(divisions)] : [ALL];
  const missing = wanted.filter((parent) => !known.parents.has(parent));
  const toWgs84 = await toWgs84From(areas.datum);
  const read = missing.map(async (parent) => {
    const features: GeoJSON.Feature[] = [];
    if (parent === ALL) {
      for await (const page of featurePages(client, areas.href, { signal })) {
        features.push(...(page.features as unknown as GeoJSON.Feature[]));
      }
    } else {
      const init = { params: { county: county.county.code }, query: { parent }, signal };
      for await (const area of pages(client, getDivisionAreas, init)) {
        features.push(area as unknown as GeoJSON.Feature);
      }
    }
    return toWgs84({ type: 'FeatureCollection', features } as const).features;
  });
  const features = [...known.features, ...(await Promise.all(read)).flat()];
  return { county, features, parents: new Set([...known.parents, ...missing]) };
}

/** Whether the areas are those of the backend, and not a file. */
function isApart({ county, divisions, services }: CountyFile, { baseUrl }: Client): boolean {
  const path = getDivisionAreas.path.replace('{county}', county.code);
  return services?.api !== undefined && divisions.areas?.href === baseUrl + path;
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
  const json = await getJson(client, href, { signal });
  const page = Array.isArray(json) ? { items: json } : json;
  return checked(DivisionPage, page, href, 'a list of divisions').items;
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

/** The layers that a map was told to show. */
export interface Start {
  readonly county: string;
  /** As asked for, with commas between them. */
  readonly ids: string;
  /** Those that the catalogue has for who asks. */
  readonly entries: readonly CatalogueEntry[];
}

/**
 * What to show. When it is the same that was asked for `before`, somebody else asks now: then what is on
 * stays on as far as they may see it, and what was asked for in vain comes to it.
 */
export async function readStart(
  context: CountyContext,
  ids: string,
  before: Start | undefined,
  { layers }: MapHostState,
  signal: AbortSignal,
): Promise<Start> {
  const county = context.county.county.code;
  const asked = ids.split(',').filter(Boolean);
  if (before?.county !== county || before.ids !== ids) {
    return { county, ids, entries: await readEntries(context, asked, signal) };
  }
  const own = layers.map(({ entry }) => entry).filter(({ id }) => isOwnLayer(id));
  const on = layers.map(({ entry }) => entry.id).filter((id) => !isOwnLayer(id));
  const missed = asked.filter((id) => !before.entries.some((entry) => entry.id === id));
  const wanted = [...new Set([...missed, ...on])];
  return { county, ids, entries: [...own, ...(await readEntries(context, wanted, signal))] };
}
