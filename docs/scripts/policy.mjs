import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Style attributes: the strict policy of the site blocks them. Inline scripts it allows by their hashes. */
export function styleAttributes(html) {
  return [...html.matchAll(/<[a-z][^>]*\sstyle="[^"]*"/g)].map(([tag]) => tag);
}

/** Fails when a page of the built site would break the policy that the server sends with it. */
export function checkPolicy(dist) {
  const complaints = globSync('**/*.html', { cwd: dist }).flatMap((file) =>
    styleAttributes(readFileSync(join(dist, file), 'utf8')).map((tag) => `${file}: ${tag}`),
  );
  if (complaints.length > 0) {
    throw new Error(`The policy of the site blocks style attributes:\n${complaints.join('\n')}`);
  }
}
