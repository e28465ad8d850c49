import type { CaseStats } from '@yizhangtu/standard/cases.js';
import { textIn, type Locale } from '@yizhangtu/standard';

/** What cases are counted by. */
export const STATS_BY = ['category', 'division', 'month', 'kind'] as const;
export type StatsBy = (typeof STATS_BY)[number];

type Group = NonNullable<CaseStats['groups']>[number];

/** A part of one as per cent with two places: `96.45%`. Absent where there is nothing to divide by. */
export const percent = (rate: number | undefined): string =>
  rate === undefined ? '—' : `${(Math.round(rate * 10_000) / 100).toFixed(2)}%`;

/** The rate that two numbers give; the server's own where it says one. */
export const rateOf = (given: number | undefined, part: number, whole: number) =>
  given ?? (whole === 0 ? undefined : part / whole);

const MONTH = /^(\d{4})-(\d{2})$/;

/** What a group is called. */
export function groupName({ key, name }: Group, locale: Locale): string {
  if (name !== undefined) return textIn(name, locale);
  const month = MONTH.exec(key);
  if (month === null) return key;
  const [, year, number] = month;
  if (locale !== 'en') return `${year}年${Number(number)}月`;
  const day = new Date(Date.UTC(Number(year), Number(number) - 1, 1));
  return new Intl.DateTimeFormat('en-GB', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(day);
}

/** A bar of the picture: widths are per cent of the longest. */
export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly group: Group;
  readonly received: number;
  readonly closed: number;
}

/** Months in their order; all others from the most cases on. */
export function ordered(groups: readonly Group[], by: StatsBy): readonly Group[] {
  return [...groups].sort((one, other) =>
    by === 'month' ? (one.key < other.key ? -1 : 1) : other.received - one.received,
  );
}

/** Bars of at most `most` groups; what is more stands in the table. */
export function barsOf(
  groups: readonly Group[],
  by: StatsBy,
  locale: Locale,
  most: number,
): readonly Bar[] {
  const all = ordered(groups, by);
  const shown = by === 'month' ? all.slice(-most) : all.slice(0, most);
  const longest = Math.max(1, ...shown.map(({ received }) => received));
  return shown.map((group) => ({
    key: group.key,
    name: groupName(group, locale),
    group,
    received: (group.received / longest) * 100,
    // More may be closed in a month than came in it.
    closed: Math.min(100, (group.closed / longest) * 100),
  }));
}
