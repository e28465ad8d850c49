import type { StringTable } from '@yizhangtu/core';

const zh = {
  person: '人员',
  noPerson: '选中一个人后，这里显示人员卡片。',
  loading: '正在读取人员',
  name: '姓名',
  phone: '电话',
  idNumber: '身份证件号',
  address: '住址',
  division: '所在',
  posts: '岗位',
  masked: '号码和住址已部分隐藏。',
  hidden: '按您的岗位不显示',
  showAll: '查看完整信息',
  which: '要看哪些',
  reason: '查看的原因',
  reasonHint: '写明要办的事，4 个字以上，如“核对危房改造补助”。',
  reasonShort: '原因太短，请写明要办的事。',
  reasonNumber: '原因里不要写证件或电话号码，它会记入日志。',
  noneChosen: '至少选一项。',
  audited: '谁在什么时候因为什么看了哪几项，会记入审计日志，不能删除。',
  view: '查看',
  cancel: '取消',
  viewing: '正在取完整信息',
  stepUp: (assurance: string) =>
    `看完整信息要先做${assurance}认证。认证后回到这里，写好的原因还在。`,
  prove: (assurance: string) => `去做${assurance}认证`,
  notKept: '这个浏览器不让网页保存内容，认证回来后要重新写原因。请先把它抄下来。',
  revealed: (entry: number) => `完整信息如下，审计日志第 ${entry} 条。两分钟后自动隐藏。`,
  hideNow: '现在隐藏',
  gone: '完整信息已隐藏。',
};

export type PersonStrings = typeof zh;

export const personStrings = {
  'zh-CN': zh,
  en: {
    person: 'Person',
    noPerson: 'Choose a person, and their card is shown here.',
    loading: 'Reading the person',
    name: 'Name',
    phone: 'Phone',
    idNumber: 'Id number',
    address: 'Address',
    division: 'Of',
    posts: 'Posts',
    masked: 'Numbers and the address are partly hidden.',
    hidden: 'not shown to your post',
    showAll: 'See in full',
    which: 'What to see',
    reason: 'The reason',
    reasonHint: 'Say what it is for, in four characters or more: “Checking a grant for repairs”.',
    reasonShort: 'The reason is too short: say what it is for.',
    reasonNumber: 'Leave id and phone numbers out of the reason: it is kept in the log.',
    noneChosen: 'Choose at least one.',
    audited:
      'Who saw what of whom, when and why is kept in the audit log and cannot be taken out of it.',
    view: 'See',
    cancel: 'Cancel',
    viewing: 'Fetching it in full',
    stepUp: (assurance) =>
      `To see it in full, prove who you are first: ${assurance.toLowerCase()}. You come back here, and the reason that you wrote is still there.`,
    prove: (assurance) => `Prove it: ${assurance.toLowerCase()}`,
    notKept:
      'This browser lets pages keep nothing: when you come back the reason has to be written again. Copy it first.',
    revealed: (entry) =>
      `In full, by entry ${entry} of the audit log. It is hidden again in two minutes.`,
    hideNow: 'Hide now',
    gone: 'What was shown in full is hidden again.',
  },
} satisfies StringTable<PersonStrings>;
