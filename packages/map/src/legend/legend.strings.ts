import type { StringTable } from '@yizhangtu/core';

const zh = {
  legend: '图例',
  empty: '打开图层后，这里说明它们的颜色和符号。',
  raster: '影像图层，没有图例。',
  /** Text of a picture that a service draws. */
  pictureOf: (title: string) => `“${title}”的图例图片，由地图服务绘制`,
  sample: '示例数据',
  inView: (count: string) => `视野内 ${count} 个`,
  inViewAtLeast: (count: string) => `视野内至少 ${count} 个`,
  about: '数字是当前视野里的个数，“≥”表示至少。',
};

export type LegendStrings = typeof zh;

export const legendStrings = {
  'zh-CN': zh,
  en: {
    legend: 'Legend',
    empty: 'Turn a layer on, and its colours and signs are explained here.',
    raster: 'An image layer: it has no legend.',
    pictureOf: (title: string) => `Legend of “${title}” as a picture, drawn by its map service`,
    sample: 'Sample',
    inView: (count) => `${count} in view`,
    inViewAtLeast: (count) => `at least ${count} in view`,
    about: 'The figures count what is in view; “≥” means at least.',
  },
} satisfies StringTable<LegendStrings>;
