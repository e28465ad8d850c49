import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INLINE = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;

/** Sources for `script-src`: a hash of each inline script in `html` that a browser would run. */
export function scriptHashes(html) {
  return [...html.matchAll(INLINE)]
    .filter(([, attributes]) => !/type="(application|importmap)/.test(attributes))
    .map(([, , text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/** Style attributes, which a strict policy blocks. */
export function styleAttributes(html) {
  return [...html.matchAll(/<[a-z][^>]*\sstyle="[^"]*"/g)].map(([tag]) => tag);
}

/**
 * Writes `csp.json` into the built site: what its inline scripts need besides `default-src 'self'`. A
 * style attribute or a `data:` script fails the build.
 */
export function writePolicy(dist) {
  const scripts = new Set();
  const complaints = [];
  for (const file of globSync('**/*.html', { cwd: dist })) {
    const html = readFileSync(join(dist, file), 'utf8');
    scriptHashes(html).forEach((hash) => scripts.add(hash));
    complaints.push(...styleAttributes(html).map((tag) => `${file}: ${tag}`));
  }
  if (complaints.length > 0) {
    throw new Error(`The policy of the site blocks style attributes:\n${complaints.join('\n')}`);
  }
  const policy = { 'script-src': [...scripts].sort() };
  writeFileSync(join(dist, 'csp.json'), `${JSON.stringify(policy, null, 2)}\n`);
  return policy;
}
