import { issueAt, shown } from './issue.ts';
import type { Issue } from './problem.ts';
import { listIn, objectsIn, textIn, type Json } from './reading.ts';

const ORIGIN = /^https?:\/\/[^/?#*\s@]+$/;

/** What the schema cannot say about a private county file. */
export function serverIssues(file: Json): Issue[] {
  return [...originIssues(file), ...tileIssues(file)];
}

function originIssues(file: Json): Issue[] {
  return listIn(file, 'corsOrigins').flatMap((origin, index) =>
    typeof origin === 'string' && !ORIGIN.test(origin)
      ? [issueAt(`corsOrigins[${index}]`, 'origin', { value: shown(origin) })]
      : [],
  );
}

function tileIssues(file: Json): Issue[] {
  const first = new Map<string, number>();
  return objectsIn(file, 'tiles').flatMap(([tiles, index]) => {
    const issues: Issue[] = [];
    const id = textIn(tiles, 'id');
    const earlier = id === undefined ? undefined : first.get(id);
    if (id !== undefined && earlier !== undefined) {
      const facts = { value: shown(id), first: `tiles[${earlier}]` };
      issues.push(issueAt(`tiles[${index}].id`, 'duplicate_id', facts));
    } else if (id !== undefined) first.set(id, index);
    const url = textIn(tiles, 'url');
    const missing = ['{z}', '{x}', '{y}'].filter((blank) => !url?.includes(blank));
    if (url !== undefined && missing.length > 0) {
      issues.push(issueAt(`tiles[${index}].url`, 'tile_url', { missing: missing.join(', ') }));
    }
    return issues;
  });
}
