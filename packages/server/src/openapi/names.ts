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
  getSession: '调用者是否已登录、是谁、可以怎样登录',
  signIn: '到这里登录：转到本县的身份服务，再回到 `return_to`',
  finishSignIn: '身份服务把浏览器送回的地址',
  handInTicket: '用容器应用交给页面的票据或授权码登录',
  listSamplePeople: '可以试用登录的示例人员；有自己身份服务的服务器上没有',
  signInAsSample: '以一位示例人员登录',
  choosePost: '换到本人的另一个岗位',
  signOut: '结束本会话，或本人的全部会话；`location` 用来结束身份服务那边的会话',
  listConsents: '本人同意过和撤回过的事项',
  putConsent: '同意一个用途，或撤回同意',
  getHealth: '服务器和数据库是否应答',
};

/** Groups of operations. A group that is not here shows its own name. */
export const TAG_NAMES: Readonly<Record<string, { 'zh-CN': string; en: string }>> = {
  county: { 'zh-CN': '县与区划', en: 'County and divisions' },
  catalogue: { 'zh-CN': '图层目录', en: 'Layer catalogue' },
  ogc: { 'zh-CN': '要素与矢量瓦片（OGC API）', en: 'Features and vector tiles (OGC API)' },
  tiles: { 'zh-CN': '档案与底图', en: 'Archives and base maps' },
  services: { 'zh-CN': '服务代理', en: 'Services behind the proxy' },
  identity: { 'zh-CN': '登录与会话', en: 'Sign-in and sessions' },
  operations: { 'zh-CN': '运行', en: 'Running' },
};
