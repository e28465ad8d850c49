import type { CatalogueEntry, CountyFile } from '@yizhangtu/standard';

/** A Content-Security-Policy as directives, in the order they are printed. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Where a page that shows the county must be allowed to reach: itself, and the hosts that the file names. */
export function policyOf(county: CountyFile): Policy {
  const pictures = originsOf(county.baseMaps.flatMap(addressesOf));
  const data = originsOf([
    county.county.line.href,
    county.divisions.href,
    county.divisions.areas?.href,
    county.services?.api,
    catalogueHref(county),
    ...(layersOf(county) ?? []).flatMap(({ source }) => addressesOf(source)),
  ]);
  const hosts = [...new Set([...pictures, ...data])].sort();
  return new Map([
    ['default-src', ["'self'"]],
    ['script-src', ["'self'"]],
    ['worker-src', ["'self'"]],
    ['style-src', ["'self'"]],
    // The map reads tiles with fetch, and with <img> where the browser cannot decode in a worker.
    ['img-src', ["'self'", ...hosts]],
    ['connect-src', ["'self'", ...hosts]],
    ['font-src', ["'self'"]],
    ['object-src', ["'none'"]],
    ['base-uri', ["'self'"]],
  ]);
}

/** The policies a page may add so that no string becomes script (Trusted Types). */
export const TRUSTED_TYPES =
  "require-trusted-types-for 'script'; trusted-types yzt-worker yzt-geojson-worker yzt-gep-worker lit-html";

export function policyText(policy: Policy): string {
  return [...policy].map(([directive, sources]) => [directive, ...sources].join(' ')).join('; ');
}

function catalogueHref({ catalogue }: CountyFile): string | undefined {
  return 'href' in catalogue && typeof catalogue.href === 'string' ? catalogue.href : undefined;
}

function layersOf({ catalogue }: CountyFile): readonly CatalogueEntry[] | undefined {
  return 'layers' in catalogue ? catalogue.layers : undefined;
}

/** The addresses in a base map or a source, whatever its type. */
function addressesOf(from: Readonly<Record<string, unknown>>): string[] {
  const { href, tiles, labels } = from;
  return [href, tiles, labels].flat().filter((value) => typeof value === 'string');
}

/** Origins of the absolute addresses; relative ones are of the county file's own origin. */
function originsOf(addresses: readonly (string | undefined)[]): string[] {
  return addresses.flatMap((address) => {
    const plain = address?.replace(/[{}]/g, '0') ?? '';
    return /^https?:\/\//.test(plain) && URL.canParse(plain) ? [new URL(plain).origin] : [];
  });
}
