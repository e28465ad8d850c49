import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallFile, smallRun } from '../testing.test.helper.ts';
import {
  assessRestoration,
  auditDeparture,
  compensate,
  loanReference,
  reconcileCoins,
  type CoinEntry,
} from './index.ts';

const near = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)), `${a} is not ${b}`);
const INVALID = { name: 'YztError', code: 'invalid' };

const RULE = {
  fund: 10_000_000,
  criteria: [
    { indicator: 'regulating', weight: 0.6 },
    { indicator: 'change', weight: 0.4 },
  ],
  gates: [{ indicator: 'waterClass', atMost: 3 }],
  heldBack: 'shared',
  source: 'test',
};
const TOWNS = [
  { code: 'a', indicators: { regulating: 60, change: 1, waterClass: 2 } },
  { code: 'b', indicators: { regulating: 30, change: -4, waterClass: 3 } },
  { code: 'c', indicators: { regulating: 10, change: 3, waterClass: 4 } },
];

test('compensation: shares by hand, a closed gate, and what would have been without it', () => {
  const [a, b, c] = compensate({ ...RULE, heldBack: 'kept' }, TOWNS);
  near(a!.amount, 3_600_000 + 1_000_000);
  near(b!.amount, 1_800_000);
  assert.deepEqual([c!.amount, c!.closed], [0, ['waterClass']]);
  near(c!.withoutGates, 600_000 + 3_000_000);
  const shared = compensate(RULE, TOWNS);
  near(
    shared.reduce((sum, { amount }) => sum + amount, 0),
    10_000_000,
  );
});

test('compensation makes the fund to the fen', () => {
  const town = fc.record({
    regulating: fc.double({ min: 0.001, max: 1e9, noNaN: true }),
    change: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
    waterClass: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(town, { minLength: 1, maxLength: 20 }), (all) => {
      const claimants = all.map((indicators, at) => ({ code: String(at), indicators }));
      const fen = compensate(RULE, claimants).reduce(
        (sum, { amount }) => sum + Math.round(amount * 100),
        0,
      );
      assert.equal(fen, 1_000_000_000);
    }),
  );
});

test('compensation refuses weights that do not make one, and a missing indicator', () => {
  const criteria = [{ indicator: 'regulating', weight: 0.7 }];
  assert.throws(() => compensate({ ...RULE, criteria }, TOWNS), INVALID);
  const missing = [{ code: 'a', indicators: { regulating: 1, change: 1 } }];
  assert.throws(
    () => compensate(RULE, missing as never),
    (error: { issues: { path: string }[] }) => error.issues[0]!.path === 'a.waterClass',
  );
});

const LOAN = { adoption: 0.2, rate: 0.05, term: 10, loanToValue: 0.5, source: 'test' };

test('loan reference: half of ten years of a fifth at 5 %, and that it is no collateral valuation', () => {
  const found = loanReference(LOAN, 1_000_000, 'sha256:x');
  // Present value of an annuity of 1 for ten years at 5 %: 7.7217349.
  assert.equal(found.credit, Math.round(0.5 * 200_000 * 7.721734929));
  assert.match(found.notice['zh-CN'], /不是抵押物估值/);
  assert.equal(found.notice.en, 'Reference, not a collateral valuation.');
  assert.equal(found.run, 'sha256:x');
  assert.equal(loanReference({ ...LOAN, cap: 1000 }, 1_000_000, 'x').credit, 1000);
});

test('loan reference: 5 for 5 % is refused', () => {
  assert.throws(() => loanReference({ ...LOAN, rate: 5 }, 1, 'x'), INVALID);
});

const COINS = {
  acts: { sorting: { coins: 2, name: '垃圾分类' }, patrol: { coins: 10, name: '巡河' } },
  worth: 0.5,
  budget: 40,
  source: 'test',
};
const earn = (id: string, household: string, act: string, times: number, evidence = 'photo') =>
  ({ id, household, kind: 'earned', act, times, evidence }) as const;

