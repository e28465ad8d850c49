import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { lookupCode, receiptNumber, type CaseEvent } from '@yizhangtu/standard/cases.js';
import { eventName, eventWords, lookupFault, minutesOf, readLookup } from './lookup-model.ts';

const bytes = Uint8Array.from({ length: 40 }, (_, i) => (i * 37) % 248);
const number = receiptNumber('330521', Date.parse('2026-11-22T06:00:00Z'), bytes);
const code = lookupCode(bytes);

test('blanks, hyphens and small letters do not matter', () => {
  const typed = number.toLowerCase().replaceAll('-', ' ');
  assert.deepEqual(readLookup(typed, ` ${code.toLowerCase()} `), { receipt: number, code });
});

test('a mistyped number is told before it costs an attempt', () => {
  const last = number.at(-1) === '0' ? '1' : '0';
  assert.equal(readLookup(number.slice(0, -1) + last, code), 'wrongReceipt');
  assert.equal(readLookup('', code), 'wrongReceipt');
  assert.equal(readLookup(number, ' '), 'noCode');
});

test('a wrong pair and too many attempts have words of their own; all else has not', () => {
  const error = (of: YztError['code'], retryAfter?: number) =>
    new YztError({ code: of, message: of, ...(retryAfter === undefined ? {} : { retryAfter }) });
  assert.equal(lookupFault(error('not_found')), 'notFound');
  assert.equal(lookupFault(error('too_many_attempts')), 'tooMany');
  assert.equal(lookupFault(error('network')), undefined);
  assert.equal(minutesOf(error('too_many_attempts', 61)), 2);
  assert.equal(minutesOf(error('too_many_attempts')), undefined);
});

test('a step is named by the table; one of a newer standard by its type', () => {
  const event = { type: 'accepted', data: {} } as CaseEvent;
  assert.equal(eventName(event, 'zh-CN'), '受理');
  assert.equal(eventName({ ...event, type: 'teleported' }, 'en'), 'teleported');
});

test('what was taken out for the viewer is not shown', () => {
  const event = { type: 'returned', data: { reason: '属地不符' } } as unknown as CaseEvent;
  assert.equal(eventWords(event), '属地不符');
  assert.equal(eventWords({ ...event, redacted: ['reason'] }), undefined);
});
