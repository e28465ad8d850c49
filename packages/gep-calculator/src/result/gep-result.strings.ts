import type { StringTable } from '@yizhangtu/core';
import type { View } from './views.ts';

const zh = {
  title: '生态产品总值核算结果',
  pending: '正在读取结果',
  initial: '还没有结果。给出 data：一个核算或者运行包。',
  broken: '算不出结果：',
  sample: '示例数据，不是实际核算结果。',
  views: '看什么',
  view: {
    composition: '构成',
    divisions: '按区划',
    years: '年际变化',
    ranges: '不确定性',
  } as Readonly<Record<View, string>>,
  level: '到哪一级',
  levels: { town: '乡镇、街道', village: '村、社区' },
  item: '科目',
  all: '全部科目',
  table: '看表格',
  computing: '正在计算',
  nonePublished: '县里还没有公开的核算。',
  noEarlier: '给出 earlier（较早一年的核算），就能看变化的原因。',
  noRanges: '这个核算没有写明哪些数会变、变多少。',
  noWorker: '浏览器没有让后台线程启动，这一项算不出来。其余照常。',
  retry: '重试',
  noChart: '图没有画出来，数字在表格里。',
};

export const gepResultStrings = {
  'zh-CN': zh,
  en: {
    title: 'Gross ecosystem product',
    pending: 'Reading the result',
    initial: 'No result yet: give data, a run or a run package.',
    broken: 'It cannot be computed:',
    sample: 'Sample data, not a real account.',
    views: 'What to see',
    view: {
      composition: 'Composition',
      divisions: 'By division',
      years: 'Between years',
      ranges: 'Uncertainty',
    },
    level: 'Down to',
    levels: { town: 'Towns', village: 'Villages' },
    item: 'Item',
    all: 'All items',
    table: 'As a table',
    computing: 'Computing',
    nonePublished: 'The county has not published an account yet.',
    noEarlier: 'Give earlier, an account of an earlier year, to see why the total changed.',
    noRanges: 'The account does not say which figures may vary, and how far.',
    noWorker: 'The browser did not let a worker start, so this cannot be computed. All else works.',
    retry: 'Try again',
    noChart: 'The picture could not be drawn; the figures stand in the table.',
  },
} satisfies StringTable<typeof zh>;
