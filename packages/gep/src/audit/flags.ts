import type { LocalText } from '@yizhangtu/standard';
import { readUnit } from '../units/unit.ts';
import { readPrinted } from './printed.ts';
import type { PublishedRow, PublishedTable } from './table.ts';

/** What a reader of a published table should know, although its numbers may add up. */
export interface TableFlag {
  readonly code: 'double_counting' | 'mixed_bases' | 'price_years' | 'scale';
  readonly items: readonly string[];
  readonly message: LocalText;
}

export function tableFlags(
  table: PublishedTable,
  wrongScales: readonly { path: string; given: number; byUnits: number }[],
): TableFlag[] {
  return [
    ...sharedPrices(table),
    ...oxygenBasis(table),
    ...priceYears(table),
    ...wrongScales.map(({ path, given, byUnits }): TableFlag => ({
      code: 'scale',
      items: [path],
      message: {
        'zh-CN': `${path} 是 ${given}，按单位应为 ${byUnits}：单位可能印错。`,
        en: `${path} is ${given} where the units make ${byUnits}: a unit may be misprinted.`,
      },
    })),
  ];
}

const family = (item: string): string => item.split('.')[0]!;
const isWater = (item: string): boolean => /conserv|flood|涵养|调蓄/i.test(item);

/** Water conservation and flood mitigation valued by one price of reservoirs. */
function sharedPrices({ rows }: PublishedTable): TableFlag[] {
  const water = rows.filter(
    ({ item, price }) => isWater(item) && readPrinted(price ?? '') !== undefined,
  );
  const prices = new Map<string, PublishedRow[]>();
  for (const row of water) {
    const key = `${readPrinted(row.price!)?.value ?? ''} ${row.price_unit ?? ''}`;
    prices.set(key, [...(prices.get(key) ?? []), row]);
  }
  return [...prices.values()].flatMap((same): TableFlag[] => {
    if (new Set(same.map(({ item }) => family(item))).size < 2) return [];
    const items = same.map(({ item }) => item);
    return [
      {
        code: 'double_counting',
        items,
        message: {
          'zh-CN': `${items.join('、')} 用同一个价格 ${same[0]!.price}，同一部分水可能计了两次。`,
          en: `${items.join(', ')} are valued by one price, ${same[0]!.price}: the same water may count twice.`,
        },
      },
    ];
  });
}

/** Photosynthesis gives 32 of oxygen for 44 of carbon dioxide. */
function oxygenBasis({ rows }: PublishedTable): TableFlag[] {
  const tonnes = (pattern: RegExp): { item: string; low: number; high: number } | undefined => {
    const row = rows.find(({ item }) => pattern.test(item));
    const read = readPrinted(row?.quantity ?? '');
    const factor = readUnit(row?.quantity_unit ?? '')?.factor;
    if (!row || !read || factor === undefined) return undefined;
    return {
      item: row.item,
      low: (read.value - read.half) * factor,
      high: (read.value + read.half) * factor,
    };
  };
  const fixed = tonnes(/co2|carbon|固碳|二氧化碳/i);
  const freed = tonnes(/oxygen|\bo2\b|释氧|氧气/i);
  if (!fixed || !freed || fixed.low <= 0) return [];
  const [low, high] = [freed.low / fixed.high, freed.high / fixed.low];
  // Masses by dry matter, 1.19 to 1.63, come to 0.73 too; carbon instead of CO2 to 2.67.
  if (low <= 0.735 && high >= 0.72) return [];
  const ratio = ((freed.low + freed.high) / (fixed.low + fixed.high)).toFixed(2);
  return [
    {
      code: 'mixed_bases',
      items: [fixed.item, freed.item],
      message: {
        'zh-CN': `氧气是二氧化碳质量的 ${ratio} 倍，按光合作用应为 0.73 倍：两者的基础不同，或其中一个是碳而不是二氧化碳。`,
        en: `Oxygen is ${ratio} of the carbon dioxide by mass, where photosynthesis gives 0.73: their bases differ, or one is carbon and not carbon dioxide.`,
      },
    },
  ];
}

function priceYears({ rows }: PublishedTable): TableFlag[] {
  const years = [...new Set(rows.flatMap((row) => row.price_year ?? []))].sort((a, b) => a - b);
  if (years.length < 2) return [];
  return [
    {
      code: 'price_years',
      items: rows.filter((row) => row.price_year !== undefined).map(({ item }) => item),
      message: {
        'zh-CN': `价格来自不同年份：${years.join('、')}。`,
        en: `Prices are of different years: ${years.join(', ')}.`,
      },
    },
  ];
}
