import { textIn, type CatalogueEntry, type Domain } from '@yizhangtu/standard';

/** Layers that a search lists. More words find the rest. */
export const MOST_FOUND = 60;

/** A group of a domain with its layers, in the order of the catalogue. */
export interface GroupNode {
  /** Names the group within its domain. Empty for layers without a group. */
  readonly key: string;
  readonly title: string;
  readonly layers: readonly CatalogueEntry[];
  /** How many of `layers` are on. */
  readonly on: number;
}

export interface DomainNode {
  /** `undefined` for layers whose domain the county does not have. */
  readonly domain: Domain | undefined;
  readonly groups: readonly GroupNode[];
  /** Layers in all groups. */
  readonly count: number;
  readonly on: number;
}

/**
 * The catalogue as domains, groups and layers. Domains come in the county's order and only with layers;
 * layers of a domain that the county does not have come last, so that none is lost.
 */
export function layerTree(
  entries: readonly CatalogueEntry[],
  domains: readonly Domain[],
  on: ReadonlySet<string>,
  locale: string,
): DomainNode[] {
  const known = new Map(domains.map((domain) => [domain.id, domain]));
  const byDomain = new Map<Domain | undefined, CatalogueEntry[]>(
    [...domains, undefined].map((domain) => [domain, []]),
  );
  for (const entry of entries) byDomain.get(known.get(entry.domain))?.push(entry);
  return [...byDomain]
    .filter(([, layers]) => layers.length > 0)
    .map(([domain, layers]) => ({
      domain,
      groups: groupsOf(layers, on, locale),
      count: layers.length,
      on: countOn(layers, on),
    }));
}

const countOn = (layers: readonly CatalogueEntry[], on: ReadonlySet<string>): number =>
  layers.reduce((count, layer) => count + (on.has(layer.id) ? 1 : 0), 0);

function groupsOf(
  entries: readonly CatalogueEntry[],
  on: ReadonlySet<string>,
  locale: string,
): GroupNode[] {
  const groups = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) {
    const key = entry.group === undefined ? '' : textIn(entry.group, 'zh-CN');
    const layers = groups.get(key);
    if (layers) layers.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].map(([key, layers]) => ({
    key,
    title: layers[0]?.group === undefined ? '' : textIn(layers[0].group, locale),
    layers,
    on: countOn(layers, on),
  }));
}
