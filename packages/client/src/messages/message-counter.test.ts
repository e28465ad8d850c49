import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageCount } from '@yizhangtu/standard/cases.js';
import fc from 'fast-check';
import { MessageCounter } from './message-counter.ts';

const at = (version: number): MessageCount => ({
  version,
  unread: (version * 7) % 13,
  unseen: version % 5,
});

test('whatever is shuffled, doubled or lost, the count is never older than one that was shown, and ends right', async () => {
  const updates = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(updates, fc.integer({ min: 1, max: 40 }), async (versions, last) => {
      // The server's own version is at least that of anything that it has told.
      const now = Math.max(last, ...versions);
      const shown: number[] = [];
      let asked = 0;
      const counter = new MessageCounter({
        fetch: async () => {
          asked++;
          return at(now);
        },
        change: ({ version }) => shown.push(version),
      });
      await counter.refresh().catch(() => undefined);
      const first = asked;
      for (const version of versions) counter.take(at(version));
      await new Promise((done) => setImmediate(done));
      assert.deepEqual(counter.count, at(now));
      assert.deepEqual(
        shown,
        [...new Set(shown)].sort((a, b) => a - b),
      );
      assert.equal(asked, first);
    }),
  );
});

test('what comes before the first answer counts, and a gap is asked about until nothing is missing', async () => {
  const versions = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(versions, async (told) => {
      const shown: MessageCount[] = [];
      let asked = 0;
      let latest = 0;
      const counter = new MessageCounter({
        fetch: async () => {
          asked++;
          return at(Math.max(...told, 31));
        },
        change: (count) => shown.push(count),
      });
      let gaps = 0;
      for (const version of told) {
        if (latest > 0 && version > latest + 1) gaps++;
        latest = Math.max(latest, version);
        counter.take(at(version));
        assert.equal(counter.count?.version, latest);
      }
      await new Promise((done) => setImmediate(done));
      assert.equal(asked > 0, gaps > 0);
      assert.deepEqual(counter.count, at(gaps > 0 ? 31 : latest));
      for (const [i, { version }] of shown.entries()) {
        assert.ok(i === 0 || version > shown[i - 1]!.version);
      }
    }),
  );
});

test('an answer that was on its way while a newer count came is dropped', async () => {
  let answer: (count: MessageCount) => void = () => undefined;
  const counter = new MessageCounter({
    fetch: () => new Promise((resolve) => (answer = resolve)),
    change: () => undefined,
  });
  const asking = counter.refresh();
  assert.equal(counter.refresh(), asking);
  counter.take(at(9));
  answer(at(8));
  await asking;
  assert.deepEqual(counter.count, at(9));
});

test('a question that fails leaves the count as it was, and can be asked again', async () => {
  let fails = true;
  const counter = new MessageCounter({
    fetch: () => (fails ? Promise.reject(new Error('offline')) : Promise.resolve(at(5))),
    change: () => undefined,
  });
  counter.take(at(1));
  counter.take(at(3));
  await assert.rejects(counter.refresh(), /offline/);
  assert.deepEqual(counter.count, at(3));
  fails = false;
  await counter.refresh();
  assert.deepEqual(counter.count, at(5));
});
