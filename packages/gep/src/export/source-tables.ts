import type { Locale, LocalText } from '@yizhangtu/standard';
import type { Account } from '../account/account.ts';
import type { Run } from '../account/read-run.ts';
import { parameterTable, type Table } from './tables.ts';

const inWords = (text: string | Partial<LocalText> | undefined, locale: Locale): string =>
  typeof text === 'string' ? text : (text?.[locale] ?? text?.['zh-CN'] ?? '');

const placeOf = ({ file }: Run, code: string, locale: Locale): string =>
  inWords(file.divisions.find((one) => one.code === code)?.name ?? code, locale);

/** The figures of an account for people: by their names, and not by their ids as for machines. */
export function namedParameterTable(run: Run, account: Account, locale: Locale): Table {
  const { parameters, classes } = run.profile;
  const named = (all: typeof parameters | typeof classes, id: unknown): string =>
    all.find((one) => one.id === id)?.name[locale] ?? String(id ?? '');
  const table = parameterTable(account, locale);
  return {
    ...table,
    rows: table.rows.map(([id, of, place, ...others]) => [
      named(parameters, id ?? ''),
      named(classes, of ?? ''),
      typeof place === 'string' ? placeOf(run, place, locale) : '',
      ...others,
    ]),
  };
}

/** What statistics say, with where each is from. */
export function statisticsTable(run: Run, locale: Locale): Table {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const { file, profile } = run;
  const lines = profile.items.flatMap((item) => item.lines);
  return {
    id: 'statistics',
    title: t('统计数', 'Statistics'),
    unit: 3,
    columns: [
      t('核算行', 'Line'),
      t('区划', 'Division'),
      t('数量', 'Amount'),
      t('单位', 'Unit'),
      t('来源', 'Source'),
    ],
    rows: (file.statistics ?? []).map(({ line, division, amount, unit, source }) => [
      lines.find(({ id }) => id === line)?.name[locale] ?? line,
      placeOf(run, division ?? file.county, locale),
      amount,
      unit ?? '',
      source,
    ]),
    notes: [],
  };
}
