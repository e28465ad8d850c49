import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { elementsOf } from '../../scripts/manifest.mjs';
import { caseFragments } from './case-pages.mjs';
import { countyFileFragments } from './county-file-page.mjs';
import { elementTables } from './element-tables.mjs';
import { frameworkTabs, picksOf } from './framework-tabs.mjs';
import { hostileHosts } from './hostile-page.mjs';
import { referenceFragments } from './reference-pages.mjs';
import { speeds } from './speed-page.mjs';
import { standardFragments } from './standard-pages.mjs';
import { LANGUAGES, readWords } from './words.mjs';

const OUT = fileURLToPath(new URL('../.generated/', import.meta.url));

/** The body of the two-line example, without the page around it. */
function twoLines() {
  const page = readFileSync(new URL('../../examples/two-lines.html', import.meta.url), 'utf8');
  const [, body = ''] = /<body>\n([\s\S]*?)\n\s*<\/body>/.exec(page) ?? [];
  return `\`\`\`html\n${body.replaceAll(/^ {4}/gm, '')}\n\`\`\``;
}

/** Decisions are in English; each language of the site has them among its own pages. */
function shareDecisions() {
  const [from, to] = ['../decisions', '../en/decisions'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Writes the tables that pages include: `docs/.generated/<zh|en>/<name>.md`. */
export async function generate(manifests) {
  const elements = manifests.flatMap(elementsOf);
  const picks = new Map(picksOf(manifests).map((picked) => [picked.tag, picked]));
  const words = readWords('elements');
  rmSync(OUT, { recursive: true, force: true });
  shareDecisions();
  for (const { folder, at } of LANGUAGES) {
    mkdirSync(`${OUT}${folder}`, { recursive: true });
    const fragments = {
      'two-lines': twoLines(),
      ...countyFileFragments(at),
      ...caseFragments(at),
      ...(await referenceFragments(at)),
      ...standardFragments(at),
      speeds: speeds(at),
      'hostile-hosts': hostileHosts(at),
      ...Object.fromEntries(
        elements.map((element) => {
          const said = { ...words.common, ...words[element.tagName] };
          const tabs = frameworkTabs(picks.get(element.tagName), said, at);
          return [element.tagName, `${tabs}\n\n${elementTables(element, said, at)}`];
        }),
      ),
    };
    for (const [name, text] of Object.entries(fragments)) {
      writeFileSync(`${OUT}${folder}/${name}.md`, `${text}\n`);
    }
  }
}
