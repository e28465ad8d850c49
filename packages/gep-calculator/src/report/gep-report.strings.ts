import type { StringTable } from '@yizhangtu/core';

const zh = {
  title: '生态产品总值核算报告',
  pending: '正在写报告',
  initial: '还没有报告。给出 data：一个核算或者运行包。',
  broken: '写不出报告：',
  print: '打印，或存为 PDF',
  holds: '运行包与校验值相符，重新计算的结果相同。',
  close: '运行包与校验值相符，重新计算的结果相差不超过十亿分之一。',
  changed: '运行包与校验值不符，文件在核算之后被改过：',
};

export const gepReportStrings = {
  'zh-CN': zh,
  en: {
    title: 'Report of gross ecosystem product',
    pending: 'Writing the report',
    initial: 'No report yet: give data, a run or a run package.',
    broken: 'The report cannot be written:',
    print: 'Print, or save as PDF',
    holds: 'The run package matches its hashes; computed again, the result is the same.',
    close: 'The run package matches its hashes; computed again, it is within a thousand-millionth.',
    changed: 'The run package does not match its hashes; it was changed after the run:',
  },
} satisfies StringTable<typeof zh>;
