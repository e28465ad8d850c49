import type { StringTable } from '@yizhangtu/core';
import type { Change } from './move.ts';

/** The steps of the calculator. */
export const STEPS = ['profile', 'data', 'parameters', 'result'] as const;
export type Step = (typeof STEPS)[number];

const zh = {
  title: '生态产品总值核算',
  pending: '正在读取核算',
  initial: '还没有核算。给出 data，或者打开一个核算文件。',
  open: '打开核算文件',
  broken: '这个文件不能用来核算：',
  steps: { profile: '方法', data: '数据', parameters: '参数', result: '结果' } as Readonly<
    Record<Step, string>
  >,
  step: '步骤',
  sample: '示例数据，不是实际核算结果。',
  total: '生态产品总值',
  totalOf: (year: number) => `${year} 年生态产品总值`,
  none: '还算不出',
  stale: '下面的数还没有改好，总值是改之前的。',
  since: (change: string) => `打开以来 ${change}`,
  sinceNone: '与打开时相同',
  moved: (words: string, total: string, share: string) =>
    `${words}，总值 ${total}${share === '' ? '' : `（${share}）`}`,
  tryIt: '改一个数，这里会说总值为什么变。',
  unmoved: (words: string) => `${words}，总值不变`,
  kinds: {
    price: '价格',
    climate: '气象',
    coefficient: '系数',
    statistic: '统计数',
    area: '面积',
    switch: '取法',
    other: '改动',
  } as Readonly<Record<Change['kind'], string>>,
  change: (kind: string, name: string, from: string, to: string) =>
    `${kind}：${name}${to === '' ? '' : from === '' ? ` ${to}` : ` ${from} → ${to}`}`,
  byItem: (items: string) => `其中 ${items}`,
  missing: '还差这些：',
  mend: (words: string) => `怎么办：${words}`,
  reasons: (count: number) => `${count} 个改过的参数还没有写理由`,
  unverified: '未核对，不能称为符合标准',
  failed: '没有做成，请再试一次。',
  next: '下一步',
  back: '上一步',
};
export type CalculatorStrings = typeof zh;

export const calculatorStrings = {
  'zh-CN': zh,
  en: {
    title: 'Gross ecosystem product',
    pending: 'Reading the account',
    initial: 'No account yet: give data, or open the file of an account.',
    open: 'Open an account',
    broken: 'This file cannot be computed with:',
    steps: { profile: 'Method', data: 'Data', parameters: 'Parameters', result: 'Result' },
    step: 'Steps',
    sample: 'Sample data, not a real account.',
    total: 'Gross ecosystem product',
    totalOf: (year) => `Gross ecosystem product, ${year}`,
    none: 'not to be computed yet',
    stale: 'Some fields are not right yet: the total is the one before.',
    since: (change) => `${change} since opened`,
    sinceNone: 'as it was opened',
    moved: (words, total, share) => `${words}: total ${total}${share === '' ? '' : ` (${share})`}`,
    tryIt: 'Change a figure: here it says why the total moves.',
    unmoved: (words) => `${words}: the total stays`,
    kinds: {
      price: 'Price',
      climate: 'Weather',
      coefficient: 'Coefficient',
      statistic: 'Statistic',
      area: 'Area',
      switch: 'Method',
      other: 'Change',
    },
    change: (kind, name, from, to) =>
      `${kind}: ${name}${to === '' ? '' : from === '' ? ` ${to}` : ` ${from} → ${to}`}`,
    byItem: (items) => `of that ${items}`,
    missing: 'Still missing:',
    mend: (words) => `What to do: ${words}`,
    reasons: (count) => `${count} changed parameters have no reason yet`,
    unverified: 'not checked: no conformity is claimed',
    failed: 'It did not work. Try again.',
    next: 'Next',
    back: 'Back',
  },
} satisfies StringTable<typeof zh>;
