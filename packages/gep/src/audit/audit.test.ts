import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { auditTables } from './audit.ts';
import { corrections, readPrinted } from './printed.ts';
import type { PublishedFile, PublishedTable } from './table.ts';

const read = (): PublishedFile =>
  JSON.parse(
    readFileSync(new URL('../fixtures/published-ganzi-2010.json', import.meta.url), 'utf8'),
  ) as PublishedFile;

const table = (): PublishedTable => read().tables[0]!;
const one = (of: PublishedTable) => auditTables(of).tables[0]!;

test('Ganzi 2010: every row, every total and the chain from soil loss to value hold', () => {
  const audit = auditTables(read());
  const [ganzi] = audit.tables;
  assert.ok(audit.holds && ganzi);
  assert.deepEqual(ganzi.rows, { checked: 23, held: 23 });
  assert.deepEqual(
    ganzi.rules.filter((rule) => !rule.holds),
    [],
  );
  const kinds = ganzi.rules.filter(({ path }) => !path.includes('.rows['));
  assert.equal(kinds.filter(({ kind }) => kind === 'sum').length, 4, 'three sections and GEP');
  assert.equal(kinds.filter(({ kind }) => kind === 'product').length, 4, 'silt, N, P, sand');
  assert.deepEqual([ganzi.open, ganzi.unexplained, ganzi.misprints], [[], [], []]);
});

test('Ganzi 2010: one price for two kinds of water and two bases of photosynthesis are flagged', () => {
  const codes = one(table()).flags.map(({ code }) => code);
  assert.deepEqual(codes, ['double_counting', 'mixed_bases']);
});

test('a row keeps to the interval rule and to no percentage: 0.01 × 7.06 may print as 0.0684', () => {
  const row = (value: string) => ({
    id: 'r',
    value_unit: '1e8 CNY',
    rows: [{ item: 'flood.reservoir', quantity: '0.01', price: '7.06', value, scale: 1 }],
  });
  assert.ok(one(row('0.0684')).holds);
  assert.ok(one(row('0.1058')).holds);
  assert.ok(!one(row('0.1061')).holds);
});

/** Slips of the pen: a digit changed, two exchanged, one lost or doubled, the point moved. */
function slips(text: string): string[] {
  const out = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    const [here, next] = [text.charAt(at), text.charAt(at + 1)];
    if (!/\d/.test(here)) continue;
    out.add(text.slice(0, at) + ((Number(here) + 3) % 10) + text.slice(at + 1));
    out.add(text.slice(0, at) + ((Number(here) + 7) % 10) + text.slice(at + 1));
    if (/\d/.test(next)) out.add(text.slice(0, at) + next + here + text.slice(at + 2));
    if (text.replace(/\D/g, '').length > 2) out.add(text.slice(0, at) + text.slice(at + 1));
  }
  out.delete(text);
  return [...out].filter((slip) => /^\d+(\.\d+)?$/.test(slip) && !/^0\d/.test(slip));
}

interface Planted {
  readonly path: string;
  readonly right: string;
  readonly wrong: string;
  readonly table: PublishedTable;
}

function plantedIn(original: PublishedTable): Planted[] {
  const all: Planted[] = [];
  original.rows.forEach((row, k) => {
    for (const name of ['quantity', 'price', 'value'] as const) {
      const right = String(row[name]);
      for (const wrong of slips(right)) {
        const rows = original.rows.map((same, at) =>
          at === k ? { ...same, [name]: wrong } : same,
        );
        all.push({
          path: `tables[0].rows[${k}].${name}`,
          right,
          wrong,
          table: { ...original, rows },
        });
      }
    }
  });
  for (const [name, printed] of Object.entries(original.totals ?? {})) {
    const right = String(printed);
    for (const wrong of slips(right)) {
      const totals = { ...original.totals, [name]: wrong };
      all.push({ path: `tables[0].totals.${name}`, right, wrong, table: { ...original, totals } });
    }
  }
  return all;
}

