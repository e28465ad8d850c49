import { finding, shown, type Finding } from './finding.ts';
import { listIn, objectsIn, textIn, type Json } from './reading.ts';

/** What an entry is checked against. What is left out is not checked. */
export interface EntryContext {
  /** Ids of the county's domains. */
  readonly domains?: readonly string[];
  /** Codes of the county's divisions. */
  readonly divisions?: ReadonlySet<string> | readonly string[];
}

export const below = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** A domain that the county has not. */
export function domainFindings(entry: Json, path: string, { domains }: EntryContext): Finding[] {
  const domain = textIn(entry, 'domain');
  if (domain === undefined || !domains || domains.includes(domain)) return [];
  const facts = { value: shown(domain), options: domains.join(', ') };
  return [finding(below(path, 'domain'), 'unknown_domain', facts)];
}

/** Every item of a list whose `key` an earlier one has. */
export function duplicates(parent: Json, list: string, key: string, path: string): Finding[] {
  const first = new Map<string, number>();
  const found: Finding[] = [];
  for (const [item, index] of objectsIn(parent, list)) {
    const value = textIn(item, key);
    if (value === undefined) continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    else {
      const facts = { value: shown(value), first: `${path}[${earlier}]` };
      found.push(finding(`${path}[${index}].${key}`, 'duplicate_id', facts));
    }
  }
  return found;
}

/** Bounds and zooms that are the wrong way round. */
export function extentFindings(value: Json, path: string): Finding[] {
  const found = boundsFindings(value, path);
  const { minZoom: min, maxZoom: max } = value;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    found.push(finding(below(path, 'minZoom'), 'zooms_reversed', { min, max }));
  }
  return found;
}

/** `value.bounds` with west not below east, or south not below north. */
export function boundsFindings(value: Json, path: string): Finding[] {
  const bounds = listIn(value, 'bounds');
  const [west, south, east, north] = bounds;
  if (bounds.length !== 4 || bounds.some((degree) => typeof degree !== 'number')) return [];
  if (Number(west) < Number(east) && Number(south) < Number(north)) return [];
  return [finding(below(path, 'bounds'), 'bounds_reversed', { bounds: bounds.join(', ') })];
}
