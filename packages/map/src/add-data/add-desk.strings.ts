import type { StringTable } from '@yizhangtu/core';
import type { Datum } from '@yizhangtu/standard';
import type { OwnGeometry } from './own-data.ts';

const zh = {
  note: '只在这个浏览器里显示，不会上传；关掉页面就没有了。',
  drop: '把文件拖到这里，或',
  file: '选择文件',
  formats: 'GeoJSON、CSV（有经纬度两列）、KML、zip 里的 Shapefile、FlatGeobuf',
  or: '或者用服务地址',
  address: '服务地址',
  addressHint: 'https://…/wms、…/MapServer、{z}/{x}/{y}…',
  read: '读取',
  reading: (name: string) => `正在读取 ${name}`,
  percent: (part: number) => `${Math.floor(part * 100)}%`,
  cancel: '取消',
  cancelled: '已取消。',
  badAddress: '请写完整的 http 或 https 地址。',
  name: '图层名称',
  nameMissing: '请给图层起个名称。',
  counts: (kinds: readonly string[]) => `读到 ${kinds.join('、')}`,
  kind: (kind: OwnGeometry, count: number | undefined) =>
    count === undefined
      ? `${KINDS_ZH[kind]}（数量待读取）`
      : `${count.toLocaleString('zh-CN')} 个${KINDS_ZH[kind]}`,
  sentences: (all: readonly string[]) => all.map((one) => `${one}。`).join(''),
  datum: '坐标是哪一种？',
  datumHelp: '不知道时请问提供数据的人。选错会偏 300 到 1000 米。',
  datumMissing: '请选择坐标种类。',
  datums: {
    CGCS2000: ['国家 2000（CGCS2000）', '测绘、自然资源部门和天地图的数据'],
    WGS84: ['WGS84', 'GPS、手机定位、无人机的数据'],
    GCJ02: ['火星坐标（GCJ-02）', '在高德、腾讯地图上取的点'],
    BD09: ['百度坐标（BD-09）', '在百度地图上取的点'],
  } as Record<Datum, readonly [string, string]>,
  says: (name: string) => `文件里写的是 ${name}。`,
  saysKml: 'KML 按规定是 WGS84，但国内软件导出的可能不是。',
  off: (percent: number, datum: Datum, better: Datum | undefined) =>
    `按 ${SHORT[datum]} 看，${percent}% 的位置在县界外 100 米以上。` +
    (better === undefined ? '这些数据可能不在本县。' : `按 ${SHORT[better]} 看更合适，请核对。`),
  geometry: '画成什么？',
  geometryMissing: '请选择画成点、线还是面。',
  geometries: { point: '点', line: '线', area: '面' } as Record<OwnGeometry, string>,
  layers: (count: number) => `${count} 个图层`,
  search: '查找图层',
  found: (shown: number, count: number) => `显示 ${shown} 个，共 ${count} 个`,
  none: '没有找到，请换个词。',
  noneOffered: '这个服务没有图层。',
  cannot: '地图无法显示',
  layerMissing: '请至少选一个图层。',
  most: (count: number) => `一次最多加 ${count} 个。`,
  show: '加到地图',
  back: '换一个',
  noMap: '没有地图可以显示。',
  added: (title: string) => `已加到地图：${title}`,
  own: '自己的数据',
  remove: '移除',
  removed: (title: string) => `已移除：${title}`,
  loading: '读取中',
  failed: '无法显示',
  retry: '重试',
  ready: '已显示',
  service: '请求由这个浏览器直接发出；服务不允许时，请管理员在服务器的代理里放行。',
};

const SHORT: Record<Datum, string> = {
  CGCS2000: 'CGCS2000',
  WGS84: 'WGS84',
  GCJ02: 'GCJ-02',
  BD09: 'BD-09',
};
const KINDS_ZH: Record<OwnGeometry, string> = { point: '点', line: '线', area: '面' };
const KINDS_EN: Record<OwnGeometry, readonly [string, string]> = {
  point: ['point', 'points'],
  line: ['line', 'lines'],
  area: ['area', 'areas'],
};

export type AddDeskStrings = typeof zh;

export const addDeskStrings = {
  'zh-CN': zh,
  en: {
    note: 'Shown in this browser alone and sent nowhere; gone when the page is closed.',
    drop: 'Drop a file here, or',
    file: 'Choose a file',
    formats: 'GeoJSON, CSV with longitude and latitude, KML, a shapefile in a zip, FlatGeobuf',
    or: 'or by the address of a service',
    address: 'Address of a service',
    addressHint: 'https://…/wms, …/MapServer, {z}/{x}/{y}…',
    read: 'Read',
    reading: (name) => `Reading ${name}`,
    percent: (part) => `${Math.floor(part * 100)}%`,
    cancel: 'Cancel',
    cancelled: 'Cancelled.',
    badAddress: 'Give a whole http or https address.',
    name: 'Name of the layer',
    nameMissing: 'Give the layer a name.',
    counts: (kinds) => `Found ${kinds.join(', ')}`,
    kind: (kind, count) =>
      count === undefined
        ? `${KINDS_EN[kind][1]} (still to be counted)`
        : `${count.toLocaleString('en')} ${KINDS_EN[kind][count === 1 ? 0 : 1]}`,
    sentences: (all) => all.map((one) => `${one}.`).join(' '),
    datum: 'What kind of coordinates are these?',
    datumHelp: 'If unsure, ask who made the data. The wrong one is 300 to 1,000 m off.',
    datumMissing: 'Choose the kind of coordinates.',
    datums: {
      CGCS2000: ['CGCS2000', 'from surveying and land departments, and from Tianditu'],
      WGS84: ['WGS84', 'from GPS, phones and drones'],
      GCJ02: ['GCJ-02', 'picked on Amap or Tencent maps'],
      BD09: ['BD-09', 'picked on Baidu maps'],
    },
    says: (name) => `The file itself says ${name}.`,
    saysKml: 'KML is WGS84 by its standard, but what Chinese software writes may not be.',
    off: (percent, datum, better) =>
      `As ${SHORT[datum]}, ${percent}% of the places lie more than 100 m off the county. ` +
      (better === undefined
        ? 'These data may not be of this county.'
        : `As ${SHORT[better]} it fits better: please check.`),
    geometry: 'What is it drawn as?',
    geometryMissing: 'Choose points, lines or areas.',
    geometries: { point: 'Points', line: 'Lines', area: 'Areas' },
    layers: (count) => (count === 1 ? '1 layer' : `${count} layers`),
    search: 'Find a layer',
    found: (shown, count) => `${shown} of ${count} shown`,
    none: 'Nothing found: try another word.',
    noneOffered: 'This service offers no layers.',
    cannot: 'no map can show it',
    layerMissing: 'Choose a layer.',
    most: (count) => `${count} at a time at most.`,
    show: 'Add to the map',
    back: 'Something else',
    noMap: 'There is no map to show it.',
    added: (title) => `Added to the map: ${title}`,
    own: 'Own data',
    remove: 'Remove',
    removed: (title) => `Removed: ${title}`,
    loading: 'being read',
    failed: 'cannot be shown',
    retry: 'Try again',
    ready: 'shown',
    service:
      'This browser asks the service itself. If the service does not let it, have it allowed in the proxy of the server.',
  },
} satisfies StringTable<AddDeskStrings>;
