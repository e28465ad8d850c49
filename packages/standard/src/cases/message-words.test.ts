import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message } from './message.ts';
import { MESSAGE_TEMPLATES } from './message.ts';
import { MESSAGE_WORDS, messageText } from './message-words.ts';

const told = (template: string, params: Message['params']) => ({
  template: template as Message['template'],
  params,
  receipt: '330521-20261122-7KQ4M2X',
});

describe('the words of a notice', () => {
  it('are there for every template in both languages, with the same blanks', () => {
    const blanks = (lines: readonly string[]) =>
      lines.map((line) => [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const template of MESSAGE_TEMPLATES) {
      const { 'zh-CN': zh, en } = MESSAGE_WORDS[template];
      assert.deepEqual(blanks(zh), blanks(en), template);
      assert.ok(zh[0].includes('{title}'), template);
    }
  });

  it('leave out what is not known, and say times as they are at the county', () => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      const dueAt = '2026-03-03T01:00:00.000Z';
      assert.deepEqual(messageText(told('clock-red', { title: '路灯不亮', dueAt }), 'zh-CN'), {
        headline: '“路灯不亮”即将超期',
        lines: ['期限 3月3日 09:00'],
      });
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
    assert.deepEqual(
      messageText(told('order-returned', { title: 'x', reason: '属地不符' }), 'en'),
      {
        headline: 'A work order of “x” was returned; give it to another',
        lines: ['Why: 属地不符'],
      },
    );
  });

  it('take what people typed as it is, and never for blanks', () => {
    const title = '{reason} <b>$&</b>';
    const { headline } = messageText(told('case-closed', { title, reason: '密' }), 'zh-CN');
    assert.equal(headline, `“${title}”已办结`);
  });

  it('name the matter when the template is of a newer standard', () => {
    assert.deepEqual(messageText(told('case-sung', { title: '路灯' }), 'en'), {
      headline: '路灯',
      lines: [],
    });
    assert.equal(messageText(told('case-sung', {}), 'en').headline, '330521-20261122-7KQ4M2X');
  });
});
