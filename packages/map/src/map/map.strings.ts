import type { StringTable } from '@yizhangtu/core';

const zh = {
  map: (name: string) => `${name}地图`,
  unnamed: '地图',
  hint: '方向键移动，加减号缩放，回车查看中心处的内容，Esc 返回地图',
  loading: '地图正在加载',
  approval: (number: string) => `审图号：${number}`,
  noApproval: '无审图号，不得公开发布',
  noApprovalSample: '示例底图，无审图号，不得公开发布',
  sample: '示例数据',
  metres: '米',
  kilometres: '公里',
  scale: (length: string) => `比例尺 ${length}`,
};

export type MapStrings = typeof zh;

export const mapStrings = {
  'zh-CN': zh,
  en: {
    map: (name) => `Map of ${name}`,
    unnamed: 'Map',
    hint: 'Arrow keys move, plus and minus zoom, Enter shows what is in the middle, Escape comes back to the map',
    loading: 'The map is loading',
    approval: (number) => `Map approval number: ${number}`,
    noApproval: 'No approval number; not for publication',
    noApprovalSample: 'Sample map, no approval number, not for publication',
    sample: 'Sample data',
    metres: 'm',
    kilometres: 'km',
    scale: (length) => `Scale ${length}`,
  },
} satisfies StringTable<MapStrings>;
