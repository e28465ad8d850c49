/** Code of one element in HTML and in each framework, from what `framework-picks.mjs` has chosen. */
import { handlerName, kebab } from '../../scripts/frameworks/types.mjs';

const WIDTH = 80;

const indented = (text, indent) => text.replaceAll(/^(?=.)/gm, indent);

/** A tag, one attribute a line where it would be too wide for `room`. `content` goes between. */
function tag(name, attributes, { content = '', isClosed = false, room = WIDTH } = {}) {
  const given = attributes.filter((attribute) => attribute !== undefined);
  const closing = `</${name}>`;
  const inside = content === '' ? closing : `\n${indented(content, '  ')}\n${closing}`;
  const end = isClosed && content === '' ? ' />' : `>${inside}`;
  const line = `<${[name, ...given].join(' ')}${end}`;
  if (given.length === 0 || line.split('\n')[0].length <= room) return line;
  return `<${name}\n${indented(given.join('\n'), '  ')}\n${end.trimStart()}`;
}

const told = ({ event }) => `console.log(event.${event.field})`;

const forMap = ({ place }) => (place === 'map' ? 'for="map"' : undefined);

/** The classes of element and event as types, an import a package. */
function typeImports({ className, packageName, event }) {
  const from = new Map([[packageName, [className]]]);
  if (event) from.set(event.from, [...(from.get(event.from) ?? []), event.type]);
  return [...from]
    .map(([name, classes]) => `import type { ${classes.join(', ')} } from '${name}';\n`)
    .join('');
}

const define = ({ packageName }) => `import '${packageName}/define.js';\n`;

const lines = (...parts) => parts.filter((part) => part !== '').join('\n');

const COUNTY = 'county="/county.json"';

/** What the page gives as an attribute, where it can be known without data. */
function htmlAttribute({ main, idAttribute }) {
  if (main.name === 'county') return COUNTY;
  if (idAttribute !== undefined) return `${idAttribute}="…"`;
  return main.type === 'boolean' ? main.attribute : undefined;
}

function htmlScript({ tag: name, main, event, isNeeded }) {
  if (!isNeeded && !event) return '';
  const data = isNeeded
    ? [`const answer = await fetch('/data.json');`, `element.${main.name} = await answer.json();`]
    : [];
  const hears = event
    ? [`element.addEventListener('${event.name}', (event) => ${told({ event })});`]
    : [];
  const body = [`const element = document.querySelector('${name}');`, ...hears, ...data];
  return `\n<script type="module">\n${indented(body.join('\n'), '  ')}\n</script>`;
}

function html(picked, content) {
  const element = tag(picked.tag, [htmlAttribute(picked)], {
    content: content && `<!-- ${content} -->`,
  });
  const around = (inside) => tag('yzt-provider', [COUNTY], { content: inside });
  const page = {
    alone: element,
    map: around(`${tag('yzt-map', [])}\n${element}`),
    provider: around(element),
  };
  return lines(
    '<script type="module" src="/yzt/loader.js"></script>',
    page[picked.place],
    htmlScript(picked),
  );
}

function react(picked, content) {
  const { className, family, main, variable, event, place } = picked;
  const element = tag(
    className,
    [
      place === 'map' ? 'htmlFor="map"' : undefined,
      `${main.name}={${variable}}`,
      event && `${handlerName(event.name)}={(event) => ${told(picked)}}`,
    ],
    { content: content && `{/* ${content} */}`, isClosed: true, room: WIDTH - 4 },
  );
  const isLong = element.includes('\n') || element.length > WIDTH - '  return ;'.length;
  const given = variable === main.name ? variable : `${main.name}: ${variable}`;
  return `import { ${className}, type ${className}Props } from '@yizhangtu/react/${family}.js';

export function App({ ${given} }: Required<Pick<${className}Props, '${main.name}'>>) {
  return ${isLong ? `(\n${indented(element, '    ')}\n  )` : element};
}`;
}

function vue(picked, content) {
  const { className, main, variable, event } = picked;
  const hear = event ? `\nfunction hear(event: ${event.type}) {\n  ${told(picked)};\n}` : '';
  const element = tag(
    picked.tag,
    [forMap(picked), `:${kebab(main.name)}="${variable}"`, event && `@${event.name}="hear"`],
    { content: content && `<!-- ${content} -->`, isClosed: true, room: WIDTH - 2 },
  );
  return lines(
    '<script setup lang="ts">',
    `${define(picked)}${typeImports(picked)}`,
    `defineProps<{ ${variable}: ${className}['${main.name}'] }>();`,
    hear,
    '</script>\n',
    '<template>',
    indented(element, '  '),
    '</template>',
  );
}

function svelte(picked, content) {
  const { className, packageName, main, variable, event } = picked;
  const element = tag(
    picked.tag,
    [
      forMap(picked),
      variable === main.name ? `{${variable}}` : `${main.name}={${variable}}`,
      event && `on${event.name}={(event) => ${told(picked)}}`,
    ],
    { content: content && `<!-- ${content} -->` },
  );
  return `<script lang="ts">
  import '${packageName}/define.js';
  import type { ${className} } from '${packageName}';

  let { ${variable} }: { ${variable}: ${className}['${main.name}'] } = $props();
</script>

${element}`;
}

function angular(picked, content) {
  const { className, main, variable, event } = picked;
  const element = tag(
    picked.tag,
    [forMap(picked), `[${main.name}]="${variable}()"`, event && `(${event.name})="hear($event)"`],
    { content: content && `<!-- ${content} -->`, room: WIDTH - 4 },
  );
  const hear = event ? `\n  hear(event: ${event.type}) {\n    ${told(picked)};\n  }` : '';
  return lines(
    `import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from '@angular/core';`,
    `${define(picked)}${typeImports(picked)}`,
    '@Component({',
    `  selector: 'app-${picked.tag.slice('yzt-'.length)}',`,
    '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
    '  template: `',
    indented(element, '    '),
    '  `,',
    '})',
    `export class ${className.slice('Yzt'.length)}Component {`,
    `  readonly ${variable} = input.required<${className}['${main.name}']>();`,
    hear,
    '}',
  );
}

/** The tabs in their order: the language of their code, and how it is made. */
const TABS = [
  { label: 'HTML', language: 'html', make: html },
  { label: 'React', language: 'tsx', make: react },
  { label: 'Vue', language: 'vue', make: vue },
  { label: 'Svelte', language: 'svelte', make: svelte },
  { label: 'Angular', language: 'ts', make: angular },
];

/** The snippets of an element; `content` says what goes between its tags, empty where nothing does. */
export const snippetsOf = (picked, content) =>
  TABS.map(({ label, language, make }) => ({ label, language, code: make(picked, content) }));
