import type { StringTable } from '@yizhangtu/core';

const zh = {
  title: '事件时间线',
  sample: '示例数据',
  columns: {
    number: '序号',
    time: '时间',
    recorded: '记录时间',
    what: '事项',
    who: '经办',
    content: '内容',
    remark: '备注',
  },
  withheld: '不公开',
  correctedBy: (number: number) => `已由第 ${number} 条更正`,
  staff: '内部',
  line: (label: string, text: string) => `${label}：${text}`,
  printedAt: (moment: string) => `打印于 ${moment}`,
};

export type TakeAwayStrings = typeof zh;

export const takeAwayStrings = {
  'zh-CN': zh,
  en: {
    title: 'Timeline of the case',
    sample: 'Sample data',
    columns: {
      number: 'No.',
      time: 'Time',
      recorded: 'Recorded',
      what: 'Event',
      who: 'By',
      content: 'Content',
      remark: 'Remark',
    },
    withheld: 'Withheld',
    correctedBy: (number) => `Corrected by no. ${number}`,
    staff: 'Internal',
    line: (label, text) => `${label}: ${text}`,
    printedAt: (moment) => `Printed on ${moment}`,
  },
} satisfies StringTable<TakeAwayStrings>;
