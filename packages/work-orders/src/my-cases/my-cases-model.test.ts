import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseSummary, Message } from '@yizhangtu/standard/cases.js';
import { isMine, unreadOf, withCase, withPage } from './my-cases-model.ts';

const summary = (id: string, version = 1, more: Partial<CaseSummary> = {}) =>
  ({ id, version, title: `${id} ${version}`, ...more }) as CaseSummary;
const titles = (cases: readonly CaseSummary[]) => cases.map(({ title }) => title);

test('a change replaces the one case in its place; a new one comes first', () => {
  const cases = [summary('a'), summary('b')];
  assert.deepEqual(titles(withCase(cases, summary('b', 2))), ['a 1', 'b 2']);
  assert.deepEqual(titles(withCase(cases, summary('c'))), ['c 1', 'a 1', 'b 1']);
});

test('what comes late or twice changes nothing', () => {
  const cases = [summary('a', 3)];
  assert.deepEqual(withCase(cases, summary('a', 2)), cases);
  assert.deepEqual(withCase(cases, summary('a', 3, { title: 'other' })), cases);
});

test('what was mine still is when the news do not say so', () => {
  const [first] = withCase([summary('a', 1, { yours: ['reporter'] })], summary('a', 2));
  assert.ok(isMine(first!));
  assert.equal(isMine({ yours: ['lead'] }), false);
});

test('pages that overlap hold each case once', () => {
  const page = withPage([summary('a'), summary('b')], [summary('b'), summary('c')]);
  assert.deepEqual(titles(page), ['a 1', 'b 1', 'c 1']);
});

test('unread notices are counted for each case', () => {
  const message = (id: string, readAt?: string) => ({ case: id, readAt }) as Message;
  assert.deepEqual(unreadOf([message('a'), message('a'), message('b'), message('a', 'x')]), {
    a: 2,
    b: 1,
  });
});
