import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseValue } from '../parse.ts';
import { REPORT } from './cases.test.helper.ts';
import { MOST_FIELDS, NewCase, type Fields } from './case.ts';
import { Command } from './commands.ts';
import { TEXT_LIMITS } from './safe-text.ts';

const faults = (fields: Fields): readonly (readonly [string, string])[] => {
  const parsed = parseValue(NewCase, { ...REPORT, fields });
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => [path, code]);
};
const many = (count: number): Fields =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, index]));

describe('the extra fields of a report', () => {
  it('are so many and so long, and no more', () => {
    assert.deepEqual(faults(many(MOST_FIELDS)), []);
    assert.deepEqual(faults(many(MOST_FIELDS + 1)), [['fields', 'too_big']]);
    assert.deepEqual(faults({ depth: 'x'.repeat(TEXT_LIMITS.text) }), []);
    assert.deepEqual(faults({ depth: 'x'.repeat(TEXT_LIMITS.text + 1) }), [
      ['fields.depth', 'too_big'],
    ]);
    assert.equal(faults({ ['d'.repeat(65)]: 1 }).length, 1);
  });

  it('are capped where they are supplied later as well', () => {
    const resupply = { type: 'resupply', text: '补充', fields: many(MOST_FIELDS + 1) };
    const parsed = parseValue(Command, resupply);
    assert.deepEqual(parsed.ok ? [] : parsed.issues.map(({ path, code }) => [path, code]), [
      ['fields', 'too_big'],
    ]);
  });
});
