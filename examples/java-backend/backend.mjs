/**
 * A backend as many counties have it, for the example and its tests: `200 {code, msg, data}` whatever happens. It
 * speaks no word of the one-map contract.
 */

const LAYERS = [
  { layerId: 1001, layerName: '水井', themeCode: 'service', color: '#1f6f9f' },
  { layerId: 1002, layerName: '文化礼堂', themeCode: 'service', color: '#b5446e' },
  { layerId: 1003, layerName: '民宿', themeCode: 'management', color: '#b8860b' },
];

const part = (number) => number - Math.floor(number);

/** 120 places of each layer, evenly scattered; as GCJ-02, numbers as text. */
const FEATURES = LAYERS.flatMap(({ layerId, layerName }, layer) =>
  Array.from({ length: 120 }, (_, index) => ({
    id: layerId * 1000 + index,
    layerId,
    name: `${layerName} ${index + 1}（示例）`,
    lng: (119.88 + 0.35 * part(index * 0.7548776662 + layer / 3)).toFixed(6),
    lat: (30.47 + 0.13 * part(index * 0.569840291 + layer / 5)).toFixed(6),
  })),
);

const AREAS = [
  { areaCode: '330521', areaName: '德清县', level: 0 },
  { areaCode: '330521001', areaName: '武康街道', parentCode: '330521', level: 1 },
  { areaCode: '330521102', areaName: '新市镇', parentCode: '330521', level: 1 },
];

const EVENTS = Array.from({ length: 5 }, (_, index) => ({
  eventId: 880 + index,
  eventNo: `DQ2026050100${index}`,
  status: index % 5,
  revision: index + 1,
  typeCode: 'city.facilities.lamp',
  title: `路灯不亮 ${index + 1}`,
  content: '村口的路灯不亮。',
  areaCode: '330521001',
  openFlag: 'Y',
  createTime: '2026-05-01 08:00:00',
  updateTime: '2026-05-01 09:30:00',
}));

export const TOKEN = 'token-of-the-example';

const said = (body) =>
  new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json;charset=UTF-8' },
  });
const good = (data) => said({ code: 200, msg: '操作成功', data });
const bad = (code, msg) => said({ code, msg, data: null });

function paged(rows, query) {
  const pageNum = Number(query.get('pageNum') ?? 1);
  const pageSize = Number(query.get('pageSize') ?? 10);
  const from = (pageNum - 1) * pageSize;
  return good({ rows: rows.slice(from, from + pageSize), total: rows.length, pageNum, pageSize });
}

function download(name, range) {
  if (name !== 'base.pmtiles') return bad(404, '文件不存在');
  const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const headers = { 'content-type': 'application/octet-stream' };
  if (from === undefined) return new Response(bytes, { headers });
  const part = bytes.slice(Number(from), Number(to) + 1);
  return new Response(part, {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${from}-${to}/1000` },
  });
}

/** A new backend, which keeps what is reported to it. Answers requests for what stands below `/java`. */
export function javaBackend() {
  const events = [...EVENTS];
  const byRequest = new Map();

  function report({ requestNo, ...given }) {
    const before = byRequest.get(requestNo);
    if (before !== undefined) {
      const isSame = Object.keys(given).every((key) => before[key] === given[key]);
      return isSame ? good(before) : bad(601, '请勿重复提交');
    }
    const event = {
      ...EVENTS[0],
      ...given,
      eventId: 900 + byRequest.size,
      eventNo: `DQ2026112200${byRequest.size}`,
      status: 0,
      revision: 1,
    };
    byRequest.set(requestNo, event);
    events.unshift(event);
    return good(event);
  }

  return async (request) => {
    const { pathname, searchParams: query } = new URL(request.url);
    const path = pathname.replace(/^\/java/, '');
    const isStaff = request.headers.get('token') === TOKEN;
    if (path === '/event/report' && request.method === 'POST') return report(await request.json());
    if (path === '/gis/layer/page') return paged(LAYERS, query);
    if (path === '/gis/feature/page') {
      return paged(
        FEATURES.filter(({ layerId }) => layerId === Number(query.get('layerId'))),
        query,
      );
    }
    if (path === '/system/area/page') return paged(AREAS, query);
    if (path === '/event/page') {
      return isStaff ? paged(events, query) : bad(401, '认证失败，无法访问系统资源');
    }
    if (path === '/common/download')
      return download(query.get('fileName'), request.headers.get('range'));
    const [, kind, id] = /^\/(gis\/layer|event)\/(\d+)$/.exec(path) ?? [];
    if (kind === 'event' && !isStaff) return bad(401, '认证失败，无法访问系统资源');
    const list = { 'gis/layer': LAYERS, event: events }[kind] ?? [];
    const found = list.find((one) => String(one.layerId ?? one.eventId) === id);
    return found ? good(found) : bad(404, '数据不存在');
  };
}

/** For a server that shows the example. */
export const JAVA_BACKEND = { path: '/java/*', answer: javaBackend() };
