import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPERATIONS } from '@yizhangtu/standard/contract.js';
import { hostileHosts } from './hostile-page.mjs';
import { speeds } from './speed-page.mjs';
import { standardFiles, standardFragments } from './standard-pages.mjs';

for (const at of [0, 1]) {
  const { operations } = standardFragments(at);

  test(`every operation of the contract has its place (${at})`, () => {
    for (const { id } of OPERATIONS)
      assert.ok(operations.includes(`{#op-${id.toLowerCase()}}`), id);
  });

  test(`every schema that is named is there (${at})`, () => {
    const ids = new Set([...operations.matchAll(/\{#(schema-\w+)\}/g)].map(([, id]) => id));
    const links = [...operations.matchAll(/\]\(#(schema-\w+)\)/g)].map(([, id]) => id);
    assert.ok(links.length > 100);
    assert.deepEqual(
      links.filter((id) => !ids.has(id)),
      [],
    );
  });
}

test('the documents are whole JSON', () => {
  const files = standardFiles();
  assert.equal(JSON.parse(files['openapi.json']).openapi.slice(0, 3), '3.1');
  assert.ok(JSON.parse(files['county.schema.json']).$schema.includes('2020-12'));
});

test('speeds say what missed its goal, and each language has its words', () => {
  const [zh, en] = [speeds(0), speeds(1)];
  assert.equal(zh.match(/\*\*没有\*\*/g)?.length, en.match(/\*\*no\*\*/g)?.length);
  assert.equal(zh.split('\n').length, en.split('\n').length);
});

test('each test of the suite of hostile hosts has its row', () => {
  assert.equal(hostileHosts(0).split('\n').length, hostileHosts(1).split('\n').length);
  assert.match(hostileHosts(0), /jQuery 1\.12/);
});
