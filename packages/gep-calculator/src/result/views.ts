import {
  moneyUnit,
  roundParts,
  type Account,
  type Comparison,
  type Section,
  type Uncertainty,
} from '@yizhangtu/gep';
import { roundTable } from '@yizhangtu/gep/export.js';
import { money, moneyChange, percent } from '@yizhangtu/gep/export.js';
import type { Locale } from '@yizhangtu/standard';
import { placesOf, type Level, type Place } from './places.ts';
import type { ResultWords } from './result-words.strings.ts';

/** What can be seen of a result. */
export const VIEWS = ['composition', 'divisions', 'years', 'ranges'] as const;
export type View = (typeof VIEWS)[number];

/** A bar, or a part of one. `from` and `to` are on the axis, in the unit of the picture. */
export interface Bar {
  readonly name: string;
  readonly parts: readonly { readonly kind: BarKind; readonly from: number; readonly to: number }[];
  /** Said at its end. */
  readonly label: string;
  /** A point on it: the median. */
  readonly point?: number;
}
export type BarKind = Section | 'total' | 'up' | 'down' | 'range';

/** A picture and the table behind it: the same figures. */
export interface Seen {
  /** What the picture shows, as a sentence. */
  readonly finding: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  readonly upright: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly digits: number;
  /** Which of the rows is the sum of the others. */
  readonly sum: 'first' | 'last';
  readonly notes: readonly string[];
  /** Sections that are told apart by colour. */
  readonly key: readonly Section[];
}

const counted = (account: Account) => account.items.filter(({ memorandum }) => !memorandum);
const fixed = (value: number, digits: number, locale: Locale): string =>
  value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Items from the largest on, coloured by section. */
export function compositionView(account: Account, locale: Locale, t: ResultWords): Seen {
  const { scale, digits, name } = moneyUnit(account.total);
  const items = [...counted(account)].sort((a, b) => b.value - a.value);
  const parts = roundParts(
    items.map(({ value }) => value / scale),
    digits,
  );
  const share = (value: number): string =>
    account.total === 0 ? '—' : percent(value / account.total);
  const [first, second] = items;
  const short = (value: number): string => fixed(value / scale, 1, locale);
  return {
    finding:
      first === undefined
        ? t.nothing
        : t.composition(
            money(account.total, locale),
            first.name[locale],
            share(first.value),
            second?.name[locale] ?? '',
            second ? share(second.value) : '',
          ),
    unit: name[locale],
    bars: items.map((item) => ({
      name: item.name[locale],
      parts: [
        {
          kind: item.section,
          from: Math.min(0, item.value / scale),
          to: Math.max(0, item.value / scale),
        },
      ],
      label: `${short(item.value)}  ${share(item.value)}`,
    })),
    upright: false,
    columns: [t.item, t.section, t.value(name[locale]), t.share],
    rows: [
      ...items.map((item, at) => [
        item.name[locale],
        t.sections[item.section],
        parts[at]!,
        share(item.value),
      ]),
      ...(account.inflow === 0
        ? []
        : [[t.inflow, '', -account.inflow / scale, share(-account.inflow)]]),
      [t.total, '', account.total / scale, account.total === 0 ? '—' : '100%'],
    ],
    digits,
    sum: 'last',
    notes: [],
    key: sectionsOf(account),
  };
}

const sectionsOf = (account: Account): Section[] => [
  ...new Set(counted(account).map(({ section }) => section)),
];

/** Bars of a picture by division; what is more stands in the table. */
const MOST = 20;

export function divisionsView(
  account: Account,
  level: Level,
  item: string | undefined,
  locale: Locale,
  t: ResultWords,
): Seen {
  const all = placesOf(account, level, locale, item);
  const places = all
    .filter(({ code, total }) => code !== '' && total !== 0)
    .sort((a, b) => b.total - a.total);
  const rest = all.find(({ code }) => code === '');
  const rows = [...places, ...(rest && rest.total !== 0 ? [rest] : [])];
  const sections = sectionsOf(account).filter((one) => all.some(({ values }) => values[one] !== 0));
  const { scale, digits, name } = moneyUnit(places[0]?.total ?? 0);
  const rounded = roundTable(
    rows.map(({ values }) => sections.map((one) => values[one] / scale)),
    digits,
  );
  const [first] = places;
  const sum = rows.reduce((total, one) => total + one.total, 0);
  const named = ({ code, name: of }: Place): string => (code === '' ? t.unallotted : of);
  const chosen = item && account.items.find(({ id }) => id === item)?.name[locale];
  return {
    finding: first
      ? t.divisions(
          t.levels[level],
          places.length,
          first.name,
          money(first.total, locale),
          percent(sum === 0 ? 0 : first.total / sum),
          chosen || '',
        )
      : t.nothing,
    unit: name[locale],
    bars: places.slice(0, MOST).map((place) => ({
      name: place.name,
      parts: stacked(sections.map((kind) => ({ kind, size: place.values[kind] / scale }))),
      label: fixed(place.total / scale, 1, locale),
    })),
    upright: false,
    columns: [
      t.levels[level],
      ...sections.map((one) => t.sections[one]),
      t.value(name[locale]),
      t.perHectare,
    ],
    rows: [
      ...rows.map((place, r) => [
        named(place),
        ...rounded.cells[r]!,
        rounded.rows[r]!,
        place.area === 0 ? '—' : fixed(place.total / 1e4 / (place.area / 1e4), 2, locale),
      ]),
      [t.total, ...rounded.columns, rounded.total, ''],
    ],
    digits,
    sum: 'last',
    notes: [
      ...(places.length > MOST ? [t.more(places.length - MOST)] : []),
      ...account.flags
        .filter(({ code }) => code === 'village_water' && level === 'village')
        .map(({ message }) => message[locale]),
    ],
    key: sections,
  };
}

