import type { CatalogueEntry } from './catalogue.ts';
import type { CountyFile } from './county.ts';

/**
 * Origins that a page with the county reads from besides its own: those of its base maps, line, divisions, services
 * and catalogue, each once and in order. A page allows them by `img-src` and `connect-src`; tiles are read with
 * `fetch`, and with an `img` where the browser cannot decode in a worker.
 *
 * @param layers - entries of the catalogue; those of the file itself when absent
 */
export function originsOf(county: CountyFile, layers?: readonly CatalogueEntry[]): string[] {
  const { catalogue } = county;
  const addresses = [
    ...county.baseMaps.flatMap(addressesOf),
    county.county.line.href,
    county.divisions.href,
    county.divisions.areas?.href,
    county.services?.api,
    ...addressesOf(catalogue),
    ...(layers ?? catalogue.layers ?? []).flatMap(({ source, live }) => [
      ...addressesOf(source),
      live?.href,
    ]),
  ];
  return [...new Set(addresses.flatMap(originOf))].sort();
}

/** The addresses in a base map or a source, whatever its type. */
function addressesOf(from: Readonly<Record<string, unknown>>): string[] {
  const { href, tiles, labels } = from;
  return [href, tiles, labels].flat().filter((value) => typeof value === 'string');
}

/** The origin of an absolute address; a relative one is of the county file's own. */
function originOf(address: string | undefined): string[] {
  const plain = address?.replace(/[{}]/g, '0') ?? '';
  if (!/^https?:\/\//.test(plain)) return [];
  try {
    return [new URL(plain).origin];
  } catch {
    // URL.canParse is missing in the oldest browsers of the floor.
    return [];
  }
}
