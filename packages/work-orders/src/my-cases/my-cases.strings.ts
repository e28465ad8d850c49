import type { StringTable } from '@yizhangtu/core';

const zh = {
  label: '我上报的事',
  loading: '正在读取我上报的事',
  empty: '还没有上报过。',
  report: '上报一件事',
  signIn: '登录后可以看到自己上报的事。没有登录时上报的，用受理编号和查询码查询。',
  count: (count: number) => `${count} 件`,
  unread: (count: number) => `${count} 条新进展`,
  reported: (when: string) => `${when}上报`,
  attention: { 'needs-info': '请您补充', answered: '请您评价' },
  late: '已超期',
  more: '再看一些',
  loadingMore: '正在读取',
};

export type MyCasesStrings = typeof zh;

export const myCasesStrings = {
  'zh-CN': zh,
  en: {
    label: 'What I reported',
    loading: 'Reading what you reported',
    empty: 'You have not reported anything yet.',
    report: 'Report a matter',
    signIn:
      'Sign in to see what you reported. What you reported without signing in is found by its receipt number and code.',
    count: (count) => `${count} ${count === 1 ? 'matter' : 'matters'}`,
    unread: (count) => `${count} new`,
    reported: (when) => `reported ${when}`,
    attention: { 'needs-info': 'You are asked for more', answered: 'Say whether it is solved' },
    late: 'Overdue',
    more: 'Show more',
    loadingMore: 'Reading more',
  },
} satisfies StringTable<typeof zh>;
