/**
 * Builds the docs site into `docs/.vitepress/dist`: element manifests, tables, API pages, a check of the
 * names in the prose, the pages, and a check of them against the policy of the site.
 *
 * @packageDocumentation
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vitepress';
import { writeManifests } from '../scripts/manifest.mjs';
import { writeApi } from './scripts/api.mjs';
import { checkPolicy } from './scripts/policy.mjs';
import { generate } from './scripts/generate.mjs';
import { llmsText } from './scripts/llms.mjs';
import { namesOf, unknownNames } from './scripts/names.mjs';
import { standardFiles } from './scripts/standard-pages.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROSE = ['docs/**/*.md', 'examples/*.html', 'README*.md', 'packages/*/README.md'];

function checkNames(manifests) {
  const names = namesOf(manifests);
  const complaints = globSync(PROSE, {
    cwd: ROOT,
    exclude: (path) => /(^|\/)(node_modules|api|dist)$/.test(path),
  }).flatMap((file) =>
    unknownNames(readFileSync(`${ROOT}${file}`, 'utf8'), names).map((line) => `${file}: ${line}`),
  );
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

const DIST = `${ROOT}docs/.vitepress/dist`;

/** Files for programs beside the pages. */
function writeFiles(manifests) {
  mkdirSync(`${DIST}/schemas`, { recursive: true });
  for (const [name, text] of Object.entries(standardFiles()))
    writeFileSync(`${DIST}/schemas/${name}`, text);
  writeFileSync(`${DIST}/llms.txt`, llmsText(manifests));
}

const manifests = await writeManifests();
checkNames(manifests);
await generate(manifests);
await writeApi();
await build(`${ROOT}docs`);
writeFiles(manifests);
checkPolicy(DIST);