test('single misprints planted in Ganzi 2010 are found, named and mended', (t) => {
  const planted = plantedIn(table());
  let [found, cell, value, among, rightValue] = [0, 0, 0, 0, 0];
  const missed: string[] = [];
  for (const { path, right, wrong, table: changed } of planted) {
    const { misprints, holds } = one(changed);
    if (holds) continue;
    found += 1;
    const first = misprints[0]?.suggestions[0];
    const ours = misprints.flatMap(({ suggestions }) => suggestions).find((s) => s.path === path);
    if (first?.path === path) cell += 1;
    if (ours) among += 1;
    if (ours?.likely === right) rightValue += 1;
    if (first?.path === path && first.likely === right) value += 1;
    else missed.push(`${path} ${right} → ${wrong}: ${JSON.stringify(first)}`);
  }
  const rate = (part: number): string => `${((100 * part) / found).toFixed(1)} %`;
  t.diagnostic(
    `${planted.length} planted, ${found} outside the printed rounding; cell named first ${rate(cell)}, ` +
      `among those named ${rate(among)}, its right value ${rate(rightValue)}, first and right ${rate(value)}`,
  );
  if (process.env['GEP_MISSED']) missed.forEach((line) => t.diagnostic(line));
  assert.ok(found > 0.6 * planted.length);
  assert.ok(cell / found > 0.9);
});

test('a misprint inside the printed rounding is no misprint: the numbers can stand', () => {
  const changed = table();
  // 150.17 ± 0.005 × 3.6 reaches from 540.594 to 540.630.
  changed.rows[1] = { ...changed.rows[1]!, value: '540.6131' };
  assert.ok(one(changed).holds);
});

test('a number is among the corrections of each of its slips', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 999_999 }), fc.nat(), (units, pick) => {
      const text = (units / 100).toFixed(2);
      const all = slips(text);
      const slip = all[pick % all.length]!;
      assert.ok(
        corrections(slip).some((one_) => readPrinted(one_.text)!.value === Number(text)),
        `${slip} → ${text}`,
      );
    }),
  );
});

test('units say the scale where the table does not, and a scale against them is flagged', () => {
  const row = {
    item: 'sand_fixation',
    quantity: '60.89',
    price: '3.75',
    value: '2.2835',
    quantity_unit: 'km2',
    price_unit: 'CNY/m2',
  };
  assert.ok(one({ id: 'a', value_unit: '1e8 CNY', rows: [row] }).holds);
  const wrong = one({ id: 'a', value_unit: '1e8 CNY', rows: [{ ...row, scale: 1 }] });
  assert.deepEqual(
    wrong.flags.map(({ code }) => code),
    ['scale'],
  );
});

test('a total of more than the rows given is open, one of less is wrong', () => {
  const rows = [
    { item: 'crops', value: '12.29' },
    { item: 'livestock', value: '22.08' },
  ];
  const of = (provisioning: string) =>
    one({ id: 't', value_unit: '1e8 CNY', rows, totals: { provisioning } });
  assert.ok(of('34.37').holds);
  assert.equal(of('98.11').open.length, 1);
  assert.ok(of('98.11').holds);
  assert.ok(!of('20.05').holds);
  assert.equal(of('34.73').misprints[0]?.suggestions[0]?.likely, '34.37');
});

test('what other tables hold is read: nothing, dashes, words, no units, sums under other names', () => {
  const audit = one({
    rows: [
      { item: 'soil.retention', quantity: '1,234.5', price: '2.0', value: '2469.0' },
      { item: 'soil.nutrients', quantity: null, price: '—', value: '12.5' },
      { item: 'soil', value: '2481.5' },
      { item: 'habitat', quantity: 'x'.slice(1), value: null },
    ],
    derived: { basis: 'by area', areas: { forest: '1' }, lambda: 0.24 },
    totals: { soil: '2481.5', total: '2481.5', other: '7' },
  } as never);
  assert.ok(audit.holds, JSON.stringify(audit.misprints));
  assert.deepEqual(audit.rows, { checked: 1, held: 1 });
  assert.deepEqual(audit.unexplained, ['tables[0].totals.other']);
});

test('prices of different years are flagged', () => {
  const rows = [
    { item: 'carbon', value: '1', price_year: 2010 },
    { item: 'oxygen', value: '1', price_year: 2014 },
  ];
  const { flags } = one({ id: 't', value_unit: 'CNY', rows });
  assert.deepEqual(
    flags.map(({ code }) => code),
    ['price_years'],
  );
});

test('what is no table, and what is no number, is refused with its path', () => {
  assert.throws(() => auditTables({ tables: [{ id: 'x' }] }), {
    name: 'YztError',
    code: 'invalid',
  });
  const changed = table();
  changed.rows[3] = { ...changed.rows[3]!, value: '5O.5090' };
  assert.throws(
    () => auditTables(changed),
    (error: { issues: { path: string; code: string }[] }) => {
      assert.deepEqual(
        error.issues.map(({ path, code }) => [path, code]),
        [['tables[0].rows[3].value', 'number_unreadable']],
      );
      return true;
    },
  );
});
