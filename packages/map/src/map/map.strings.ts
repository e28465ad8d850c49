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
  noGraphicsMore:
    '图层中的要素列在下表，图层、图例和详情仍可使用。要看地图，请更新浏览器，或在设置中打开硬件加速。',
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
    noApprovalSample: 'Sample base map without approval number; not for publication',
    sample: 'Sample data',
    metres: 'm',
    kilometres: 'km',
    scale: (length) => `Scale ${length}`,
    noGraphicsMore:
      'What the layers hold is listed below; layers, legend and details still work. To see the map, update the browser or turn on hardware acceleration in its settings.',
  },
} satisfies StringTable<MapStrings>;
