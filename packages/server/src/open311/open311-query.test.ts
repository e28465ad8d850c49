import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { YztError } from '@yizhangtu/standard';
import { requestsWanted, type RequestQuery } from './open311-query.ts';

const NOW = new Date('2026-11-22T00:00:00Z');

const rangeOf = (query: RequestQuery): string[] => {
  const wanted = requestsWanted(query, NOW);
  assert.ok('from' in wanted);
  return [wanted.from.toISOString(), wanted.to.toISOString()].map((one) => one.slice(0, 16));
};

describe('the time that requests of Open311 are asked for', () => {
  for (const [start, end, expected] of [
    [undefined, undefined, ['2026-08-24T00:00', '2026-11-22T00:00']],
    ['2026-01-01T00:00:00Z', undefined, ['2026-01-01T00:00', '2026-04-01T00:00']],
    [undefined, '2026-04-01T08:00:00+08:00', ['2026-01-01T00:00', '2026-04-01T00:00']],
    ['2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', ['2026-01-01T00:00', '2026-04-01T00:00']],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', ['2026-01-01T00:00', '2026-01-01T00:00']],
  ] as const) {
    it(`from ${start} to ${end}`, () => {
      assert.deepEqual(rangeOf({ start_date: start, end_date: end }), expected);
    });
  }

  for (const [end, code] of [
    ['2026-04-01T00:00:01Z', 'span_too_long'],
    ['2025-12-31T23:59:59Z', 'range_backwards'],
  ] as const) {
    it(`is not until ${end}: ${code}`, () => {
      const ask = () => requestsWanted({ start_date: '2026-01-01T00:00:00Z', end_date: end }, NOW);
      assert.throws(ask, ({ code: kind, issues }: YztError) => {
        assert.deepEqual([kind, issues[0]?.path, issues[0]?.code], ['invalid', 'end_date', code]);
        return true;
      });
    });
  }
});

describe('numbers asked for by Open311', () => {
  it('override all else, and are read as people write them', () => {
    const query = { service_request_id: ' 330521-20261122-7kq4m2 ,,x', end_date: 'no' };
    assert.deepEqual(requestsWanted(query, NOW), { numbers: ['330521-20261122-7kq4m2', 'x'] });
  });
});
