import type { StringTable } from '@yizhangtu/core';

const zh = {
  panel: '地图面板',
  layers: '图层',
  legend: '图例',
  card: '详情',
  open: '展开',
  close: '收起',
  expand: '展开面板',
  collapse: '收起面板',
};

export type MapPanelStrings = typeof zh;

export const mapPanelStrings = {
  'zh-CN': zh,
  en: {
    panel: 'Map panel',
    layers: 'Layers',
    legend: 'Legend',
    card: 'Details',
    open: 'Open',
    close: 'Close',
    expand: 'Expand the panel',
    collapse: 'Collapse the panel',
  },
} satisfies StringTable<MapPanelStrings>;
