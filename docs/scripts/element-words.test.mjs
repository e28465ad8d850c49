import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf, writeManifests } from '../../scripts/manifest.mjs';
import { wordKeys } from './element-tables.mjs';
import { readWords } from './words.mjs';

test('every attribute, event, slot, part and property of every element is said in Chinese, and nothing else', async () => {
  const { common, ...words } = readWords('elements');
  const elements = (await writeManifests()).flatMap(elementsOf);
  const wanted = elements.flatMap((element) =>
    wordKeys(element).map((key) => `${element.tagName} ${key}`),
  );
  const said = (name) => {
    const [tag, key] = name.split(' ');
    return words[tag]?.[key] ?? common[key];
  };
  assert.deepEqual(
    wanted.filter((name) => !said(name)),
    [],
  );
  const written = Object.entries(words).flatMap(([tag, list]) =>
    Object.keys(list).map((key) => `${tag} ${key}`),
  );
  assert.deepEqual(
    written.filter((name) => !wanted.includes(name)),
    [],
  );
});