test('green coins: a ledger that reconciles to its budget', () => {
  const entries: CoinEntry[] = [
    earn('1', 'h1', 'sorting', 10),
    earn('2', 'h2', 'patrol', 3),
    { id: '3', household: 'h1', kind: 'redeemed', coins: 15 },
  ];
  const ledger = reconcileCoins(COINS, entries);
  assert.deepEqual(
    [ledger.earned, ledger.redeemed, ledger.outstanding, ledger.paid, ledger.owed],
    [50, 15, 35, 7.5, 17.5],
  );
  assert.equal(ledger.budgetLeft, 15);
  assert.ok(ledger.reconciled);
  const total = ledger.households.reduce((sum, { balance }) => sum + balance, 0);
  assert.equal(total, ledger.outstanding);
});

test('green coins: what cannot count is told and left out', () => {
  const ledger = reconcileCoins(COINS, [
    earn('1', 'h1', 'sorting', 10),
    earn('1', 'h1', 'sorting', 10),
    earn('2', 'h1', 'dancing', 1),
    earn('3', 'h1', 'patrol', 1, ' '),
    earn('4', 'h1', 'patrol', -1),
    { id: '5', household: 'h1', kind: 'redeemed', coins: 21 },
    earn('6', 'h2', 'patrol', 9),
  ]);
  assert.deepEqual(
    ledger.issues.map(({ path, code }) => [path, code]),
    [
      ['entries[1]', 'entry_twice'],
      ['entries[2]', 'act_unknown'],
      ['entries[3]', 'evidence_missing'],
      ['entries[4]', 'amount'],
      ['entries[5]', 'over_balance'],
      ['budget', 'over_budget'],
    ],
  );
  assert.deepEqual([ledger.earned, ledger.reconciled], [110, false]);
});

const normal = [
  { id: 'precipitation', value: 1350, unit: 'mm', source: 'test' },
  { id: 'coolingDays', value: 55, unit: 'd', source: 'test' },
];

test('departure audit: weather and prices are set apart from what was done to the land', () => {
  const file = smallFile({ climateNormal: normal });
  const rows = file.areas.rows.map(({ division, values }, at) => ({
    division,
    values: at === 0 ? [130.5, 10, 3.25, 70] : values,
  }));
  const parameters = file.parameters!.map((one) =>
    ['precipitation', 'outlay'].includes(one.id) ? { ...one, value: one.value * 1.1 } : one,
  );
  const end = smallRun({
    climateNormal: normal,
    areas: { ...file.areas, rows },
    parameters,
    year: 2024,
  });
  const audit = auditDeparture(smallRun({ climateNormal: normal }), end);
  for (const row of audit.divisions) {
    near(row.land + row.condition + row.price + row.climate, row.to - row.from);
    if (row.code !== '330521100200') assert.ok(Math.abs(row.land) < 1e-3);
    assert.ok(Math.abs(row.condition) < 1e-3, 'a fen at most');
  }
  assert.ok(audit.divisions.find(({ code }) => code === '330521100200')!.land > 0);
  assert.match(audit.runs.start, /^sha256:[0-9a-f]{64}$/);
});

test('departure audit: without the means of many years there is none', () => {
  assert.throws(() => auditDeparture(smallRun(), smallRun()), INVALID);
});

test('restoration counts only what would not have come anyway', () => {
  const file = smallFile();
  const land = (hectares: number) => {
    const rows = file.areas.rows.map(({ division, values }, at) => ({
      division,
      values: at === 2 ? [hectares, 22.5, 9, 310 - hectares] : values,
    }));
    const forest = { id: 'npp', class: 'forest', value: 10, unit: 'tC/(hm2·a)', source: 'test' };
    const parameters = [...file.parameters!, forest];
    return smallRun({ areas: { ...file.areas, rows }, parameters });
  };
  const rule = {
    years: 20,
    leakage: 0.1,
    buffer: 0.2,
    baseline: '自然恢复 10 公顷',
    source: 'test',
  };
  const found = assessRestoration(rule, land(0), land(60), land(10));
  near(found.gross, found.baseline + found.additional);
  assert.ok(found.additional > 0 && found.additional < found.gross);
  // Forest grows 2 t of carbon more than other land here.
  near(found.carbon.additional, (50 * 2 * 44) / 12);
  near(found.carbon.creditable, found.carbon.additional * 20 * 0.9 * 0.8);
  assert.throws(
    () => assessRestoration({ ...rule, baseline: '' }, land(0), land(1), land(0)),
    INVALID,
  );
});
