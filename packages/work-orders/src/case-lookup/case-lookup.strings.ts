import type { StringTable } from '@yizhangtu/core';

const zh = {
  form: '凭受理编号和查询码查询',
  receipt: '受理编号',
  receiptHint: '如 330521-20261122-7KQ4M2X',
  code: '查询码',
  codeHint: '发送成功时给您的 10 位字符',
  find: '查询',
  finding: '正在查询',
  wrongReceipt: '受理编号不对，请照着回执再核对一遍。',
  noCode: '请填查询码。',
  notFound: '编号或查询码不对。请照着回执再核对一遍；两个都要对。',
  tooMany: (minutes: number | undefined) =>
    minutes === undefined
      ? '试错的次数太多，请过一会儿再来。'
      : `试错的次数太多，请 ${minutes} 分钟后再来。`,
  notConnected: '这个页面还没有接上县里的服务，不能查询。',
  other: '查另一件',
  submitted: '上报时间',
  due: '办理期限',
  answer: '答复',
  solved: '已解决',
  unsolved: '没有解决',
  question: '请您补充',
  rejected: '没有受理的原因',
  basis: '依据',
  progress: '办理经过',
  events: '正在读取办理经过',
  noEvents: '还没有办理经过。',
};

export type CaseLookupStrings = typeof zh;

export const caseLookupStrings = {
  'zh-CN': zh,
  en: {
    form: 'Look up by receipt number and code',
    receipt: 'Receipt number',
    receiptHint: 'Such as 330521-20261122-7KQ4M2X',
    code: 'Lookup code',
    codeHint: 'The 10 characters that you were given when it was sent',
    find: 'Look up',
    finding: 'Looking it up',
    wrongReceipt: 'The receipt number is not right. Check it against your receipt.',
    noCode: 'Enter the lookup code.',
    notFound:
      'The number or the code is not right. Check both against your receipt: both have to fit.',
    tooMany: (minutes) =>
      minutes === undefined
        ? 'Too many wrong attempts. Come back a little later.'
        : `Too many wrong attempts. Come back in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    notConnected:
      'This page is not connected to the county’s service, so nothing can be looked up.',
    other: 'Look up another',
    submitted: 'Reported',
    due: 'To be handled by',
    answer: 'Answer',
    solved: 'Solved',
    unsolved: 'Not solved',
    question: 'You are asked for',
    rejected: 'Why it was not accepted',
    basis: 'Basis',
    progress: 'What has happened',
    events: 'Reading what has happened',
    noEvents: 'Nothing has happened yet.',
  },
} satisfies StringTable<typeof zh>;
