import { globSync, readFileSync } from 'node:fs';
import { elementsOf } from '../../scripts/manifest.mjs';

const DOCS = new URL('../', import.meta.url);

/** Title and first sentence of a page. */
function outline(path) {
  const text = readFileSync(new URL(path, DOCS), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const [, title = path] = /^#\s+(.+)$/m.exec(text) ?? [];
  const first = text
    .split(/\n{2,}/)
    .find((block) => /^(?!```)[\p{L}`[]/u.test(block.trim()))
    ?.replaceAll(/\s+/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\{[^}]*\}/g, '');
  const [sentence = ''] = /^.*?[.:。：](?=\s|$|\p{Script=Han})/u.exec(first ?? '') ?? [first];
  return { title, sentence: sentence.trim() };
}

const link = (path) => `/${path.replace(/\.md$/, '.html')}`;

function list(pattern) {
  return globSync(pattern, { cwd: DOCS })
    .sort()
    .map((path) => {
      const { title, sentence } = outline(path);
      return `- [${title}](${link(path)})${sentence ? `: ${sentence}` : ''}`;
    });
}

/** `llms.txt`: what the site holds, in one short file, for programs that read for a person. */
export function llmsText(manifests) {
  const elements = manifests.flatMap(elementsOf).map(({ tagName, description = '' }) => {
    const [sentence] = description.replaceAll(/\s+/g, ' ').split(/(?<=\.)\s/);
    return `- [${tagName}](/en/elements/${tagName}.html): ${sentence}`;
  });
  return [
    '# Yizhangtu',
    '> One map for every county (数字乡村一张图): web components, typed clients, the standard as code and a reference server. Elements are `yzt-*`, packages `@yizhangtu/*`, Apache-2.0.',
    '## Guides',
    ...list('en/guide/*.md'),
    '## Elements',
    ...elements.sort(),
    '## Reference',
    ...list('en/reference/*.md'),
    '- [OpenAPI 3.1](/schemas/openapi.json): the contract of a backend',
    '- [JSON Schema of the county file](/schemas/county.schema.json)',
    '## 中文指南',
    ...list('guide/*.md'),
    '',
  ]
    .join('\n')
    .replaceAll(/\n(?=##)/g, '\n\n')
    .replaceAll(/(##.*)\n/g, '$1\n\n')
    .replace('\n>', '\n\n>');
}
