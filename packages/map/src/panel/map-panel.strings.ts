import type { StringTable } from '@yizhangtu/core';

const zh = {
  panel: '地图面板',
  layers: '图层',
  legend: '图例',
  tools: '工具',
  allTools: '全部工具',
  toolNames: {
    'yzt-draw': '画图',
    'yzt-measure': '测量',
    'yzt-map-export': '打印和导出',
    'yzt-add-data': '添加数据',
    'yzt-feature-table': '要素表',
  } as Readonly<Record<string, string>>,
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
    tools: 'Tools',
    allTools: 'All tools',
    toolNames: {
      'yzt-draw': 'Draw',
      'yzt-measure': 'Measure',
      'yzt-map-export': 'Print and export',
      'yzt-add-data': 'Add data',
      'yzt-feature-table': 'Feature table',
    },
    card: 'Details',
    open: 'Open',
    close: 'Close',
    expand: 'Expand the panel',
    collapse: 'Collapse the panel',
  },
} satisfies StringTable<MapPanelStrings>;
