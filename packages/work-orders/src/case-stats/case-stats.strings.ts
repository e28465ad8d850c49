import type { StringTable } from '@yizhangtu/core';
import type { StatsBy } from './stats-model.ts';

const zh = {
  title: '办理情况',
  initial: '还没有数字。放在 yzt-provider 里，或者给出数据，这里就有了。',
  pending: '正在统计',
  empty: '这段时间没有收到事件。',
  few: '不足 3 件，不单独统计，以免认出是谁反映的。',
  finding: (received: string, closed: string, rate: string) =>
    `收到 ${received} 件，办结 ${closed} 件，办结率 ${rate}`,
  received: '收到',
  closed: '办结',
  rate: '办结率',
  onTime: '按时办结率',
  late: '超期未办结',
  unit: '件',
  by: '按什么看',
  bys: { category: '类别', division: '区划', month: '月份', kind: '类型' } satisfies Record<
    StatsBy,
    string
  > as Readonly<Record<StatsBy, string>>,
  table: '看表格',
  of: (name: string, received: string, closed: string) =>
    `${name}：收到 ${received} 件，办结 ${closed} 件`,
  more: (n: number) => `还有 ${n} 组在表格里`,
};

export const caseStatsStrings = {
  'zh-CN': zh,
  en: {
    title: 'How cases are handled',
    initial: 'No figures yet: put it under a yzt-provider, or give data.',
    pending: 'Counting',
    empty: 'No case was received in this time.',
    few: 'Fewer than three cases: they are not counted apart, so that nobody is told by them.',
    finding: (received, closed, rate) => `${received} received, ${closed} closed: ${rate}`,
    received: 'Received',
    closed: 'Closed',
    rate: 'Closed of received',
    onTime: 'Closed in time',
    late: 'Open and overdue',
    unit: 'cases',
    by: 'Group by',
    bys: { category: 'Category', division: 'Division', month: 'Month', kind: 'Kind' },
    table: 'As a table',
    of: (name, received, closed) => `${name}: ${received} received, ${closed} closed`,
    more: (n) => `${n} more in the table`,
  },
} satisfies StringTable<typeof zh>;
