import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeAccount, type Account } from '../account/account.ts';
import { smallRun } from '../testing.test.helper.ts';
import { auditTables } from './audit.ts';
import type { PublishedTable } from './table.ts';

/*
 * Accounts of the engine printed as a paper prints them: quantities and values rounded each by itself, so that the
 * product of what is printed is seldom what is printed. None of them may be called a misprint; one that is planted must be.
 */

/** Units in which papers print, and how many of the line's own units they hold. */
interface Style {
  readonly valueUnit: string;
  readonly perValue: number;
  readonly many: string;
  readonly perMany: number;
  readonly quantityPlaces: number;
  readonly valuePlaces: number;
  readonly totalPlaces: number;
}
const BY_HUNDRED_MILLIONS: Style = {
  valueUnit: '1e8 CNY',
  perValue: 1e8,
  many: '1e4 ',
  perMany: 1e4,
  quantityPlaces: 3,
  valuePlaces: 6,
  totalPlaces: 4,
};
const BY_TEN_THOUSANDS: Style = {
  valueUnit: '万元',
  perValue: 1e4,
  many: '',
  perMany: 1,
  quantityPlaces: 1,
  valuePlaces: 2,
  totalPlaces: 1,
};

/** Prices of lines that are a quantity times one price. */
const PRICES: Readonly<Record<string, readonly [price: string, unit: string]>> = {
  'water-conservation': ['6.1107', 'CNY/m3'],
  carbon: ['29.57', 'CNY/tCO2'],
  'climate.transpiration': ['0.538', 'CNY/kWh'],
  'climate.evaporation': ['0.538', 'CNY/kWh'],
};

function printedAs(account: Account, style: Style): PublishedTable {
  const { perValue, perMany, many } = style;
  const counted = account.lines.filter(
    ({ value, memorandum }) => value !== undefined && !memorandum,
  );
  const rows = counted.map(({ id, quantity, unit, value }) => {
    const printed = { item: id, value: (value! / perValue).toFixed(style.valuePlaces) };
    const price = PRICES[id];
    const own = price && Math.abs(value! / quantity / Number(price[0]) - 1) < 1e-9;
    if (!price || !own) return printed;
    return {
      ...printed,
      quantity: (quantity / perMany).toFixed(style.quantityPlaces),
      quantity_unit: `${many}${unit}`,
      price: price[0],
      price_unit: price[1],
    };
  });
  const total = (value: number): string => (value / perValue).toFixed(style.totalPlaces);
  const { provisioning, regulating, cultural } = account.sections;
  return {
    id: 'printed',
    value_unit: style.valueUnit,
    rows,
    totals: {
      provisioning: total(provisioning),
      regulating: total(regulating),
      cultural: total(cultural),
      GEP: total(account.total),
    },
  };
}

const account = computeAccount(smallRun());
const STYLES = [
  ['hundred millions', BY_HUNDRED_MILLIONS],
  ['ten thousands', BY_TEN_THOUSANDS],
] as const;

for (const [name, style] of STYLES) {
  test(`an account printed in ${name} holds, every row and total`, () => {
    const [audit] = auditTables(printedAs(account, style)).tables;
    assert.ok(audit?.holds, JSON.stringify(audit?.misprints));
    assert.ok(audit.rows.checked >= 3);
    assert.equal(audit.rows.held, audit.rows.checked);
    assert.equal(audit.rules.filter(({ kind }) => kind === 'sum').length, 4);
    assert.deepEqual([audit.open, audit.unexplained], [[], []]);
  });

  for (const [what, cell, slip] of [
    ['two digits exchanged in a value', 'value', (text: string) => exchanged(text)],
    ['a digit changed in a quantity', 'quantity', (text: string) => changed(text)],
    ['the point moved in a value', 'value', (text: string) => moved(text)],
  ] as const) {
    test(`an account printed in ${name}: ${what} is named and mended`, () => {
      const table = printedAs(account, style);
      const at = table.rows.findIndex(({ item }) => item === 'climate.evaporation');
      const right = String(table.rows[at]![cell]);
      const rows = table.rows.map((row, k) => (k === at ? { ...row, [cell]: slip(right) } : row));
      const [audit] = auditTables({ ...table, rows }).tables;
      assert.equal(audit?.misprints.length, 1, JSON.stringify(audit?.misprints));
      const [first] = audit.misprints[0]!.suggestions;
      assert.deepEqual(
        [first?.path, Number(first?.likely)],
        [`tables[0].rows[${at}].${cell}`, Number(right)],
      );
    });
  }
}

/** The first two digits that differ, exchanged. */
const exchanged = (text: string): string => text.replace(/(\d)(?!\1)(\d)/, '$2$1');
const changed = (text: string): string =>
  text.replace(/\d/, (digit) => String((Number(digit) % 9) + 1));
const moved = (text: string): string => text.replace(/(\d)\.(\d)/, '$1$2.');
