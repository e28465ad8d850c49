import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { roundTable } from './round-table.ts';

const table = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }))
  .chain(([height, width]) =>
    fc.array(
      fc.array(fc.double({ min: -50, max: 5e6, noNaN: true }), {
        minLength: width,
        maxLength: width,
      }),
      { minLength: height, maxLength: height },
    ),
  );

test('rows, columns and the whole add up to the last digit, and no cell moves by a digit', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 0, max: 3 }), (values, digits) => {
      const scale = 10 ** digits;
      const units = (value: number): number => Math.round(value * scale);
      const { cells, rows, columns, total } = roundTable(values, digits);
      cells.forEach((row, r) => {
        assert.equal(
          row.reduce((sum, value) => sum + units(value), 0),
          units(rows[r]!),
        );
        row.forEach((value, c) =>
          assert.ok(
            Math.abs(value - values[r]![c]!) < (1 + 1e-5) / scale,
            `${value} ${values[r]![c]}`,
          ),
        );
      });
      columns.forEach((sum, c) => {
        assert.equal(
          cells.reduce((all, row) => all + units(row[c]!), 0),
          units(sum),
        );
      });
      assert.equal(
        rows.reduce((sum, value) => sum + units(value), 0),
        units(total),
      );
    }),
    { numRuns: 300 },
  );
});

test('a table of a county is rounded as one', () => {
  const third = 1 / 3;
  const { cells, rows, columns, total } = roundTable(
    [
      [third, third, third],
      [third, third, third],
      [third, third, third],
    ],
    0,
  );
  assert.deepEqual([rows, columns, total], [[1, 1, 1], [1, 1, 1], 3]);
  assert.equal(cells.flat().filter((value) => value === 1).length, 3);
});
