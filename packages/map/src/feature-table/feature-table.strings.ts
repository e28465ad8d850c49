import type { StringTable } from '@yizhangtu/core';

const zh = {
  table: '要素表',
  initial: '打开图层后，这里列出视野内的要素。',
  pending: '正在读取视野内的要素',
  pictures: '这是影像图层，没有可列出的要素。',
};

export type FeatureTableStrings = typeof zh;

export const featureTableStrings = {
  'zh-CN': zh,
  en: {
    table: 'Feature table',
    initial: 'Turn a layer on, and what is in view of it is listed here.',
    pending: 'Reading what is in view',
    pictures: 'An image layer: it has no features to list.',
  },
} satisfies StringTable<FeatureTableStrings>;
