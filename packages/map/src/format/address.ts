import type { CatalogueEntry } from '@yizhangtu/standard';

/** `text` as an address, against `base` when it is relative; undefined when it is none. */
export function parseAddress(text: string, base: string | undefined): URL | undefined {
  // URL.canParse is missing in the oldest browsers of the floor.
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * An address found in data as an absolute one, when it is `http:` or `https:`; undefined for every
 * other scheme (`javascript:`, `data:` …) and for what is no address.
 */
export function webAddress(text: string, base: string | undefined): string | undefined {
  if (text.trim() === '') return undefined;
  const url = parseAddress(text.trim(), base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}

/** Whether `address` is of the same origin as one of `others`. */
export function sharesOrigin(address: string, others: readonly (string | undefined)[]): boolean {
  const origin = parseAddress(address, undefined)?.origin;
  return others.some(
    (other) => other !== undefined && parseAddress(other, undefined)?.origin === origin,
  );
}

/** The address of a layer's data, against which their own relative addresses resolve. */
export function dataAddress(
  { source }: Pick<CatalogueEntry, 'source'>,
  page: string | undefined,
): string | undefined {
  const given = source.type === 'mvt' || source.type === 'xyz' ? source.tiles[0] : source.href;
  return given === undefined ? page : (parseAddress(given, page)?.href ?? page);
}
