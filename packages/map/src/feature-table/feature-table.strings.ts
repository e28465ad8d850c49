import type { StringTable } from '@yizhangtu/core';

const zh = {
  table: '要素表',
  layer: '图层',
  initial: '打开图层后，这里列出视野内的要素。',
  pending: '正在读取视野内的要素',
  empty: '视野内没有要素。移动或缩小地图再看。',
  emptyPlace: '这里没有这个图层的要素。',
  pictures: '这是影像图层，没有可列出的要素。',
  noData: '没有要素。',
  sample: '示例数据',
};

export type FeatureTableStrings = typeof zh;

export const featureTableStrings = {
  'zh-CN': zh,
  en: {
    table: 'Feature table',
    layer: 'Layer',
    initial: 'Turn a layer on, and what is in view of it is listed here.',
    pending: 'Reading what is in view',
    empty: 'Nothing is in view. Move the map or zoom out.',
    emptyPlace: 'This layer has no features here.',
    pictures: 'An image layer: it has no features to list.',
    noData: 'There are no features.',
    sample: 'Sample data',
  },
} satisfies StringTable<FeatureTableStrings>;
