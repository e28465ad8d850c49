// Where an entry's addresses start from; which host and county these are does not matter here.
const BASE = 'https://county.invalid/counties/000000/';

/** Parts of a county's API where each name is served as a whole. */
export type OwnFolder = 'archives' | 'base-tiles' | 'services';

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not UTF-8, so no name of ours.
    return segment;
  }
}

/**
 * The path of an address below the county's part of the API, as segments that routing would see, whatever
 * way it is spelt: from the entry's own folder, from the root or in full. None for an address elsewhere.
 */
export function ownPath(address: string): readonly string[] {
  if (!URL.canParse(address, BASE)) return [];
  const segments = new URL(address, BASE).pathname.split('/').slice(1).map(decoded);
  const county = segments.findIndex(
    (segment, index) => segments[index - 1] === 'counties' && /^\d{6}$/.test(segment),
  );
  return county < 0 ? [] : segments.slice(county + 1);
}

/** Whether a text anywhere in a value is an address of ours at or below `folder/name`. */
export function readsOwn(value: unknown, folder: OwnFolder, name: string): boolean {
  if (typeof value === 'string') {
    const [at, what] = ownPath(value);
    return at === folder && what === name;
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => readsOwn(inner, folder, name));
}
