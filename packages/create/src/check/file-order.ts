import type { Issue } from '@yizhangtu/standard';

/** Issues in the order in which a file has what they are about; what is missing stands where it is missing from. */
export function inFileOrder(issues: readonly Issue[], text: string): Issue[] {
  const places = placesOf(text);
  const placeOf = (path: string): number => {
    for (let at = path; at !== ''; at = at.replace(LAST_STEP, '')) {
      const place = places.get(at);
      if (place !== undefined) return place;
    }
    return -1;
  };
  return issues
    .map((issue) => ({ issue, place: placeOf(issue.path) }))
    .sort((a, b) => a.place - b.place)
    .map(({ issue }) => issue);
}

/** The end of a path such as `a.b[0]["x y"]`. */
const LAST_STEP = /(\[\d+\]|\["(?:[^"\\]|\\.)*"\]|\.?[^.[\]"]+|.)$/su;
const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** The place of each path in the file, counted from its beginning. */
function placesOf(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const walk = (value: unknown, path: string): void => {
    if (path !== '') places.set(path, places.size);
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, `${path}[${index}]`));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, path + step(name, path));
    }
  };
  walk(JSON.parse(text.replace(/^\ufeff/, '')), '');
  return places;
}

/** As the standard writes paths. */
function step(name: string, path: string): string {
  if (!PLAIN_NAME.test(name)) return `[${JSON.stringify(name)}]`;
  return path === '' ? name : `.${name}`;
}
