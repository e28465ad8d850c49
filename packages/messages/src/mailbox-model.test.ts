import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  badgeOf,
  hrefOf,
  isRead,
  merged,
  newerCount,
  newsAmong,
  ordered,
  unreadOf,
  withMarks,
  withoutMarks,
} from './mailbox-model.ts';
import { idOf, messageOf } from './testing/messages.ts';

const ids = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id);
const some = (...numbers: number[]) => numbers.map((n) => messageOf(n));

test('whatever order counts come in, the newest is shown', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 });
  fc.assert(
    fc.property(counts, (versions) => {
      const given = versions.map((version) => ({ version, unread: version * 2, unseen: 0 }));
      const shown = given.reduce<ReturnType<typeof newerCount>>(newerCount, undefined);
      assert.equal(shown?.version, Math.max(...versions));
      assert.equal(shown?.unread, Math.max(...versions) * 2);
    }),
  );
});

test('messages stand once, the newest first, however they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), fc.array(fc.nat(40)), (first, second) => {
      const all = merged(some(...first), some(...second));
      const expected = [...new Set([...first, ...second])].sort((a, b) => b - a);
      assert.deepEqual(ids(all), expected.map(idOf));
      assert.deepEqual(ordered(all), all);
    }),
  );
});

test('a list in order is taken as it is', () => {
  const list = some(3, 2, 1);
  assert.equal(ordered(list), list);
  assert.deepEqual(ids(ordered(some(1, 3, 2, 3))), [3, 2, 1].map(idOf));
});

test('what comes again says how it stands now', () => {
  const [message] = merged(some(1), [messageOf(1, { readAt: '2026-11-02T00:00:00Z' })]);
  assert.equal(message?.readAt, '2026-11-02T00:00:00Z');
});

test('news is what is newer than what was shown', () => {
  assert.equal(newsAmong(some(5, 4, 3), idOf(3)), 2);
  assert.equal(newsAmong(some(5, 4, 3), idOf(9)), 0);
  assert.equal(newsAmong(some(5, 4), idOf(1)), 2);
  assert.equal(newsAmong(some(5), undefined), 0);
});

test('a mark counts until the server says how it is, and can be taken back', () => {
  const messages = [messageOf(2, { readAt: '2026-11-02T00:00:00Z' }), messageOf(1)];
  const unread = unreadOf(messages, new Map());
  assert.deepEqual(unread, [idOf(1)]);
  const marks = withMarks(new Map(), unread, 'read');
  assert.deepEqual(unreadOf(messages, marks), []);
  assert.deepEqual(unreadOf(messages, withMarks(marks, [idOf(2)], 'unread')), [idOf(2)]);
  assert.equal(isRead(messages[1]!, withoutMarks(marks, unread)), false);
});

test('the address of a matter is put together safely', () => {
  const message = messageOf(1, { receipt: 'a/b?c#d' });
  assert.equal(hrefOf('/cases/{case}', message), `/cases/${message.case}`);
  assert.equal(hrefOf('/r?n={receipt}', message), '/r?n=a%2Fb%3Fc%23d');
  assert.equal(hrefOf(undefined, message), undefined);
  assert.equal(hrefOf('', message), undefined);
});

test('a badge has room for two digits', () => {
  assert.deepEqual([0, 99, 100].map(badgeOf), ['0', '99', '99+']);
});
