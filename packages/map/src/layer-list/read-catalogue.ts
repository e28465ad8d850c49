import { pages, getJson } from '@yizhangtu/client';
import type { CountyContext } from '@yizhangtu/core';
import { entryWithAbsoluteHrefs, YztError, type CatalogueEntry } from '@yizhangtu/standard';
import { CataloguePage, listCatalogue } from '@yizhangtu/standard/contract.js';

/** Entries asked for at once. A county's catalogue of some hundreds comes in a page or two. */
const PAGE = 500;

export interface ReadCatalogueOptions {
  readonly signal: AbortSignal;
  /** Called after each page with the number of entries so far. */
  readonly onProgress: (count: number) => void;
}

/**
 * The whole catalogue of a county: from the county file itself, at once; from its backend, in pages; or
 * from the one file that `catalogue.href` names when there is no backend.
 */
export function readCatalogue(
  { county, client }: CountyContext,
  options: ReadCatalogueOptions,
): readonly CatalogueEntry[] | Promise<readonly CatalogueEntry[]> {
  const { catalogue, services } = county;
  if (catalogue.layers !== undefined) return catalogue.layers;
  if (services?.api !== undefined) return readPages({ county, client }, options);
  return readFile(client, catalogue.href as string, options.signal);
}

async function readPages(
  { county, client }: CountyContext,
  { signal, onProgress }: ReadCatalogueOptions,
): Promise<CatalogueEntry[]> {
  const entries: CatalogueEntry[] = [];
  const init = { params: { county: county.county.code }, query: { limit: PAGE }, signal };
  for await (const entry of pages(client, listCatalogue, init)) {
    // Addresses in a served entry are relative to the county file, beside which the catalogue stands.
    entries.push(entryWithAbsoluteHrefs(entry, county.catalogue.href as string));
    if (entries.length % PAGE === 0) onProgress(entries.length);
  }
  return entries;
}

async function readFile(
  client: CountyContext['client'],
  href: string,
  signal: AbortSignal,
): Promise<CatalogueEntry[]> {
  const read = CataloguePage.safeParse(await getJson(client, href, { signal }), { jitless: true });
  if (read.success) return read.data.items.map((entry) => entryWithAbsoluteHrefs(entry, href));
  throw new YztError({
    code: 'bad_response',
    message: 'The catalogue is not a list of entries',
    where: href,
    retriable: false,
    cause: read.error,
  });
}
