import type { LocalText } from '@yizhangtu/standard';

/** Money for people, in CNY: in 亿元 with four digits from a hundred million up, in 万元 with two below. */
export const moneyUnit = (
  total: number,
): { readonly scale: number; readonly digits: number; readonly name: LocalText } =>
  Math.abs(total) >= 1e8
    ? { scale: 1e8, digits: 4, name: { 'zh-CN': '亿元', en: '100 million CNY' } }
    : { scale: 1e4, digits: 2, name: { 'zh-CN': '万元', en: '10,000 CNY' } };
