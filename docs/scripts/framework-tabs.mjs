import { readFileSync } from 'node:fs';
import { offersOf } from '../../scripts/frameworks/offers.mjs';
import { ELEMENT_PACKAGES } from '../../scripts/manifest.mjs';
import { eventClassesOf, pick } from './framework-picks.mjs';
import { snippetsOf } from './framework-snippets.mjs';

const TITLE = ['用在你的框架里', 'In your framework'];
const MORE = [
  '要装什么、怎样设置，见[在框架里用](../guide/frameworks)。',
  'What to install and to set up: [In a framework](../guide/frameworks).',
];

const nameOf = (folder) =>
  JSON.parse(
    readFileSync(new URL(`../../packages/${folder}/package.json`, import.meta.url), 'utf8'),
  ).name;

/** What the snippets of each element say, from the manifests of `ELEMENT_PACKAGES` in their order. */
export function picksOf(manifests) {
  const packageNames = ELEMENT_PACKAGES.map(nameOf);
  const eventClasses = eventClassesOf(manifests, packageNames);
  return manifests.flatMap((manifest, at) =>
    offersOf(manifest).map((offer) => pick(offer, { packageName: packageNames[at], eventClasses })),
  );
}

/** The snippets in one language of the site: only the words between the tags differ. */
export function snippetsIn(picked, words, at) {
  const said = at === 0 ? words['slots.(default)'] : picked.content;
  return snippetsOf(picked, picked.content === '' ? '' : said);
}

/** The section of an element's page; the comments mark what the search leaves out. */
export function frameworkTabs(picked, words, at) {
  const blocks = snippetsIn(picked, words, at).map(
    ({ label, language, code }) => `\`\`\`${language} [${label}]\n${code}\n\`\`\``,
  );
  return [
    '<!--tabs-->',
    `## ${TITLE[at]}`,
    `::: code-group\n\n${blocks.join('\n\n')}\n\n:::`,
    MORE[at],
    '<!--/tabs-->',
  ].join('\n\n');
}
