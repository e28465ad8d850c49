import type { Locale, LocalText } from '@yizhangtu/standard';
import type { Account, AccountItem } from '../account/account.ts';
import { roundTable } from '../account/round-table.ts';
import { roundParts } from '../account/rounding.ts';
import { issueOf, refusal } from '../issue.ts';
import { moneyUnit } from '../report/money.ts';
import { byClass, notesOf, serviceName, services, TOTAL, type Table } from './tables.ts';

/** Who uses a service, as shares by item that make 1. */
export type UseShares = Readonly<Record<string, Readonly<Partial<Record<User, number>>>>>;
export const USERS = ['industries', 'government', 'households', 'exports'] as const;
export type User = (typeof USERS)[number];

const USER_NAMES: Record<User, LocalText> = {
  industries: { 'zh-CN': '产业', en: 'Industries' },
  government: { 'zh-CN': '政府', en: 'Government' },
  households: { 'zh-CN': '住户', en: 'Households' },
  exports: { 'zh-CN': '出口', en: 'Exports' },
};

/** Of a kind with few exceptions: products go to industries, what serves all to government, visits to households. */
const usualUser = ({ section }: AccountItem): User =>
  section === 'provisioning' ? 'industries' : section === 'cultural' ? 'households' : 'government';

const sharesOf = (item: AccountItem, given: UseShares): readonly number[] => {
  const shares = given[item.id] ?? { [usualUser(item)]: 1 };
  return USERS.map((user) => shares[user] ?? 0);
};

/** @throws YztError `invalid` for shares that do not make 1: what is supplied is used, no more and no less */
function checkShares(account: Account, given: UseShares): void {
  const issues = Object.entries(given).flatMap(([id, shares]) => {
    const path = `useShares.${id}`;
    const known = account.items.map((item) => item.id);
    if (!known.includes(id)) {
      return [issueOf(path, 'item_unknown', { value: id, options: known.join(', ') })];
    }
    const all = Object.values(shares);
    const sum = all.reduce((total, share) => total + share, 0);
    const fits = all.every((share) => share >= 0) && Math.abs(sum - 1) <= 1e-9;
    return fits ? [] : [issueOf(path, 'rule', { why: `${all.join(' + ')} = ${sum} ≠ 1` })];
  });
  if (issues.length > 0) throw refusal(issues);
}

const columnsOf = (locale: Locale, ...more: string[]): string[] => [
  locale === 'zh-CN' ? '生态系统服务' : 'Ecosystem service',
  ...more,
  ...USERS.map((user) => USER_NAMES[user][locale]),
  TOTAL[locale],
];

/** What a reader has to know of the users of services for which no shares are given. */
function assumedNotes(items: readonly AccountItem[], given: UseShares, locale: Locale): string[] {
  const assumed = items.filter(({ id }) => given[id] === undefined);
  if (assumed.length === 0) return [];
  return [
    locale === 'zh-CN'
      ? `未给出使用者份额、按服务种类归入一类使用者的：${assumed.map((item) => item.name['zh-CN']).join('、')}。`
      : `Without shares of users, put down to one user by the kind of service: ${assumed.map((item) => item.name.en).join(', ')}.`,
  ];
}

/**
 * SEEA EA use table in money: what is supplied of each service is used.
 *
 * @throws YztError `invalid` for shares that do not make 1
 */
export function useTable(account: Account, locale: Locale, shares: UseShares = {}): Table {
  checkShares(account, shares);
  const items = services(account);
  const { scale, digits, name } = moneyUnit(0);
  const supplied = roundTable(
    byClass(account, items).map((row) => row.map((value) => value / scale)),
    digits,
  ).rows;
  const rows = items.map((item, r) => {
    const parts = roundParts(
      sharesOf(item, shares).map((share) => supplied[r]! * share),
      digits,
      supplied[r]!,
    );
    return [serviceName(item, locale), ...parts, supplied[r]!];
  });
  return {
    id: 'use',
    title: `${locale === 'zh-CN' ? 'SEEA EA 使用表' : 'SEEA EA use table'} (${name[locale]})`,
    columns: columnsOf(locale),
    rows,
    notes: [...assumedNotes(items, shares, locale), ...notesOf(account, locale)],
  };
}

/**
 * The same in quantities: one row a line, each in its own unit.
 *
 * @throws YztError `invalid` for shares that do not make 1
 */
export function physicalUseTable(account: Account, locale: Locale, shares: UseShares = {}): Table {
  checkShares(account, shares);
  const items = services(account);
  const rows = account.lines.flatMap((line) => {
    const item = items.find(({ id }) => id === line.item);
    if (!item) return [];
    const used = sharesOf(item, shares).map((share) => line.quantity * share);
    return [[line.name[locale], line.unit, ...used, line.quantity]];
  });
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  return {
    id: 'use-physical',
    title: t('SEEA EA 使用表（实物量）', 'SEEA EA use table, physical'),
    unit: 1,
    columns: columnsOf(locale, t('单位', 'Unit')),
    rows,
    notes: [...assumedNotes(items, shares, locale), ...notesOf(account, locale)],
  };
}
