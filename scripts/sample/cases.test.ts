import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Division } from '@yizhangtu/standard';
import {
  CaseEvent,
  countStats,
  factsOf,
  percent,
  project,
  readReceipt,
  readyCaseSettings,
} from '@yizhangtu/standard/cases.js';
import * as z from 'zod/mini';
import { casesOf } from './cases.ts';
import { readCounty } from './settings.ts';

const folder = fileURLToPath(new URL('../../examples/counties/deqing', import.meta.url));
const divisions = JSON.parse(readFileSync(join(folder, 'divisions.json'), 'utf8')) as Division[];
const logs = casesOf(readCounty(folder), divisions);
const all = logs.map((log) => project(log));

describe('the year of sample cases', () => {
  it('has 957 received and 923 closed, which give 96.45 %, counted from the events', () => {
    const { clocks } = readyCaseSettings();
    const now = Date.parse('2026-11-22T10:00:00Z');
    const stats = countStats(logs.map((log) => factsOf(log, now, clocks)));
    assert.deepEqual([stats.received, stats.closed], [957, 923]);
    assert.equal(percent(stats.rate ?? 0), '96.45 %');
  });

  it('holds the two that were published, at the times that were, and says what of them is made up', () => {
    const quoted = all.filter((record) => record?.createdAt.startsWith('2020'));
    assert.deepEqual(
      quoted.map((record) => [record?.title, record?.submittedAt, record?.closedAt]),
      [
        ['外安村路边装饰品掉落', '2020-10-27T04:26:54.000Z', '2020-10-29T08:25:21.000Z'],
        ['员工不能熟练使用灭火器', '2020-11-09T06:38:39.000Z', '2020-11-12T01:38:41.000Z'],
      ],
    );
    for (const record of quoted) assert.match(record?.description ?? '', /真实事件.*示例/);
  });

  it('is marked as sample, with a number and an id of its own for each case', () => {
    assert.ok(all.every((record) => record?.sample === true));
    assert.equal(new Set(all.map((record) => record?.id)).size, all.length);
    assert.equal(new Set(all.map((record) => record?.receipt)).size, all.length);
    assert.ok(all.every((record) => readReceipt(record?.receipt ?? '') === record?.receipt));
    const ids = logs.flat().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('fits the schema of events, and names nobody in full', () => {
    const parsed = z.safeParse(z.array(z.array(CaseEvent)), logs, { jitless: true });
    assert.deepEqual(parsed.error?.issues ?? [], []);
    for (const record of all) {
      assert.match(record?.reporter.name ?? '王*', /^\p{L}{1,2}[*·]+/u);
      assert.match(record?.reporter.phone ?? '****', /\*{4}/);
    }
  });

  it('calls each unit by a name', () => {
    const units = all.flatMap((record) => record?.orders.map(({ unit }) => unit) ?? []);
    assert.ok(units.length > 0);
    for (const { name, organisation } of units) assert.ok(name ?? organisation);
  });

  it('is the same each time', () => {
    assert.deepEqual(casesOf(readCounty(folder), divisions), logs);
  });
});