/** Parts one after another; what is below zero goes the other way. */
function stacked(parts: readonly { kind: Section; size: number }[]): Bar['parts'] {
  let [up, down] = [0, 0];
  return parts.map(({ kind, size }) => {
    if (size < 0) {
      down += size;
      return { kind, from: down, to: down - size };
    }
    up += size;
    return { kind, from: up - size, to: up };
  });
}

/** From one year to another: volume, price and climate as steps. */
export function yearsView(comparison: Comparison, locale: Locale, t: ResultWords): Seen {
  const { from, to, whole, inflow, lines, climateFixed } = comparison;
  const { scale, digits, name } = moneyUnit(to.total);
  const steps = [
    [t.volume, whole.volume],
    [t.price, whole.price],
    ...(climateFixed ? [[t.climate, whole.climate] as const] : []),
    ...(inflow === 0 ? [] : [[t.inflow, inflow] as const]),
  ] as readonly (readonly [string, number])[];
  let level = from.total;
  const bars = steps.map(([step, change]): Bar => {
    const [start, end] = [level, level + change];
    level = end;
    return {
      name: step,
      parts: [
        {
          kind: change < 0 ? 'down' : 'up',
          from: Math.min(start, end) / scale,
          to: Math.max(start, end) / scale,
        },
      ],
      label: signed(change / scale, locale),
    };
  });
  const end = (year: number, total: number): Bar => ({
    name: t.year(year),
    parts: [{ kind: 'total', from: 0, to: total / scale }],
    label: fixed(total / scale, 1, locale),
  });
  const largest = [...steps].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0]!;
  const round = (value: number): number => Number((value / scale).toFixed(digits)) + 0;
  return {
    finding: t.years(
      t.year(from.year),
      t.year(to.year),
      moneyChange(to.total - from.total, locale),
      largest[0],
      moneyChange(largest[1], locale),
    ),
    unit: name[locale],
    bars: [end(from.year, from.total), ...bars, end(to.year, to.total)],
    upright: true,
    columns: [
      t.line,
      t.year(from.year),
      t.volume,
      t.price,
      ...(climateFixed ? [t.climate] : []),
      t.year(to.year),
    ],
    rows: [
      ...lines.map((line) => [
        line.name[locale],
        round(line.from),
        round(line.volume),
        round(line.price),
        ...(climateFixed ? [round(line.climate)] : []),
        round(line.to),
      ]),
      [
        t.total,
        round(from.total),
        round(whole.volume),
        round(whole.price),
        ...(climateFixed ? [round(whole.climate)] : []),
        round(to.total),
      ],
    ],
    digits,
    sum: 'last',
    notes: [
      t.constantPrice(money(comparison.constantPrice, locale), t.year(from.year)),
      ...(climateFixed ? [] : [t.climateOpen]),
    ],
    key: [],
  };
}

const signed = (value: number, locale: Locale): string =>
  `${value < 0 ? '−' : '+'}${fixed(Math.abs(value), 1, locale)}`;

/** How far each line may be from what was reckoned, and what it rests on most. */
export function rangesView(
  account: Account,
  uncertainty: Uncertainty,
  locale: Locale,
  t: ResultWords,
): Seen {
  const { total, influences } = uncertainty;
  const { scale, digits, name } = moneyUnit(total.median);
  const lines = uncertainty.lines
    .flatMap(({ id, value }) => {
      const line = account.lines.find((one) => one.id === id);
      const wide = value.high - value.low > 1e-9 * Math.abs(value.median);
      return line && !line.memorandum && wide ? [{ name: line.name[locale], value }] : [];
    })
    .sort((a, b) => b.value.high - b.value.low - (a.value.high - a.value.low));
  const all = [{ name: t.total, value: total }, ...lines];
  const short = (value: number): string => fixed(value / scale, 1, locale);
  const [first] = influences;
  return {
    finding: t.ranges(
      money(total.low, locale),
      money(total.high, locale),
      first?.name[locale] ?? '',
      first ? percent(first.share) : '',
    ),
    unit: name[locale],
    bars: all.slice(0, MOST).map((one) => ({
      name: one.name,
      parts: [{ kind: 'range', from: one.value.low / scale, to: one.value.high / scale }],
      point: one.value.median / scale,
      label: `${short(one.value.low)}–${short(one.value.high)}`,
    })),
    upright: false,
    columns: [t.line, t.low, t.median, t.high, t.mean],
    rows: all.map(({ name: of, value }) => [
      of,
      ...[value.low, value.median, value.high, value.mean].map((each) =>
        Number((each / scale).toFixed(digits)),
      ),
    ]),
    digits,
    sum: 'first',
    notes: [
      t.draws(uncertainty.draws, uncertainty.seed),
      ...(influences.length > 0
        ? [
            t.influences(
              influences
                .slice(0, 5)
                .map((one) => `${one.name[locale]} ${percent(one.share)}`)
                .join(locale === 'zh-CN' ? '，' : ', '),
            ),
          ]
        : []),
    ],
    key: [],
  };
}
