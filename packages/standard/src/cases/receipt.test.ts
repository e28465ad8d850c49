import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  lookupCode,
  RANDOM_BYTES,
  readCode,
  readReceipt,
  RECEIPT_ALPHABET,
  receiptNumber,
} from './receipt.ts';

const bytes = fc.uint8Array({ minLength: RANDOM_BYTES, maxLength: RANDOM_BYTES, max: 247 });
const AT = Date.parse('2026-11-22T16:30:00Z');

describe('a receipt number', () => {
  it('names the county and the day there', () => {
    assert.match(
      receiptNumber('330521', AT, new Uint8Array(RANDOM_BYTES)),
      /^330521-20261123-000000[0-9A-Y]$/,
    );
  });

  it('is read as people write it', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = receiptNumber('330521', AT, random);
        for (const typed of [
          number,
          number.toLowerCase(),
          ` ${number.replaceAll('-', ' ')} `,
          number.replaceAll('-', '—'),
          number.replaceAll('0', 'o').replaceAll('1', 'l'),
        ]) {
          assert.equal(readReceipt(typed), number);
        }
      }),
    );
  });

  it('is told from one with a wrong character or two exchanged, always', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = receiptNumber('330521', AT, random);
        [...number].forEach((char, index) => {
          if (char === '-') return;
          for (const other of RECEIPT_ALPHABET) {
            if (other === char) continue;
            const wrong = number.slice(0, index) + other + number.slice(index + 1);
            assert.equal(readReceipt(wrong), undefined, wrong);
          }
          const next = number[index + 1];
          if (next === undefined || next === '-' || next === char) return;
          const wrong = number.slice(0, index) + next + char + number.slice(index + 2);
          assert.equal(readReceipt(wrong), undefined, wrong);
        });
      }),
      { numRuns: 30 },
    );
    for (const wrong of ['', '330521', '330521-20261122-', '🙂'.repeat(21)]) {
      assert.equal(readReceipt(wrong), undefined);
    }
  });

  it('favours no character', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const counts = new Map<string, number>();
    for (let from = 0; from < 248; from += 1) {
      const char = lookupCode(Uint8Array.from([...all.slice(from), ...all.slice(0, from)]))[0]!;
      counts.set(char, (counts.get(char) ?? 0) + 1);
    }
    assert.deepEqual(
      [...counts.values()],
      Array.from({ length: 31 }, () => 8),
    );
    assert.throws(() => lookupCode(new Uint8Array(9)));
    assert.equal(readCode('abo1-z'), 'AB012');
  });
});
