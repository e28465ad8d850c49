import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agoFormat, civilOf, parseCivil } from './civil-time.ts';

const NOW = civilOf(new Date('2026-11-22T06:00:00Z'));

describe('how long ago something was', () => {
  for (const [at, chinese, english] of [
    ['2026-11-22T13:59:30', '刚刚', 'just now'],
    ['2026-11-22T13:59:00', '1 分钟前', '1 minute ago'],
    ['2026-11-22T11:00:00', '3 小时前', '3 hours ago'],
    ['2026-11-19', '3 天前', '3 days ago'],
  ] as const) {
    it(`${at}: ${chinese}, ${english}`, () => {
      const civil = parseCivil(at)!;
      assert.equal(agoFormat('zh-CN')(civil, NOW), chinese);
      assert.equal(agoFormat('en')(civil, NOW), english);
    });
  }
});
