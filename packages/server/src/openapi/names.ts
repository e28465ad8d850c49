import type { Handlers } from '../http/operations.ts';

/** What each operation does, in Chinese; its English summary stands in the contract. */
export const CHINESE_NAMES: Readonly<Record<keyof Handlers, string>> = {
  getCounty: '公开县文件',
  getCountyLine: '县界',
  listDivisions: '区划：按上级、类别或名称',
  getDivisionAreas: '区划范围（GeoJSON）',
  searchPlaces: '地点：按名称查区划和要素（汉字、全拼、首字母），最合适的在前',
  listCatalogue: '图层目录：按领域、区划、单位或文字（汉字、全拼、首字母）',
  getCatalogueEntry: '一条图层目录',
  putLayer: '新建或替换图层：目录条目和要素（WGS84）',
  getLanding: 'OGC API 首页',
  getConformance: 'OGC 符合性声明',
  listCollections: '要素集列表',
  getCollection: '一个要素集',
  listFeatures: '要素：分页，可按范围',
  getFeature: '一个要素',
  listTileMatrixSets: '瓦片矩阵集',
  listTilesets: '要素集的瓦片集',
  getTileset: '一个瓦片集及其地址模板',
  getTile: '矢量瓦片：级、行、列（OGC 20-057）',
  getArchive: 'PMTiles 档案：整个或按字节范围',
  getBaseTile: '私有县文件允许的上游底图瓦片',
  getService: '私有县文件允许的服务：基址以下的地址与查询',
  getHealth: '服务器和数据库是否应答',
};

/** Groups of operations. A group that is not here shows its own name. */
export const TAG_NAMES: Readonly<Record<string, { 'zh-CN': string; en: string }>> = {
  county: { 'zh-CN': '县与区划', en: 'County and divisions' },
  catalogue: { 'zh-CN': '图层目录', en: 'Layer catalogue' },
  ogc: { 'zh-CN': '要素与矢量瓦片（OGC API）', en: 'Features and vector tiles (OGC API)' },
  tiles: { 'zh-CN': '档案与底图', en: 'Archives and base maps' },
  services: { 'zh-CN': '服务代理', en: 'Services behind the proxy' },
  operations: { 'zh-CN': '运行', en: 'Running' },
};
