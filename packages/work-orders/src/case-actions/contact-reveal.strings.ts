import type { StringTable } from '@yizhangtu/core';

const zh = {
  show: '查看联系方式',
  contact: '反映人的联系方式',
  name: '姓名',
  phone: '电话',
  reason: '查看的原因',
  hint: '写明要办的事，4 个字以上，如“回电核实位置”。',
  short: '原因太短，请写明要办的事。',
  number: '原因里不要写证件或电话号码，它会记入日志。',
  audited: '谁在什么时候因为什么看了，会记入审计日志，不能删除。',
  view: '查看',
  cancel: '先不看',
  viewing: '正在取联系方式',
  stepUp: (assurance: string) =>
    `看联系方式要先做${assurance}认证。认证后回到这里，写好的原因还在。`,
  prove: (assurance: string) => `去做${assurance}认证`,
  shown: (entry: number) => `审计日志第 ${entry} 条。两分钟后自动隐藏。`,
  hide: '现在隐藏',
  gone: '联系方式已隐藏。',
};

export type ContactRevealStrings = typeof zh;

export const contactRevealStrings = {
  'zh-CN': zh,
  en: {
    show: 'See how to reach the reporter',
    contact: 'How to reach the reporter',
    name: 'Name',
    phone: 'Phone',
    reason: 'The reason',
    hint: 'Say what it is for, in four characters or more: “Calling back about the place”.',
    short: 'The reason is too short: say what it is for.',
    number: 'Leave id and phone numbers out of the reason: it is kept in the log.',
    audited: 'Who saw it, when and why is kept in the audit log and cannot be taken out of it.',
    view: 'See',
    cancel: 'Not now',
    viewing: 'Fetching it',
    stepUp: (assurance) =>
      `To see it, prove who you are first: ${assurance.toLowerCase()}. You come back here, and the reason that you wrote is still there.`,
    prove: (assurance) => `Prove it: ${assurance.toLowerCase()}`,
    shown: (entry) => `Entry ${entry} of the audit log. It is hidden again in two minutes.`,
    hide: 'Hide now',
    gone: 'It is hidden again.',
  },
} satisfies StringTable<ContactRevealStrings>;
