import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { compileScript, parse } from 'vue/compiler-sfc';
import { elementsOf, writeManifests } from '../../scripts/manifest.mjs';
import { picksOf, snippetsIn } from './framework-tabs.mjs';
import { namesOf, unknownNames } from './names.mjs';
import { readWords } from './words.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { common, ...words } = readWords('elements');
const manifests = await writeManifests();

/** Every snippet in both languages: tag, tab, code. */
const SNIPPETS = picksOf(manifests).flatMap((picked) =>
  [0, 1].flatMap((at) =>
    snippetsIn(picked, { ...common, ...words[picked.tag] }, at).map((snippet) => ({
      ...snippet,
      tag: picked.tag,
      at,
    })),
  ),
);
const of = (label) => SNIPPETS.filter((snippet) => snippet.label === label);

/** What the manifest says of each tag, read here without the generators. */
const ELEMENTS = new Map(
  manifests.flatMap(elementsOf).map(({ tagName, attributes = [], members, events = [] }) => [
    tagName,
    {
      attributes: new Set(attributes.map(({ name }) => name)),
      properties: new Set(
        members.filter(({ kind, readonly }) => kind === 'field' && !readonly).map((m) => m.name),
      ),
      events: new Set(events.map(({ name }) => name)),
    },
  ]),
);

