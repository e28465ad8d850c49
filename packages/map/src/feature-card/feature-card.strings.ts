import type { StringTable } from '@yizhangtu/core';

const zh = {
  card: '要素详情',
  empty: '在地图上点一个要素，这里显示它的详情。',
  close: '关闭',
  previous: '上一个',
  next: '下一个',
  positionSaid: (position: number, count: number) => `第 ${position} 个，共 ${count} 个`,
  allHits: (count: number) => `这里的全部 ${count} 个要素`,
  others: '其他',
  yes: '是',
  no: '否',
  none: '—',
  noneSaid: '无',
  photo: (title: string, position: number) => `${title}的照片 ${position}`,
  photoFailed: '照片无法显示',
  newWindow: '在新窗口打开',
  sample: '示例数据',
  updated: (ago: string) => `${ago}更新`,
  overdue: '已过更新期',
  selected: (title: string, layer: string) => `已选中 ${title}，${layer}`,
  noFields: '这个要素没有属性。',
};

export type FeatureCardStrings = typeof zh;

export const featureCardStrings = {
  'zh-CN': zh,
  en: {
    card: 'Feature',
    empty: 'Press something on the map to read about it here.',
    close: 'Close',
    previous: 'Previous',
    next: 'Next',
    positionSaid: (position, count) => `${position} of ${count}`,
    allHits: (count) => `All ${count} features here`,
    others: 'Other properties',
    yes: 'Yes',
    no: 'No',
    none: '—',
    noneSaid: 'None',
    photo: (title, position) => `Photo ${position} of ${title}`,
    photoFailed: 'The photo cannot be shown',
    newWindow: 'Opens in a new window',
    sample: 'Sample data',
    updated: (ago) => `Updated ${ago}`,
    overdue: 'Overdue',
    selected: (title, layer) => `${title}, ${layer}, selected`,
    noFields: 'This feature has no properties.',
  },
} satisfies StringTable<FeatureCardStrings>;
