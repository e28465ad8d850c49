import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { jsonSchema } from '../json-schema.ts';
import { Instant } from './ids.ts';

const takes = (schema: z.ZodMiniType, value: string): boolean => z.safeParse(schema, value).success;

describe('an instant', () => {
  const ours = (value: string) => takes(Instant, value);

  it('is what zod takes for a date and time with a zone', () => {
    const theirs = z.iso.datetime({ offset: true });
    const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
    const zone = fc.oneof(
      fc.constantFrom('Z', '', 'z', '+0800', '+08'),
      fc
        .tuple(fc.constantFrom('+', '-'), two(24), two(60))
        .map(([sign, h, m]) => `${sign}${h}:${m}`),
    );
    const fraction = fc.constantFrom('', '.5', '.123456', '.', ',5');
    const parts = fc.tuple(year, two(13), two(32), two(24), two(60), two(60), fraction, zone);
    fc.assert(
      fc.property(parts, ([y, month, d, h, min, s, rest, z]) => {
        const value = `${y}-${month}-${d}T${h}:${min}:${s}${rest}${z}`;
        assert.equal(ours(value), takes(theirs, value), value);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is on a day that there is', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-02-28', '2026-12-31', '2026-04-30'])
      assert.ok(ours(`${day}T08:00:00+08:00`), day);
    for (const day of ['2026-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01'])
      assert.ok(!ours(`${day}T08:00:00+08:00`), day);
  });

  it('has its format in JSON Schema', () => {
    const { properties } = jsonSchema('Message') as { properties: Record<string, unknown> };
    assert.equal((properties['at'] as { format?: string }).format, 'date-time');
  });
});
