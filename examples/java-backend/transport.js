/*
 * A county's backend as it is: every answer is `200 {code, msg, data}`, lists go by pageNum and pageSize, the token
 * stands in a header of its own. Below is all that a one map needs to know of it. Copy it and change the table.
 */

/** HTTP status and error code of the contract for the codes of this backend; what is not named is `unavailable`. */
const ERRORS = {
  400: [400, 'invalid'],
  401: [401, 'unauthenticated'],
  403: [403, 'denied'],
  404: [404, 'not_found'],
  429: [429, 'rate_limited'],
  601: [409, 'conflict'],
};

/** The contract's states of a case for the numbers of this backend. */
const STATES = ['submitted', 'accepted', 'in-progress', 'answered', 'closed'];

/** Ids here are numbers; those of the contract are UUIDs, which the number can be read out of again. */
const uuidOf = (id) => `00000000-0000-8000-8000-${Number(id).toString(16).padStart(12, '0')}`;
const numberOf = (uuid) => Number.parseInt(uuid.slice(-12), 16);

/** `2026-05-01 08:00:00` on the clocks of Beijing. */
const instantOf = (text) => `${text.replace(' ', 'T')}+08:00`;

const entryOf = ({ layerId, layerName, themeCode, color }) => ({
  id: String(layerId),
  domain: themeCode,
  title: layerName,
  style: { geometry: 'point', colour: color, labelField: 'name' },
  // What this backend stores was taken from a commercial map.
  source: { type: 'ogc-features', href: `ogc/collections/${layerId}`, datum: 'GCJ02' },
});

const featureOf = ({ id, lng, lat, ...properties }) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [Number(lng), Number(lat)] },
  properties,
});

const summaryOf = (event) => ({
  id: uuidOf(event.eventId),
  receipt: event.eventNo,
  state: STATES[event.status] ?? String(event.status),
  version: event.revision,
  kind: 'city-event',
  category: event.typeCode,
  title: event.title,
  place: { division: event.areaCode },
  tier: 'village',
  published: event.openFlag === 'Y',
  units: [],
  createdAt: instantOf(event.createTime),
  updatedAt: instantOf(event.updateTime),
});

const caseOf = (event) => ({
  ...summaryOf(event),
  county: event.areaCode.slice(0, 6),
  description: event.content,
  photos: [],
  mayPublish: true,
  join: 'all',
  round: 1,
  orders: [],
  returns: 0,
  urges: 0,
  yours: [],
});

const items = (of) => (rows, next) => ({ items: rows.map(of), ...(next && { next }) });

/**
 * The rows of the contract that this backend has: where each goes, and what becomes of its data. `page` rows get
 * pageNum and pageSize, and their answer is a list with a total.
 */
const ROUTES = [
  {
    path: /^\/divisions$/,
    to: () => '/system/area/page',
    page: items(({ areaCode, areaName, parentCode, level }) => ({
      code: areaCode,
      name: areaName,
      kind: ['county', 'town', 'village'][level],
      ...(parentCode && { parent: parentCode }),
    })),
  },
  { path: /^\/catalogue$/, to: () => '/gis/layer/page', page: items(entryOf) },
  { path: /^\/catalogue\/(\d+)$/, to: ([id]) => `/gis/layer/${id}`, data: entryOf },
  {
    path: /^\/ogc\/collections\/(\d+)\/items$/,
    to: ([id]) => `/gis/feature/page?layerId=${id}`,
    page: (rows, next, here) => ({
      type: 'FeatureCollection',
      features: rows.map(featureOf),
      links: next ? [{ rel: 'next', href: here(next) }] : [],
    }),
  },
  { path: /^\/cases$/, to: () => '/event/page', page: items(summaryOf) },
  { path: /^\/cases\/([\da-f-]{36})$/, to: ([id]) => `/event/${numberOf(id)}`, data: caseOf },
  {
    method: 'POST',
    path: /^\/cases$/,
    to: () => '/event/report',
    body: ({ title, description, category, place }, headers) => ({
      title,
      content: description,
      typeCode: category,
      areaCode: place.division,
      // This backend knows a report again by it, as the contract asks.
      requestNo: headers['idempotency-key'],
    }),
    status: 201,
    data: (event) => ({ case: caseOf(event) }),
  },
  {
    path: /^\/archives\/([^/]+)$/,
    to: ([name]) => `/common/download?fileName=${name}`,
    file: true,
  },
];

const json = (body, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

function problem(code, msg) {
  const [status, kind] = ERRORS[code] ?? [503, 'unavailable'];
  return json(
    { type: 'about:blank', title: msg, detail: msg, status, code: kind, retriable: status >= 429 },
    status,
  );
}

/** The bearer token of the session, in the header that this backend reads. */
function headersFor({ authorization, range, 'content-type': type }) {
  return {
    ...(authorization && { token: authorization.replace(/^Bearer /, '') }),
    ...(range && { range }),
    ...(type && { 'content-type': type }),
  };
}

/**
 * A transport for a backend at `base`, such as `/java`.
 *
 * Requests of the contract (below `…/counties/330521`) go where the table says; all others, such as that for the
 * county file, go as they are.
 */
export const javaTransport = (base) => async (request, signal) => {
  const page = globalThis.location?.href;
  const url = new URL(request.url, page);
  const [, rest] = /\/counties\/\d{6}(\/.*)$/.exec(url.pathname) ?? [];
  const send = (address, init) => fetch(address, { method: request.method, signal, ...init });
  if (rest === undefined || rest === '/county.json') {
    return send(url, { headers: request.headers, body: request.body });
  }
  const route = ROUTES.find(
    ({ method = 'GET', path }) => method === request.method && path.test(rest),
  );
  if (route === undefined) return problem(404, 'the backend has nothing of this kind');

  const target = new URL(base + route.to(route.path.exec(rest).slice(1)), page);
  const pageNum = Number(url.searchParams.get('cursor') ?? 1);
  const pageSize = Number(url.searchParams.get('limit') ?? 100);
  if (route.page) {
    target.searchParams.set('pageNum', pageNum);
    target.searchParams.set('pageSize', pageSize);
  }
  const body = route.body && JSON.stringify(route.body(JSON.parse(request.body), request.headers));
  const answer = await send(target, { headers: headersFor(request.headers), body });

  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  // A file is a file; where it is not there, even a download is answered by `200 {code, msg}`. What a gateway
  // answers goes on as it is: the kit knows a page of HTML and a 502.
  if (!answer.ok || !isJson) return answer;
  const { code, msg, data } = await answer.json();
  if (code !== 200) return problem(code, msg);
  if (route.file) return problem(500, 'no file came');
  if (!route.page) return json(route.data(data), route.status);
  const next = pageNum * pageSize < data.total ? String(pageNum + 1) : undefined;
  const here = (cursor) => {
    const there = new URL(url);
    there.searchParams.set('cursor', cursor);
    return there.href;
  };
  return json(route.page(data.rows, next, here));
};
