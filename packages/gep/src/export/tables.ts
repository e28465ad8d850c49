import type { Locale, LocalText } from '@yizhangtu/standard';
import type { Account, AccountItem } from '../account/account.ts';
import { roundTable } from '../account/round-table.ts';
import { roundParts } from '../account/rounding.ts';
import { itemValues } from '../report/account-json.ts';
import { moneyUnit } from '../report/money.ts';

export type Cell = string | number | null;

/** A table as plain data: for a sheet, a CSV file or a page. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What a reader has to know. */
  readonly notes: readonly string[];
  /** The column of units. */
  readonly unit?: number;
  /** A column of years: no signs between their digits. */
  readonly year?: number;
}

const NONE: LocalText = { 'zh-CN': '未分类型', en: 'Of no class' };
export const TOTAL: LocalText = { 'zh-CN': '合计', en: 'Total' };

const counted = (account: Account): AccountItem[] =>
  account.items.filter(({ memorandum }) => !memorandum);

const nameOf = (name: string | LocalText, locale: Locale): string =>
  typeof name === 'string' ? name : name[locale];

/** Notes that stand under every table of an account. */
export const notesOf = (account: Account, locale: Locale): string[] => [
  ...(account.sample
    ? [locale === 'zh-CN' ? '示例数据，不是实际核算结果。' : 'Sample data, not a real account.']
    : []),
  account.statement[locale],
];

/** Quantity and value of every line, by item. */
export function accountTable(account: Account, locale: Locale): Table {
  const { scale, digits, name } = moneyUnit(account.total);
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const valued = account.lines.filter(
    ({ value, memorandum }) => value !== undefined && !memorandum,
  );
  const parts = roundParts(
    [...valued.map(({ value }) => value! / scale), -account.inflow / scale],
    digits,
  );
  const rounded = (id: string): number | null => {
    const at = valued.findIndex((line) => line.id === id);
    return at === -1 ? null : parts[at]!;
  };
  const total = parts.reduce((sum, part) => sum + Math.round(part * 10 ** digits), 0);
  return {
    id: 'account',
    title: account.title ?? `${account.county} ${account.year}`,
    unit: 3,
    columns: [
      t('科目', 'Item'),
      t('核算行', 'Line'),
      t('实物量', 'Quantity'),
      t('单位', 'Unit'),
      `${t('价值', 'Value')} (${name[locale]})`,
    ],
    rows: [
      ...account.lines.map((line) => [
        account.items.find(({ id }) => id === line.item)!.name[locale],
        line.name[locale],
        line.quantity,
        line.unit,
        rounded(line.id),
      ]),
      ...(account.inflow === 0
        ? []
        : [[t('减：区域外流入', 'Less: from outside'), '', null, '', parts.at(-1)!]]),
      [
        t('生态产品总值', 'Gross ecosystem product'),
        '',
        null,
        '',
        Number((total / 10 ** digits).toFixed(digits)),
      ],
    ],
    notes: notesOf(account, locale),
  };
}

/** Value by division and item; rows and columns add up to the last digit. */
export function divisionTable(account: Account, locale: Locale): Table {
  const items = counted(account);
  const { digits, scale, name } = moneyUnit(0);
  const columns = items.map(({ id }) => itemValues(account, id, 'division'));
  const values = account.divisions.map((_, d) => columns.map((all) => all[d]! / scale));
  const kept = account.divisions.flatMap((division, d) =>
    values[d]!.some((value) => value !== 0) ? [{ division, d }] : [],
  );
  const {
    cells,
    rows,
    columns: sums,
    total,
  } = roundTable(
    kept.map(({ d }) => values[d]!),
    digits,
  );
  return {
    id: 'divisions',
    title: `${locale === 'zh-CN' ? '按区划' : 'By division'} (${name[locale]})`,
    columns: [
      locale === 'zh-CN' ? '代码' : 'Code',
      locale === 'zh-CN' ? '名称' : 'Name',
      ...items.map((item) => item.name[locale]),
      TOTAL[locale],
    ],
    rows: [
      ...kept.map(({ division }, r) => [
        division.code,
        nameOf(division.name, locale),
        ...cells[r]!,
        rows[r]!,
      ]),
      ['', TOTAL[locale], ...sums, total],
    ],
    notes: notesOf(account, locale),
  };
}

export const byClass = (account: Account, items: readonly AccountItem[]): number[][] =>
  items.map(({ id }) => itemValues(account, id, 'class'));

const classHeads = (account: Account, locale: Locale): string[] => [
  ...account.classes.map(({ name, get }) => (get ? `${name[locale]} (${get})` : name[locale])),
  NONE[locale],
];

const VALUATIONS: Readonly<Record<string, LocalText>> = {
  exchange: { 'zh-CN': '交换价值', en: 'exchange' },
  replacement: { 'zh-CN': '替代成本', en: 'replacement' },
  welfare: { 'zh-CN': '福利价值', en: 'welfare' },
};

/** A service as SEEA EA calls it; in Chinese by the name of its item too. */
export const serviceName = ({ seea, name }: AccountItem, locale: Locale): string =>
  locale === 'zh-CN' ? `${name['zh-CN']}（${seea}）` : (seea ?? '');

/** Services of SEEA EA: those that it knows, not counted beside. */
export const services = (account: Account): AccountItem[] =>
  counted(account).filter(({ seea }) => seea !== undefined);