const camel = (name) => name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/** The tags in `text` with what stands in them; a word in braces is a property of its name. */
function tagsIn(text) {
  return [
    ...text.matchAll(/<(yzt-[a-z-]+)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*\/?>/g),
  ].map(([, tag, list]) => ({
    tag,
    said: [...list.matchAll(/\s+([^\s=>/]+)(?:=(?:"[^"]*"|\{[^}]*\}))?/g)].map(([, name]) => name),
  }));
}

/** What a framework's way to write a name in a tag means. */
const MEANINGS = {
  HTML: (name) => ({ attribute: name }),
  Vue: (name) =>
    name.startsWith('@')
      ? { event: name.slice(1) }
      : name.startsWith(':')
        ? { property: camel(name.slice(1)) }
        : { attribute: name },
  // Svelte writes attributes and properties alike.
  Svelte: (name) =>
    name.startsWith('onyzt-')
      ? { event: name.slice(2) }
      : name.startsWith('{')
        ? { property: name.slice(1, -1) }
        : { attribute: name, property: name },
  Angular: (name) =>
    name.startsWith('(')
      ? { event: name.slice(1, -1) }
      : name.startsWith('[')
        ? { property: name.slice(1, -1) }
        : { attribute: name },
};

function isKnown(tag, { attribute, property, event }) {
  const { attributes, properties, events } = ELEMENTS.get(tag);
  return events.has(event) || properties.has(property) || attributes.has(attribute);
}

test('each element has a tab for HTML and for each framework', () => {
  const labels = ['HTML', 'React', 'Vue', 'Svelte', 'Angular'];
  assert.ok(ELEMENTS.size > 30);
  for (const tag of ELEMENTS.keys()) {
    for (const at of [0, 1]) {
      const own = SNIPPETS.filter((snippet) => snippet.tag === tag && snippet.at === at);
      assert.deepEqual(
        own.map(({ label }) => label),
        labels,
        tag,
      );
    }
  }
});

for (const [label, meaningOf] of Object.entries(MEANINGS)) {
  test(`${label}: each tag, attribute, property and event is in the manifest`, () => {
    for (const { tag, code } of of(label)) {
      const tags = tagsIn(code);
      assert.ok(
        tags.some((found) => found.tag === tag),
        code,
      );
      for (const { tag: found, said } of tags) {
        assert.ok(ELEMENTS.has(found), `${found} in\n${code}`);
        for (const name of said) {
          assert.ok(isKnown(found, meaningOf(name)), `${name} of ${found} in\n${code}`);
        }
      }
    }
  });
}

test('each snippet of a framework gives a property, and hears an event where there is one', () => {
  for (const label of ['Vue', 'Svelte', 'Angular']) {
    for (const { tag, code } of of(label)) {
      const said = tagsIn(code)
        .find((found) => found.tag === tag)
        .said.map(MEANINGS[label]);
      assert.ok(
        said.some(({ property, attribute }) => property ?? attribute),
        code,
      );
      const hears = said.some(({ event }) => event !== undefined);
      assert.equal(hears, ELEMENTS.get(tag).events.size > 0, code);
    }
  }
});

test('what the prose of the site is checked for holds in the snippets', () => {
  const names = namesOf(manifests);
  for (const { label, code } of SNIPPETS) {
    if (label !== 'HTML') continue;
    assert.deepEqual(unknownNames(code, names), [], code);
  }
});

test('scripts of the HTML speak of the element on the page: its tag, its event, its property', () => {
  for (const { tag, code } of of('HTML')) {
    const element = ELEMENTS.get(tag);
    for (const [, found] of code.matchAll(/querySelector\('([^']+)'\)/g)) assert.equal(found, tag);
    for (const [, name] of code.matchAll(/addEventListener\('([^']+)'/g)) {
      assert.ok(element.events.has(name), code);
    }
    for (const [, name] of code.matchAll(/element\.(\w+) =/g)) {
      assert.ok(element.properties.has(name), code);
    }
    assert.match(code, /^<script type="module" src="\/yzt\/loader\.js"><\/script>\n<yzt-/);
  }
});

test('each import is of a package, and of an entry that the package exports', () => {
  const others = new Set(['@angular/core']);
  for (const { code } of SNIPPETS) {
    for (const [, specifier] of code.matchAll(/^\s*import [^;]*?'([^']+)';$/gm)) {
      if (others.has(specifier)) continue;
      const [, name, entry] = /^@yizhangtu\/([a-z-]+)(\/.+)?$/.exec(specifier) ?? [];
      assert.ok(name, specifier);
      const manifest = JSON.parse(readFileSync(`${ROOT}packages/${name}/package.json`, 'utf8'));
      assert.ok(Object.hasOwn(manifest.exports, `.${entry ?? ''}`), specifier);
    }
  }
});

test('Vue compiles its files', () => {
  for (const { tag, code } of of('Vue')) {
    const { descriptor, errors } = parse(code, { filename: `${tag}.vue` });
    assert.deepEqual(errors, [], code);
    const { content } = compileScript(descriptor, { id: tag, inlineTemplate: true });
    assert.match(content, /props: \{\n/, code);
  }
});

const OPTIONS = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  exactOptionalPropertyTypes: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** As much of Svelte and Angular as the snippets use: neither is installed here. */
const STANDINS = `declare function $props(): never;
declare module '@angular/core' {
  export const CUSTOM_ELEMENTS_SCHEMA: { readonly name: string };
  export function Component(component: {
    selector: string;
    schemas: { readonly name: string }[];
    template: string;
  }): ClassDecorator;
  export const input: { required<T>(): () => T };
}
`;

const scriptOf = (code) => /<script[^>]*>\n([\s\S]*?)<\/script>/.exec(code)[1];

/** The TypeScript of a snippet. */
const TYPESCRIPT = {
  React: ({ code }) => code,
  Angular: ({ code }) => code,
  Vue: ({ code }) => `import 'vue';\n${scriptOf(code)}`,
  Svelte: ({ code }) => scriptOf(code),
};

/** What the compiler says of `files`, by name, as one program beside the packages as they are published. */
function complaints(files) {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) =>
    files.has(name)
      ? ts.createSourceFile(name, files.get(name), ...rest)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    name: file?.fileName.slice(`${ROOT}docs/.snippets/`.length),
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

test('the TypeScript of every snippet compiles against the packages, and a wrong one does not', () => {
  const inFolder = (name) => `${ROOT}docs/.snippets/${name}`;
  const files = new Map([[inFolder('standins.d.ts'), STANDINS]]);
  for (const snippet of SNIPPETS) {
    const text = TYPESCRIPT[snippet.label]?.(snippet);
    // The words between the tags are all that the languages differ in.
    if (text === undefined || snippet.at === 0) continue;
    files.set(inFolder(`${snippet.tag}.${snippet.label}.tsx`), text);
  }
  const wrong = {
    'property.tsx': ['layers={layers}', 'strata={layers}'],
    'type.tsx': ["Required<Pick<YztLegendProps, 'layers'>>", '{ layers: string }'],
  };
  const legend = files.get(inFolder('yzt-legend.React.tsx'));
  for (const [name, [from, to]] of Object.entries(wrong)) {
    files.set(inFolder(name), legend.replace(from, to));
  }
  const inbox = files.get(inFolder('yzt-inbox.React.tsx'));
  files.set(inFolder('event.tsx'), inbox.replace('event.message', 'event.letter'));
  const found = complaints(files);
  const expected = ['event.tsx', 'property.tsx', 'type.tsx'];
  assert.deepEqual(
    found.filter(({ name }) => !expected.includes(name)),
    [],
  );
  assert.deepEqual([...new Set(found.map(({ name }) => name))].sort(), expected);
});
