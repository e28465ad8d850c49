import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { filesOf } from './index.mjs';
import { offersOf } from './offers.mjs';
import { wordsOf } from './values.mjs';

const field = (name, more) => ({ kind: 'field', name, description: `The ${name}.`, ...more });

const thing = {
  kind: 'class',
  customElement: true,
  tagName: 'yzt-thing',
  name: 'YztThing',
  description: 'A thing.\n\nMore of it.',
  members: [
    field('rows', { type: { text: 'readonly Row[] | undefined' } }),
    field('baseMap', { type: { text: 'string' } }),
    field('htmlFor', { type: { text: 'string' } }),
    field('open', { type: { text: 'boolean' } }),
    field('look', { type: { text: 'Look' } }),
    field('host', { readonly: true }),
    field('hidden', { description: undefined }),
    { kind: 'method', name: 'show', description: 'Shows it.' },
  ],
  attributes: [
    { name: 'base-map', fieldName: 'baseMap' },
    { name: 'for', fieldName: 'htmlFor' },
    { name: 'open', fieldName: 'open' },
    { name: 'look', fieldName: 'look' },
  ],
  events: [
    { name: 'yzt-thing-open', description: 'It was opened.', type: { text: 'YztThingOpenEvent' } },
  ],
  slots: [{ name: '', description: 'What is in it.' }],
};
const other = { ...thing, tagName: 'yzt-other', name: 'YztOther' };

const manifest = (...declarations) => ({ modules: [{ path: 'src/x.ts', declarations }] });

const offers = (...declarations) =>
  offersOf(manifest(...declarations)).map((offer) => ({
    ...offer,
    properties: offer.properties.map((property) => ({
      ...property,
      values: property.name === 'look' ? ['light', 'dark'] : [],
    })),
  }));

const PACKAGE = { name: '@yizhangtu/things', version: '1.2.3' };
const files = (...declarations) => filesOf(offers(...declarations), PACKAGE);

test('what a host may set is offered; what the element sets, or nobody describes, is not', () => {
  const [offer] = offers(thing);
  assert.deepEqual(
    offer.properties.map(({ name, attribute }) => [name, attribute]),
    [
      ['rows', undefined],
      ['baseMap', 'base-map'],
      ['htmlFor', 'for'],
      ['open', 'open'],
      ['look', 'look'],
    ],
  );
  assert.equal(offer.description, 'A thing.');
});

test('the order in a manifest changes nothing', () => {
  assert.deepEqual(files(thing, other), files(other, thing));
});

test('each framework has properties by the type of the class and events by the class of the event', () => {
  const { own, react } = files(thing);
  const handler = "(event: HTMLElementEventMap['yzt-thing-open']) => void;";
  const expected = {
    'vue.d.ts': ["rows?: YztThing['rows'];", "for?: YztThing['htmlFor'];", 'onYztThingOpen?: '],
    'svelte.d.ts': ["'base-map'?: YztThing['baseMap'];", "'onyzt-thing-open'?: "],
    'jsx.d.ts': ["'base-map'?: YztThing['baseMap'];", "'onyzt-thing-open'?: "],
  };
  for (const [name, lines] of Object.entries(expected)) {
    for (const line of lines) {
      assert.ok(
        own[name].includes(line.endsWith(': ') ? line + handler : line),
        `${name}: ${line}`,
      );
    }
  }
  assert.ok(react['things.d.ts'].includes(`onYztThingOpen?: ${handler}`));
  assert.ok(react['things.d.ts'].includes("htmlFor?: YztThingElement['htmlFor'];"));
  // Templates of Vue take `base-map` for `baseMap` by themselves.
  assert.ok(!own['vue.d.ts'].includes("'base-map'"));
});

test('what is generated is TypeScript and JavaScript without a fault of syntax', () => {
  const { own, react } = files(thing, { ...other, description: 'Ends a comment: */ x' });
  for (const [name, text] of Object.entries({ ...own, ...react })) {
    if (name.endsWith('.json')) continue;
    const { diagnostics } = ts.transpileModule(text.replaceAll('declare const', 'export let'), {
      reportDiagnostics: true,
    });
    assert.deepEqual(
      diagnostics.map(({ messageText }) => `${name}: ${messageText}`),
      [],
    );
  }
});

test('editors are told attributes, their words, and what needs no value', () => {
  const { own } = files(thing);
  const [tag] = JSON.parse(own['vscode.html-custom-data.json']).tags;
  const attribute = (name) => tag.attributes.find((row) => row.name === name);
  assert.equal(tag.name, 'yzt-thing');
  assert.match(tag.description.value, /^A thing\.[\s\S]*`yzt-thing-open`: It was opened\./);
  assert.deepEqual(attribute('look').values, [{ name: 'light' }, { name: 'dark' }]);
  assert.equal(attribute('open').valueSet, 'v');
  assert.equal(attribute('rows'), undefined);

  const web = JSON.parse(own['web-types.json']);
  assert.deepEqual([web.name, web.version], ['@yizhangtu/things', '1.2.3']);
  const [element] = web.contributions.html.elements;
  assert.deepEqual(
    element.js.properties.map(({ name }) => name),
    ['rows', 'baseMap', 'htmlFor', 'open', 'look'],
  );
  assert.deepEqual(
    element.js.events.map(({ name }) => name),
    ['yzt-thing-open'],
  );
});

test('the words of a property are found through the names of its type', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'frameworks-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const entry = join(folder, 'index.d.ts');
  writeFileSync(
    entry,
    `declare const LOOKS: readonly ['light', 'dark'];
type Look = (typeof LOOKS)[number];
export declare class YztThing { look: Look | 'auto' | undefined; title: string; at: 'x' | 1; }\n`,
  );
  const words = wordsOf([entry]);
  assert.deepEqual(words('YztThing', 'look'), ['auto', 'dark', 'light']);
  assert.deepEqual(words('YztThing', 'title'), []);
  assert.deepEqual(words('YztThing', 'at'), []);
  assert.deepEqual(words('YztNothing', 'look'), []);
});
