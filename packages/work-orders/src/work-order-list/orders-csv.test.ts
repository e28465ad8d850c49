import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderOf, summaryOf } from '../testing/case-samples.test.helper.ts';
import { ordersCsv } from './orders-csv.ts';
import { rowOfCase, rowOfLine } from './orders-model.ts';

test('a spreadsheet reads Chinese, and nothing in it runs', () => {
  const nasty = summaryOf(1, {
    title: '=HYPERLINK("http://evil.example")',
    dueAt: '2026-11-24T02:00:00Z',
  });
  const csv = ordersCsv(
    [rowOfLine({ case: nasty, order: orderOf(1) }), rowOfCase(summaryOf(2))],
    'zh-CN',
    undefined,
  );
  assert.equal(csv.charCodeAt(0), 0xfeff);
  const [head, first, second, end] = csv.slice(1).split('\r\n');
  assert.match(head!, /^受理编号,标题,/);
  assert.match(first!, /,"'=HYPERLINK\(""http:\/\/evil\.example""\)",/);
  assert.match(first!, /,示例城管局,主办,待签收,2026年11月24日 10:00,/);
  assert.equal(second!.split(',').length, head!.split(',').length);
  assert.equal(end, '');
});

test('the same in English', () => {
  const csv = ordersCsv([rowOfCase(summaryOf(1, { late: true }))], 'en', undefined);
  assert.match(
    csv,
    /Request for help,city\.roads,示例村,,In hand,,,,,yes,16 November 2026, 09:00|"16 November 2026, 09:00"/,
  );
});
