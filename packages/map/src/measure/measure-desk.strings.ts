import type { StringTable } from '@yizhangtu/core';

const zh = {
  tools: '量什么',
  length: '量距离',
  area: '量面积',
  measuring: '正在地图上量，再按一次可取消',
  noMap: '没有地图，不能在上面量。',
  empty: '选“量距离”或“量面积”，然后在地图上点。',
  totalLength: '全长',
  totalArea: '面积',
  perimeter: '周长',
  segment: (n: number) => `第 ${n} 段`,
  segments: (n: number) => `各段长度（${n} 段）`,
  last: (length: string) => `本段 ${length}`,
  ground: '按椭球面计算，不计地形起伏。',
  copy: '复制结果',
  copied: '已复制',
  notCopied: '没有复制成功，请选中文字后自己复制',
  edit: '改形状',
  clear: '清除',
  cleared: '已清除',
  cancelled: '已取消，上次的结果没有变化',
  colon: '：',
};

export type MeasureDeskStrings = typeof zh;

export const measureDeskStrings = {
  'zh-CN': zh,
  en: {
    tools: 'What to measure',
    length: 'Distance',
    area: 'Area',
    measuring: 'Measuring on the map; press again to give up',
    noMap: 'There is no map to measure on.',
    empty: 'Choose distance or area, then press points on the map.',
    totalLength: 'Length',
    totalArea: 'Area',
    perimeter: 'Perimeter',
    segment: (n) => `Segment ${n}`,
    segments: (n) => (n === 1 ? '1 segment' : `Each of ${n} segments`),
    last: (length) => `this segment ${length}`,
    ground: 'Measured on the ellipsoid, without the rise and fall of the land.',
    copy: 'Copy the result',
    copied: 'Copied',
    notCopied: 'It could not be copied; select the text and copy it yourself',
    edit: 'Change the shape',
    clear: 'Clear',
    cleared: 'Cleared',
    cancelled: 'Given up; the last result is as it was',
    colon: ': ',
  },
} satisfies StringTable<MeasureDeskStrings>;
