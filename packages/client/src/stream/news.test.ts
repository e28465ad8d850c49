import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eventOf, summaryOf } from '../testing/county-server.ts';
import { NewsOrder, type News, type NewsType } from './news.ts';

const caseNews = (n: number, seq: number, now: number): News['case'] => ({
  type: 'case',
  case: summaryOf(n, now),
  event: eventOf(n, seq),
});

test('in order, each event is told once, whatever comes twice and whichever version goes with it', () => {
  const steps = fc.array(fc.record({ n: fc.integer({ min: 1, max: 3 }), twice: fc.boolean() }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(steps, fc.nat(5), (all, ahead) => {
      const order = new NewsOrder();
      const seqs = new Map<number, number>();
      const total = (n: number) => all.filter((step) => step.n === n).length;
      all.forEach(({ n, twice }, id) => {
        const seq = (seqs.get(n) ?? 0) + 1;
        seqs.set(n, seq);
        // The server reads the case after the event: it may have gone on by then, and never goes back.
        const news = caseNews(n, seq, Math.max(seq, Math.min(total(n), ahead)));
        assert.equal(order.inOrder(String(id), news), news);
        if (twice) assert.equal(order.inOrder(String(id), news), undefined);
      });
    }),
  );
});

test('shuffled and doubled, nothing is told out of order, and what is not told is a reason to fetch', () => {
  const deliveries = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(deliveries, (all) => {
      const order = new NewsOrder();
      const told: News[NewsType][] = [];
      const last = new Map<number, number>();
      for (const [n, seq] of all) {
        const news = order.inOrder(`${n}.${seq}`, caseNews(n, seq, seq));
        const before = last.get(n) ?? 0;
        if (news === undefined) {
          // It was told, or a fetch was asked for, when it first came.
          assert.ok(all.filter(([m, s]) => m === n && s === seq).length > 1);
          continue;
        }
        told.push(news);
        if (news.type === 'case') assert.ok(seq > before);
        else assert.ok(news.type === 'reset' && news.case === summaryOf(n, 1).id && seq < before);
        last.set(n, Math.max(before, seq));
      }
      assert.equal(told.length, new Set(all.map(String)).size);
    }),
  );
});
