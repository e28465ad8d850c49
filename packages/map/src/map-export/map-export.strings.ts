import type { StringTable } from '@yizhangtu/core';

const zh = { export: '导出地图' };

export const mapExportStrings = {
  'zh-CN': zh,
  en: { export: 'Export the map' },
} satisfies StringTable<typeof zh>;
