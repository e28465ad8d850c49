import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localeOf } from './ancestors.ts';

test('English for English, Chinese for all else', () => {
  assert.equal(localeOf('en'), 'en');
  assert.equal(localeOf('en-GB'), 'en');
  assert.equal(localeOf('EN'), 'en');
  assert.equal(localeOf('zh-Hans'), 'zh-CN');
  assert.equal(localeOf('bo'), 'zh-CN');
  assert.equal(localeOf('enm'), 'zh-CN');
});
