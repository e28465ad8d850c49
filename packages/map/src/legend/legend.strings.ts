import type { StringTable } from '@yizhangtu/core';

const zh = {
  legend: '图例',
  empty: '打开图层后，这里说明它们的颜色和符号。',
  raster: '影像图层，没有图例。',
  /** Text of a picture that a service draws. */
  pictureOf: (title: string) => `“${title}”的图例图片，由地图服务绘制`,
  sample: '示例数据',
};

export type LegendStrings = typeof zh;

export const legendStrings = {
  'zh-CN': zh,
  en: {
    legend: 'Legend',
    empty: 'Turn a layer on, and its colours and signs are explained here.',
    raster: 'An image layer: it has no legend.',
    pictureOf: (title: string) => `Legend of “${title}” as a picture, drawn by its map service`,
    sample: 'Sample data',
  },
} satisfies StringTable<LegendStrings>;