/** SEEA EA supply table in money: services by ecosystem type (codes of IUCN GET). */
export function supplyTable(account: Account, locale: Locale): Table {
  const items = services(account);
  const { scale, digits, name } = moneyUnit(0);
  const values = byClass(account, items).map((row) => row.map((value) => value / scale));
  const { cells, rows, columns, total } = roundTable(values, digits);
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const left = account.items.filter((item) => !items.includes(item));
  return {
    id: 'supply',
    title: `${t('SEEA EA 供给表', 'SEEA EA supply table')} (${name[locale]})`,
    columns: [
      t('生态系统服务', 'Ecosystem service'),
      t('估值方法', 'Valuation'),
      ...classHeads(account, locale),
      TOTAL[locale],
    ],
    rows: [
      ...items.map((item, r) => [
        serviceName(item, locale),
        VALUATIONS[item.valuation]?.[locale] ?? item.valuation,
        ...cells[r]!,
        rows[r]!,
      ]),
      [TOTAL[locale], '', ...columns, total],
    ],
    notes: [
      ...(left.length > 0
        ? [
            t(
              `不在 SEEA EA 的服务之列：${left.map((item) => item.name['zh-CN']).join('、')}。`,
              `Not services of SEEA EA: ${left.map((item) => item.name.en).join(', ')}.`,
            ),
          ]
        : []),
      ...notesOf(account, locale),
    ],
  };
}

/** The same in quantities: one row a line, each in its own unit. */
export function physicalSupplyTable(account: Account, locale: Locale): Table {
  const known = new Set(services(account).map(({ id }) => id));
  const lines = account.lines.filter(({ item }) => known.has(item));
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  return {
    id: 'supply-physical',
    title: t('SEEA EA 供给表（实物量）', 'SEEA EA supply table, physical'),
    unit: 1,
    columns: [
      t('生态系统服务', 'Ecosystem service'),
      t('单位', 'Unit'),
      ...classHeads(account, locale),
      TOTAL[locale],
    ],
    rows: lines.map((line) => {
      const sums = new Array<number>(account.columns).fill(0);
      line.cells.quantities.forEach((value, at) => {
        sums[at % account.columns] = sums[at % account.columns]! + value;
      });
      return [line.name[locale], line.unit, ...sums, line.quantity];
    }),
    notes: notesOf(account, locale),
  };
}

/** SEEA EA extent account between two years, in hectares: opening, additions, reductions, closing. */
export function extentTable(opening: Account, closing: Account, locale: Locale): Table {
  const ids = [...new Set([...opening.classes, ...closing.classes].map(({ id }) => id))];
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const areasOf = (account: Account): Map<string, number> => {
    const areas = new Map<string, number>();
    account.areas.forEach((area, at) => {
      const of = account.classes[at % account.columns];
      const code = account.divisions[Math.floor(at / account.columns)]!.code;
      if (of) areas.set(`${code} ${of.id}`, area / 1e4);
    });
    return areas;
  };
  const [before, after] = [areasOf(opening), areasOf(closing)];
  const columns = ids.map((id) => {
    const sums = { opening: 0, more: 0, less: 0, closing: 0 };
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      if (!key.endsWith(` ${id}`)) continue;
      const [was, is] = [before.get(key) ?? 0, after.get(key) ?? 0];
      sums.opening += was;
      sums.closing += is;
      sums.more += Math.max(0, is - was);
      sums.less += Math.max(0, was - is);
    }
    return sums;
  });
  const name = (id: string): string =>
    [...opening.classes, ...closing.classes].find((one) => one.id === id)!.name[locale];
  const row = (title: string, key: 'opening' | 'more' | 'less' | 'closing'): Cell[] => {
    const values = columns.map((sums) => sums[key]);
    const rounded = values.map((value) => Number(value.toFixed(4)));
    return [title, ...rounded, Number(values.reduce((sum, value) => sum + value, 0).toFixed(4))];
  };
  return {
    id: 'extent',
    title: t('生态系统范围账户（公顷）', 'Ecosystem extent account (hectares)'),
    columns: ['', ...ids.map(name), TOTAL[locale]],
    rows: [
      row(`${t('期初', 'Opening')} ${opening.year}`, 'opening'),
      row(t('增加', 'Additions'), 'more'),
      row(t('减少', 'Reductions'), 'less'),
      row(`${t('期末', 'Closing')} ${closing.year}`, 'closing'),
    ],
    notes: [
      t(
        '增加和减少按村级区划的净变化汇总，同一村内的此增彼减不显示。',
        'Additions and reductions are net changes by village; changes of a class that cancel out inside a village do not show.',
      ),
      ...notesOf(closing, locale),
    ],
  };
}

/** Every figure that the account rests on, with where it is from. */
export function parameterTable(account: Account, locale: Locale): Table {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const status = {
    verified: t('已核对', 'checked'),
    unverified: t('未核对', 'not checked'),
    local: t('本地', 'local'),
  };
  return {
    id: 'parameters',
    title: t('参数', 'Parameters'),
    unit: 4,
    year: 5,
    columns: [
      t('参数', 'Parameter'),
      t('类型', 'Class'),
      t('区划', 'Division'),
      t('数值', 'Value'),
      t('单位', 'Unit'),
      t('年份', 'Year'),
      t('地区', 'Region'),
      t('来源', 'Source'),
      t('状态', 'Status'),
      t('理由', 'Reason'),
    ],
    rows: account.used.map((one) => [
      one.parameter,
      one.class ?? '',
      one.division ?? '',
      one.value,
      one.unit,
      one.year ?? null,
      one.region ?? '',
      one.source,
      status[one.status],
      one.reason ?? '',
    ]),
    notes: [],
  };
}
