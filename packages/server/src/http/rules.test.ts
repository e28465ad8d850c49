import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPERATIONS, type Operation } from '@yizhangtu/standard/contract.js';
import { Hono } from 'hono';
import type { Env } from './env.ts';
import { ByteCache } from './lru.ts';
import { mountOperations, type Handlers } from './operations.ts';
import { localeOf } from './problem.ts';
import { parseRange } from './range.ts';
import { callerOf, RateLimit } from './rate-limit.ts';

describe('rows of the contract', () => {
  const handlers = Object.fromEntries(
    OPERATIONS.map((row) => [row.id, () => new Response()]),
  ) as unknown as Handlers;
  const admit = () => Promise.resolve();

  it('refuses to start without a handler or with a permission that it does not know', () => {
    const rows = [
      ...OPERATIONS,
      { ...OPERATIONS[0], id: 'addedLater' } as Operation,
      { ...OPERATIONS[0], permission: 'unknown' } as unknown as Operation,
      { ...OPERATIONS[1], permission: undefined } as unknown as Operation,
    ];
    assert.throws(
      () => mountOperations(new Hono<Env>(), { operations: rows, handlers, admit }),
      /addedLater has no handler; getCounty has no known permission; getCountyLine has no known/,
    );
    assert.doesNotThrow(() => mountOperations(new Hono<Env>(), { handlers, admit }));
  });
});

describe('ranges', () => {
  for (const [header, expected] of [
    [undefined, undefined],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=99-200', { start: 99, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-0', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,5-6', undefined],
    ['rows=0-9', undefined],
    ['bytes=a-b', undefined],
  ] as const) {
    it(`reads ${header} of 100 bytes`, () => assert.deepEqual(parseRange(header, 100), expected));
  }
});

describe('the rate limit', () => {
  it('lets a burst pass, then so many a second, for each caller apart', () => {
    let now = 0;
    const limit = new RateLimit({ perSecond: 2, burst: 3 }, () => now);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => limit.take('one')),
      [0, 0, 0, 1],
    );
    assert.equal(limit.take('other'), 0);
    now = 500;
    assert.deepEqual([limit.take('one'), limit.take('one')], [0, 1]);
    now = 60_000;
    assert.deepEqual(
      [1, 2, 3, 4].map(() => limit.take('one')),
      [0, 0, 0, 1],
    );
  });

  it('says how long to wait', () => {
    const limit = new RateLimit({ perSecond: 0.1, burst: 1 }, () => 0);
    assert.deepEqual([limit.take('one'), limit.take('one')], [0, 10]);
  });

  it('takes an IPv6 subscriber for one caller', () => {
    assert.equal(callerOf('2001:db8:1:2:3:4:5:6'), callerOf('2001:db8:1:2:ffff::1'));
    assert.notEqual(callerOf('2001:db8:1:2::1'), callerOf('2001:db8:1:3::1'));
    assert.equal(callerOf('::ffff:192.0.2.1'), '192.0.2.1');
  });
});

describe('the cache', () => {
  it('keeps what was used last', () => {
    const cache = new ByteCache<Uint8Array>(3000);
    for (const name of ['a', 'b', 'c']) cache.set(name, new Uint8Array(700));
    cache.get('a');
    cache.set('d', new Uint8Array(700));
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => cache.get(name) !== undefined),
      [true, false, true, true],
    );
    cache.set('large', new Uint8Array(5000));
    assert.equal(cache.get('large'), undefined);
  });
});

describe('the language of a problem', () => {
  for (const [header, expected] of [
    [undefined, 'zh-CN'],
    ['en', 'en'],
    ['en-US,en;q=0.9,zh;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['fr,en;q=0.5', 'en'],
    ['zh;q=0.1,en;q=0.2', 'en'],
    ['fr', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    [',;q=x', 'zh-CN'],
  ] as const) {
    it(`of ${header} is ${expected}`, () => assert.equal(localeOf(header), expected));
  }
});
