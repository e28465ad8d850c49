import type { StringTable } from '@yizhangtu/core';

const zh = {
  clear: '清除',
  filters: '筛选条件',
  filtered: (count: number) => `筛选后有 ${count} 个图层`,
  removeFilter: (label: string) => `去掉筛选：${label}`,
  only: (name: string) => `只看${name}`,
  division: '村镇',
  anyDivision: '全部村镇',
  anyOwner: '全部单位',
  other: '其他',
  found: (count: number) => `找到 ${count} 个图层`,
  foundMore: (count: number, most: number) =>
    `找到 ${count} 个图层，列出前 ${most} 个。多输几个字可以缩小范围。`,
  notFound: (query: string) => `没有找到“${query}”。试试更短的词，或清除后按领域查看。`,
  owner: '责任单位',
  raise: '上移',
  lower: '下移',
  raiseLayer: (title: string) => `上移“${title}”`,
  lowerLayer: (title: string) => `下移“${title}”`,
  movedTo: (title: string, position: number, count: number) =>
    `“${title}”移到第 ${position} 层，共 ${count} 层`,
  opacity: '不透明度',
  opacityOf: (title: string) => `“${title}”的不透明度`,
  updatedLabel: '更新时间',
  licence: '使用许可',
  attribution: '数据来源',
  coming: '已读取',
};

/** Words of searching, of filtering and of a layer's settings. */
export type ListMoreStrings = typeof zh;

export const listMoreStrings = {
  'zh-CN': zh,
  en: {
    clear: 'Clear',
    filters: 'Filters',
    filtered: (count) => `${count} layers fit the filters`,
    removeFilter: (label) => `Remove the filter: ${label}`,
    only: (name) => `Only ${name}`,
    division: 'Town or village',
    anyDivision: 'All towns and villages',
    anyOwner: 'All owners',
    other: 'Other',
    found: (count) => `${count} layers found`,
    foundMore: (count, most) =>
      `${count} layers found, the first ${most} listed. Type more to narrow it down.`,
    notFound: (query) =>
      `Nothing matches “${query}”. Try a shorter word, or clear it and browse by domain.`,
    owner: 'Owner',
    raise: 'Move up',
    lower: 'Move down',
    raiseLayer: (title) => `Move up: ${title}`,
    lowerLayer: (title) => `Move down: ${title}`,
    movedTo: (title, position, count) => `“${title}” is now layer ${position} of ${count}`,
    opacity: 'Opacity',
    opacityOf: (title) => `Opacity of “${title}”`,
    updatedLabel: 'Updated',
    licence: 'Licence',
    attribution: 'Source',
    coming: 'Read so far',
  },
} satisfies StringTable<ListMoreStrings>;
