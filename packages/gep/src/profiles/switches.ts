import type { SwitchDeclaration } from './profile.ts';

type Setting = readonly [id: string, zh: string, en: string];

const declare = (
  id: string,
  zh: string,
  en: string,
  settings: readonly Setting[],
): SwitchDeclaration => ({
  id,
  name: { 'zh-CN': zh, en },
  settings: settings.map(([setting, zhName, enName]) => ({
    id: setting,
    name: { 'zh-CN': zhName, en: enName },
  })),
  standard: settings[0]![0],
});

/** Questions that the texts leave open, or answer differently. The first setting of each stands when none is chosen. */
export const SWITCHES: SwitchDeclaration[] = [
  declare('reservoirPrice', '水库造价', 'Price of reservoirs', [
    ['lumpSum', '一次性造价', 'whole cost each year'],
    ['annualised', '折成年值', 'cost of a year'],
  ]),
  declare('reservoirTwice', '水库造价用于两个科目', 'One reservoir price for two items', [
    ['both', '水源涵养和洪水调蓄都计入', 'water and floods both count'],
    ['once', '洪水调蓄只列备查', 'floods stand beside the total'],
  ]),
  declare('negativeYield', '水量平衡为负的类型', 'Classes that lose more water than they get', [
    ['keep', '保留负值', 'kept below zero'],
    ['clip', '按零计', 'taken as zero'],
  ]),
  declare('coverFactor', '土壤保持的因子', 'Factors of soil retention', [
    ['CP', '1 − C·P', '1 − C·P'],
    ['C', '1 − C', '1 − C'],
  ]),
  declare('carbonMethod', '固碳量的算法', 'How carbon is reckoned', [
    ['nep', '净生态系统生产力', 'net ecosystem production'],
    ['rate', '固碳速率', 'rate by area'],
    ['dryMatter', '干物质', 'dry matter'],
  ]),
  declare('carbonPriceBasis', '碳价的单位', 'What the carbon price is of', [
    ['CO2', '每吨二氧化碳', 'a tonne of carbon dioxide'],
    ['C', '每吨碳', 'a tonne of carbon'],
  ]),
  declare('oxygenBasis', '释氧量的基础', 'What oxygen is reckoned from', [
    ['CO2', '固定的二氧化碳', 'carbon dioxide fixed'],
    ['NPP', '净初级生产力', 'net primary production'],
  ]),
  declare('airBasis', '空气净化的基础', 'What air purification is reckoned from', [
    ['emissions', '达标，按排放量', 'emissions, where the standard is met'],
    ['capacity', '不达标，按净化能力', 'capacity by area, where it is not'],
  ]),
  declare('waterBasis', '水质净化的基础', 'What water purification is reckoned from', [
    ['emissions', '达标，按排放量', 'emissions, where the standard is met'],
    ['capacity', '不达标，按净化能力', 'capacity by area, where it is not'],
  ]),
];
