import type { StringTable } from '@yizhangtu/core';
import type { Section } from '@yizhangtu/gep';
import type { Level } from './places.ts';

const zh = {
  nothing: '没有可以显示的数。',
  composition: (total: string, first: string, share: string, second: string, next: string) =>
    `总值 ${total}，${first}占 ${share}${second === '' ? '' : `，其次是${second}，占 ${next}`}`,
  divisions: (
    level: string,
    count: number,
    first: string,
    value: string,
    share: string,
    item: string,
  ) =>
    `${count} 个${level}中，${first}${item === '' ? '' : `的${item}`}最高：${value}，占 ${share}`,
  years: (from: string, to: string, change: string, cause: string, part: string) =>
    `${from}到${to}总值 ${change}，主要是${cause}：${part}`,
  ranges: (low: string, high: string, first: string, share: string) =>
    `总值有 90% 的可能在 ${low} 到 ${high} 之间${first === '' ? '' : `，影响最大的是${first}（${share}）`}`,
  item: '科目',
  line: '核算行',
  section: '类别',
  sections: { provisioning: '物质产品', regulating: '调节服务', cultural: '文化服务' } as Readonly<
    Record<Section, string>
  >,
  value: (unit: string) => `价值（${unit}）`,
  share: '占比',
  total: '合计',
  inflow: '区域外流入',
  levels: { town: '乡镇、街道', village: '村、社区' } as Readonly<Record<Level, string>>,
  unallotted: '没有分到区划的',
  perHectare: '每公顷（万元）',
  more: (count: number) => `图上是前 20 个，还有 ${count} 个在表格里。`,
  volume: '数量',
  price: '价格',
  climate: '气象',
  year: (year: number) => `${year} 年`,
  constantPrice: (value: string, year: string) => `按${year}价格，后一年的总值是 ${value}。`,
  climateOpen: '没有给出多年平均的气象数据，天气的影响算在数量里。',
  low: '低（5%）',
  median: '中位',
  high: '高（95%）',
  mean: '平均',
  draws: (draws: number, seed: number) =>
    `随机抽取 ${draws.toLocaleString('zh-CN')} 次，种子 ${seed}。`,
  influences: (names: string) => `影响从大到小：${names}。`,
  layer: (item: string) => `生态产品总值${item === '' ? '' : `：${item}`}`,
  layerTotal: '价值（万元）',
  layerName: '名称',
  below: (high: string) => `不到 ${high}`,
  from: (low: string) => `${low} 以上`,
  between: (low: string, high: string) => `${low}–${high}`,
};
export type ResultWords = typeof zh;

export const resultWords = {
  'zh-CN': zh,
  en: {
    nothing: 'There is nothing to show.',
    composition: (total, first, share, second, next) =>
      `${total} in all; ${first} makes ${share}${second === '' ? '' : `, then ${second} with ${next}`}`,
    divisions: (level, count, first, value, share, item) =>
      `Of ${count} (${level}), ${first} has most${item === '' ? '' : ` ${item}`}: ${value}, ${share}`,
    years: (from, to, change, cause, part) =>
      `${change} from ${from} to ${to}, mostly ${cause.toLowerCase()}: ${part}`,
    ranges: (low, high, first, share) =>
      `Nine in ten draws lie between ${low} and ${high}${first === '' ? '' : `; ${first} matters most (${share})`}`,
    item: 'Item',
    line: 'Line',
    section: 'Kind',
    sections: { provisioning: 'Products', regulating: 'Regulation', cultural: 'Culture' },
    value: (unit) => `Value (${unit})`,
    share: 'Share',
    total: 'Total',
    inflow: 'From outside',
    levels: { town: 'towns', village: 'villages' },
    unallotted: 'In no division',
    perHectare: 'Per hectare (10,000 CNY)',
    more: (count) => `The picture shows the first 20; ${count} more stand in the table.`,
    volume: 'Volume',
    price: 'Price',
    climate: 'Weather',
    year: (year) => String(year),
    constantPrice: (value, year) => `At prices of ${year} the later total is ${value}.`,
    climateOpen: 'No means of many years are given: weather counts as volume.',
    low: 'Low (5%)',
    median: 'Median',
    high: 'High (95%)',
    mean: 'Mean',
    draws: (draws, seed) => `${draws.toLocaleString('en')} draws, seed ${seed}.`,
    influences: (names) => `What matters, most first: ${names}.`,
    layer: (item) => `Gross ecosystem product${item === '' ? '' : `: ${item}`}`,
    layerTotal: 'Value (10,000 CNY)',
    layerName: 'Name',
    below: (high) => `below ${high}`,
    from: (low) => `${low} and more`,
    between: (low, high) => `${low}–${high}`,
  },
} satisfies StringTable<typeof zh>;
