import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { ServiceUpstream } from '@yizhangtu/standard';
import { getService } from '@yizhangtu/standard/contract.js';
import type { Hono } from 'hono';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { serviceHandlers } from './api/services.ts';
import type { Tables } from './database/tables.ts';
import type { Env } from './http/env.ts';
import { withProxyAddresses } from './proxy/own-addresses.ts';
import { serviceAddress } from './proxy/service-address.ts';
import { serviceType } from './proxy/service-type.ts';
import type { Services } from './services.ts';
import { COUNTY } from './testing/county-folder.ts';
import { mounted } from './testing/mounted.ts';
import { PNG, testUpstream } from './testing/upstream.ts';

const SECRET = 'k3y/of the+county';

const upstream = testUpstream();

/** A database in which no entry is limited. */
const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (one) => new PostgresIntrospector(one),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const API = 'https://portal.example/api';

interface Setting extends Partial<ServiceUpstream> {
  readonly privateHosts?: string[];
  readonly wait?: number;
}

function proxy({ privateHosts = [upstream.host], wait = 0, ...service }: Setting = {}): Hono<Env> {
  const settings = {
    standard: '1.0',
    county: COUNTY,
    privateHosts,
    services: [{ id: 'gs', url: `http://${upstream.host}/geoserver/`, ...service }],
  };
  const counties = new Map([[COUNTY, { folder: '', settings }]]);
  const services = { counties, db } as unknown as Services;
  return mounted(
    getService,
    serviceHandlers(
      services,
      () => API,
      () => wait,
    ),
  );
}

const below = (path: string): string => `/counties/${COUNTY}/services/gs${path}`;

async function refuses(answer: Response | Promise<Response>, code: string): Promise<string> {
  const response = await answer;
  const text = await response.text();
  const { code: found } = JSON.parse(text) as { code: string };
  assert.equal(found, code, text);
  assert.equal(response.headers.get('cache-control'), 'private, no-store');
  assert.doesNotMatch(text, /127\.0\.0\.1|localhost|k3y|geoserver/);
  return text;
}

describe('the address that a caller means', () => {
  const address = (path: string, url = 'https://gis.example/geoserver/', query: string[] = []) => {
    const [rest = '', search = ''] = path.split('?');
    return serviceAddress({ id: 'gs', url, key: SECRET, query }, rest, search).href;
  };

  for (const [path, base, expected] of [
    ['', 'https://gis.example/cgi', 'https://gis.example/cgi'],
    ['wms', 'https://gis.example/geoserver', 'https://gis.example/geoserver/wms'],
    ['wms', 'https://gis.example/geoserver/', 'https://gis.example/geoserver/wms'],
    ['ogc/features/', 'https://gis.example/a/', 'https://gis.example/a/ogc/features/'],
    [
      'rest/ws:layer/EPSG:4490/1',
      'https://gis.example/a',
      'https://gis.example/a/rest/ws:layer/EPSG:4490/1',
    ],
    ['%E5%9B%BE%E5%B1%82', 'https://gis.example/a', 'https://gis.example/a/%E5%9B%BE%E5%B1%82'],
    [
      'wms?REQUEST=GetMap&Layers=a',
      'https://gis.example/',
      'https://gis.example/wms?REQUEST=GetMap&Layers=a',
    ],
    [
      '?request=GetMap',
      'https://g.example/m?map=/x.map',
      'https://g.example/m?request=GetMap&map=/x.map',
    ],
    [
      '?MAP=/etc/passwd&layers=a',
      'https://g.example/m?map=/x.map',
      'https://g.example/m?layers=a&map=/x.map',
    ],
    ['?TK=mine', 'https://g.example/m?tk={key}', 'https://g.example/m?tk=k3y%2Fof%20the%2Bcounty'],
    [
      '?cql_filter=name%3D%CD%BC',
      'https://g.example/m',
      'https://g.example/m?cql_filter=name%3D%CD%BC',
    ],
    ['?layers=a;map=b', 'https://g.example/m', 'https://g.example/m?layers=a%3Bmap=b'],
    ['?dim_depth=3', 'https://g.example/m', 'https://g.example/m?dim_depth=3'],
  ] as const) {
    it(`${base} with "${path}" is ${expected}`, () => assert.equal(address(path, base), expected));
  }

  for (const path of [
    '..',
    '../admin',
    'a/../../admin',
    '.',
    '%2e%2e/admin',
    '%2E%2E%2Fadmin',
    '..%2fadmin',
    'a%2fb',
    '..%5cadmin',
    '..\\admin',
    '%252e%252e%252fadmin',
    '%c0%ae%c0%ae/admin',
    '%ef%bc%8e%ef%bc%8e/admin',
    'a%ef%bc%8f..',
    '..;/manager/html',
    ';jsessionid=1',
    '//evil.example/x',
    '/evil.example',
    'a//b',
    'a%00.png',
    'a%0d%0ahost:evil',
    'a%3fservice=wps',
    'a%23',
    'FeatureServer/0/applyEdits',
    'FeatureServer/0/deletefeatures',
  ]) {
    it(`refuses the path ${path}`, () => assert.throws(() => address(path), { code: 'invalid' }));
  }

  for (const query of [
    'sld=http://169.254.169.254/',
    'SLD_BODY=%3Cx%2F%3E',
    'remote_ows_url=http://10.0.0.1/',
    'callback=alert',
    'f=json&CALLBACK=x',
    'request=Transaction',
    'request=Execute&service=WPS',
    'request=GetPropertyValue',
    'request=GetMap&REQUEST=Transaction',
    'layers=a&%6Cayers=b',
    'token=x',
    'adds=%5B%5D',
  ]) {
    it(`refuses the query ${query}`, () =>
      assert.throws(() => address(`wms?${query}`), { code: 'invalid' }));
  }

  it('passes on names that the county allows', () => {
    assert.equal(
      address('wms?viewParams=a:1', 'https://g.example/', ['viewparams']),
      'https://g.example/wms?viewParams=a:1',
    );
  });

  it('cannot be moved to another host', () => {
    for (const path of [
      'http://evil.example/',
      'https:evil.example',
      '@evil.example/',
      ':80@evil/',
    ]) {
      let found = 'https://gis.example/geoserver/';
      try {
        found = address(path);
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'invalid');
      }
      assert.ok(found.startsWith('https://gis.example/geoserver/'), found);
    }
  });
});

describe('what may pass', () => {
  for (const [declared, body, type] of [
    ['image/png', PNG, 'image/png'],
    ['text/html', PNG, 'image/png'],
    ['application/json;charset=utf-8', '{"a":1}', 'application/json'],
    ['text/plain;charset=utf-8', ' [1]', 'application/json'],
    ['text/javascript', '{"a":1}', 'application/json'],
    ['application/geo+json', '{}', 'application/geo+json'],
    [
      'text/xml; charset=GBK',
      '<?xml version="1.0" encoding="GBK"?><a/>',
      'application/xml; charset=gbk',
    ],
    ['application/vnd.ogc.wms_xml', '<WMT_MS_Capabilities/>', 'application/xml'],
    ['application/vnd.ogc.se_xml', '<ServiceExceptionReport/>', 'application/xml'],
    ['application/gml+xml; version=3.2', '\ufeff<?xml version="1.0"?><a/>', 'application/xml'],
    ['text/plain', 'GetFeatureInfo results:', 'text/plain'],
    ['application/x-protobuf', Buffer.from([0x1a, 0x02]), 'application/vnd.mapbox-vector-tile'],
    ['application/octet-stream', Buffer.from('fgb\u0003'), 'application/octet-stream'],
    ['application/flatgeobuf', Buffer.from('fgb\u0003'), 'application/flatgeobuf'],
    ['text/html', '<html></html>', undefined],
    ['text/html', '{"a":1}', undefined],
    ['application/json', '<!DOCTYPE html><html>', undefined],
    [
      'application/xml',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
      undefined,
    ],
    ['text/xml', '<!-- x --><script>alert(1)</script>', undefined],
    ['application/octet-stream', '\n<html>', undefined],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', undefined],
    ['application/javascript', 'alert(1)', undefined],
    ['text/css', 'a{}', undefined],
    ['application/pdf', '%PDF-1.4', undefined],
    ['', 'anything', undefined],
  ] as const) {
    it(`${declared} "${String(body).slice(0, 24)}": ${type ?? 'nothing'}`, () =>
      assert.equal(serviceType(Buffer.from(body), declared), type));
  }
});

describe('addresses in the documents of a service', () => {
  const own = {
    service: { id: 'gs', url: 'http://10.1.2.3:8080/geoserver?map=x' },
    proxy: `${API}/counties/${COUNTY}/services/gs`,
    privateHosts: ['gis.county.gov'],
  };
  for (const [written, expected] of [
    [
      '<a href="http://10.1.2.3:8080/geoserver/wms?SERVICE=WMS&amp;map=x&amp;"/>',
      `<a href="${own.proxy}/wms?SERVICE=WMS&amp;"/>`,
    ],
    ['<a href="http://10.1.2.3:8080/geoserver/wms?"/>', `<a href="${own.proxy}/wms?"/>`],
    [
      '<R template="http://localhost:8080/geoserver/gwc/{TileMatrix}/{TileRow}"/>',
      `<R template="${own.proxy}/gwc/{TileMatrix}/{TileRow}"/>`,
    ],
    [
      '{"href":"http:\\/\\/gis.county.gov\\/geoserver\\/ogc?f=json"}',
      `{"href":"${own.proxy.replaceAll('/', '\\/')}\\/ogc?f=json"}`,
    ],
    ['<a href="http://10.1.2.3:8080/manager/"/>', '<a href="about:invalid"/>'],
    ['<a href="http://192.168.0.9/geoserver2/"/>', '<a href="about:invalid"/>'],
    [
      '<a xmlns="http://www.opengis.net/wms" href="https://public.example/x"/>',
      '<a xmlns="http://www.opengis.net/wms" href="https://public.example/x"/>',
    ],
    [
      '<OnlineResource>http://10.1.2.3:8080/geoserver</OnlineResource>',
      `<OnlineResource>${own.proxy}</OnlineResource>`,
    ],
  ] as const) {
    it(`${written.slice(0, 60)} is turned to the proxy, or taken away`, () =>
      assert.equal(withProxyAddresses(written, own), expected));
  }
});

describe('the service proxy', () => {
  it('asks with the key and headers of the county, and with nothing of the caller', async () => {
    upstream.say(200, 'application/json', '{"ok":true}', {
      'set-cookie': 'a=b',
      'x-powered-by': 'x',
      etag: '"u"',
    });
    const app = proxy({
      url: `http://${upstream.host}/arcgis?token={key}`,
      key: SECRET,
      headers: { authorization: `Bearer ${SECRET}` },
      referer: 'https://portal.example/',
    });
    const response = await app.request(below('/rest?f=json'), {
      headers: {
        cookie: 'session=1',
        authorization: 'Bearer mine',
        'x-forwarded-for': '1.2.3.4',
        referer: 'http://evil/',
      },
    });
    assert.equal(response.status, 200);
    const [request] = upstream.asked;
    assert.equal(request?.url, '/arcgis/rest?f=json&token=k3y%2Fof%20the%2Bcounty');
    assert.deepEqual(
      Object.entries(request?.headers ?? {}).sort(),
      Object.entries({
        host: upstream.host,
        connection: 'keep-alive',
        accept: '*/*',
        'accept-encoding': 'gzip',
        authorization: `Bearer ${SECRET}`,
        referer: 'https://portal.example/',
        'user-agent': 'yizhangtu-server',
      }).sort(),
    );
    assert.equal(response.headers.get('set-cookie'), null);
    assert.equal(response.headers.get('x-powered-by'), null);
  });

  it('leaves words alone that a header without a secret has too', async () => {
    const headers = { 'accept-language': 'zh', 'X-Requested-With': '1' };
    const app = proxy({ url: `http://${upstream.host}/geoserver`, headers });
    const told = { language: 'zh', count: 11 };
    upstream.say(200, 'application/json', JSON.stringify(told));
    const response = await app.request(below('/collections'));
    assert.deepEqual(await response.json(), told);
  });

  it('gives nothing of the key away, wherever the service puts it', async () => {
    const app = proxy({ url: `http://${upstream.host}/geoserver?tk={key}`, key: SECRET });
    upstream.say(
      200,
      'application/json',
      JSON.stringify({
        tk: SECRET,
        next: `http://${upstream.host}/geoserver/n?tk=${encodeURIComponent(SECRET)}&limit=2`,
      }),
    );
    const text = await (await app.request(below('/collections'))).text();
    assert.deepEqual(JSON.parse(text), {
      tk: '',
      next: `${API}/counties/${COUNTY}/services/gs/n?limit=2`,
    });
    upstream.say(403, 'text/html', `<html>bad key ${SECRET} at ${upstream.host}</html>`);
    await refuses(app.request(below('/')), 'quota');
    upstream.answerWith = (request) => request.socket.destroy();
    await refuses(app.request(below('/')), 'unavailable');
  });

  it('takes out a token that stands in the address itself, and no word of an interface', async () => {
    const query =
      'service=WMS&layers=roads&map=town&lang=zh&cache=true&region=west&TOKEN=a%2fb+c&ak=a%2fb+cde';
    const app = proxy({ url: `http://${upstream.host}/geoserver?${query}`, query: ['region'] });
    const words = {
      service: 'WMS',
      layers: ['roads'],
      map: 'town',
      lang: 'zh',
      ok: true,
      at: 'west',
    };
    const echo = (token: string, ...more: string[]) => JSON.stringify({ ...words, token, more });
    upstream.say(200, 'application/json', echo('a/b c', 'a%2fb+c', 'a%2Fb%20c', 'a/b cde'));
    const text = await (await app.request(below('/wms'))).text();
    assert.deepEqual(JSON.parse(text), { ...words, token: '', more: ['', '', ''] });
  });

  for (const [status, type, body, code] of [
    [200, 'text/html', '<html>please sign in</html>', 'bad_response'],
    [200, 'text/html', '您的访问量已超过配额', 'quota'],
    [200, 'application/json', '<!doctype html><title>', 'bad_response'],
    [401, 'text/plain', '', 'quota'],
    [429, 'text/plain', '', 'quota'],
    [499, 'application/json', '{}', 'quota'],
    [404, 'text/html', 'nothing', 'not_found'],
    [204, 'image/png', '', 'not_found'],
    [500, 'text/xml', '<ServiceException/>', 'unavailable'],
    [503, 'text/html', '', 'unavailable'],
    [304, 'text/plain', '', 'bad_response'],
  ] as const) {
    it(`takes ${status} ${type} "${body.slice(0, 24)}" for ${code}`, async () => {
      upstream.say(status, type, body);
      await refuses(proxy().request(below('/wms?request=GetMap')), code);
    });
  }

  it('passes on how long to wait', async () => {
    upstream.say(429, 'text/plain', '', { 'retry-after': '30' });
    const response = await proxy().request(below('/'));
    assert.equal(response.headers.get('retry-after'), '30');
    await response.body?.cancel();
  });

  it('passes on a report of the service, which answers 200 to a wrong request', async () => {
    const report =
      '<ServiceExceptionReport><ServiceException code="LayerNotDefined"/></ServiceExceptionReport>';
    upstream.say(200, 'application/vnd.ogc.se_xml', report);
    const response = await proxy().request(below('/wms?request=GetMap&layers=none'));
    assert.equal(response.headers.get('content-type'), 'application/xml');
    assert.equal(await response.text(), report);
  });

  it('keeps the bytes of a text in another encoding', async () => {
    const gbk = Buffer.concat([
      Buffer.from('<a>'),
      Buffer.from([0xb5, 0xc2, 0xc7, 0xe5]),
      Buffer.from('</a>'),
    ]);
    upstream.say(200, 'text/xml;charset=GBK', gbk);
    const response = await proxy().request(below('/'));
    assert.equal(response.headers.get('content-type'), 'application/xml; charset=gbk');
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), gbk);
  });

  it('unpacks, but not without end', async () => {
    upstream.say(200, 'application/json', gzipSync('{"a":1}'), { 'content-encoding': 'gzip' });
    assert.deepEqual(await (await proxy().request(below('/'))).json(), { a: 1 });
    const bomb = gzipSync(Buffer.alloc(40_000_000, ' '));
    assert.ok(bomb.length < 100_000);
    upstream.say(200, 'application/json', bomb, { 'content-encoding': 'gzip' });
    assert.match(await refuses(proxy().request(below('/')), 'bad_response'), /too large/);
    upstream.say(200, 'application/json', 'x', { 'content-encoding': 'gzip' });
    await refuses(proxy().request(below('/')), 'bad_response');
    upstream.say(200, 'application/json', 'x', { 'content-encoding': 'br' });
    await refuses(proxy().request(below('/')), 'bad_response');
  });

  it('reads no more than it may', async () => {
    upstream.answerWith = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1_000_000))) continue;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    assert.match(await refuses(proxy().request(below('/')), 'bad_response'), /too large/);
  });

  it('passes a byte range on, and an unsatisfiable one', async () => {
    upstream.answerWith = (request, response) => {
      const status = request.headers.range === 'bytes=0-3' ? 206 : 416;
      const range = status === 206 ? 'bytes 0-3/1000' : 'bytes */1000';
      response
        .writeHead(status, { 'content-type': 'application/octet-stream', 'content-range': range })
        .end(status === 206 ? 'fgb\u0003' : 'an error');
    };
    const first = await proxy().request(below('/a.fgb'), { headers: { range: 'bytes=0-3' } });
    assert.equal(first.status, 206);
    assert.equal(first.headers.get('content-range'), 'bytes 0-3/1000');
    assert.equal(await first.text(), 'fgb\u0003');
    const beyond = await proxy().request(below('/a.fgb'), { headers: { range: 'bytes=2000-' } });
    assert.equal(beyond.status, 416);
    assert.equal(beyond.headers.get('content-range'), 'bytes */1000');
    assert.equal(await beyond.text(), '');
    await refuses(
      proxy().request(below('/a.fgb'), { headers: { range: 'bytes=0-1,5-6' } }),
      'unsupported',
    );
  });

  it('passes no part of a page', async () => {
    upstream.say(206, 'text/html', '<html>', { 'content-range': 'bytes 0-5/6' });
    await refuses(proxy().request(below('/'), { headers: { range: 'bytes=0-5' } }), 'bad_response');
  });

  for (const [said, expected] of [
    ['max-age=60', 'public, max-age=60'],
    ['public, max-age=99999999', 'public, max-age=86400'],
    ['private, max-age=60', 'private, no-store'],
    ['no-store', 'private, no-store'],
    ['', 'public, no-cache'],
  ] as const) {
    it(`keeps a copy as "${said}" says: ${expected}`, async () => {
      upstream.say(200, 'image/png', PNG, said === '' ? {} : { 'cache-control': said });
      const response = await proxy().request(below('/1/2/3.png'));
      assert.equal(response.headers.get('cache-control'), expected);
      const again = await proxy().request(below('/1/2/3.png'), {
        headers: { 'if-none-match': response.headers.get('etag') ?? '' },
      });
      // What no cache may keep is compared with no copy either.
      assert.equal(again.status, expected.startsWith('public') ? 304 : 200);
    });
  }

  for (const target of [
    'http://169.254.169.254/latest/',
    '/manager/html',
    '//evil.example/geoserver/',
    'file:///etc/passwd',
    'http://user:password@127.0.0.1/geoserver/',
  ]) {
    it(`does not follow a redirect to ${target}`, async () => {
      upstream.answerWith = (_, response) => response.writeHead(302, { location: target }).end();
      await refuses(proxy().request(below('/')), 'bad_response');
      assert.equal(upstream.asked.length, 1);
    });
  }

  it('follows a redirect below the base address', async () => {
    upstream.answerWith = (request, response) => {
      if (request.url === '/geoserver/old')
        response.writeHead(302, { location: '/geoserver/new' }).end();
      else response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
    };
    assert.equal((await proxy().request(below('/old'))).status, 200);
    assert.deepEqual(
      upstream.asked.map(({ url }) => url),
      ['/geoserver/old', '/geoserver/new'],
    );
  });

  it('reaches an address inside the network only when it is named, by whatever name', async () => {
    upstream.say(200, 'image/png', PNG);
    const { port } = new URL(`http://${upstream.host}`);
    for (const form of [
      '127.0.0.1',
      'localhost',
      '127.1',
      '0x7f000001',
      '[::ffff:127.0.0.1]',
      '0',
    ]) {
      const app = proxy({ url: `http://${form}:${port}/geoserver/`, privateHosts: [] });
      await refuses(app.request(below('/')), 'bad_response');
    }
    assert.deepEqual(upstream.asked, []);
  });

  it('knows no other service and is read only', async () => {
    const other = `/counties/${COUNTY}/services/other/wms`;
    await refuses(proxy().request(other), 'not_found');
    const posted = await proxy().request(below('/wfs'), { method: 'POST', body: '<x/>' });
    assert.equal(posted.status, 404);
    assert.deepEqual(upstream.asked, []);
  });

  it('does not show a service that is for some roles', async () => {
    await refuses(proxy({ roles: ['planner'] }).request(below('/wms')), 'not_found');
    assert.deepEqual(upstream.asked, []);
  });

  it('tells a caller that asks too often to wait', async () => {
    const response = proxy({ wait: 7 }).request(below('/wms'));
    await refuses(response, 'rate_limited');
    assert.equal((await response).headers.get('retry-after'), '7');
    assert.deepEqual(upstream.asked, []);
  });

  it('gives up when the caller does', async () => {
    const gone = new AbortController();
    upstream.answerWith = () => gone.abort();
    const response = await proxy().request(below('/wms'), { signal: gone.signal });
    assert.equal(response.status, 499);
    await response.body?.cancel();
  });

  it('asks no more at once than a service can bear, and goes on afterwards', async () => {
    const held: ServerResponse[] = [];
    let isFull = (): void => undefined;
    const full = new Promise<void>((resolve) => (isFull = resolve));
    upstream.answerWith = (_, response) => {
      held.push(response);
      if (held.length === 64) isFull();
    };
    const app = proxy();
    const first = Array.from({ length: 64 }, () => app.request(below('/wms')));
    await full;
    await refuses(app.request(below('/wms')), 'rate_limited');
    for (const response of held) response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
    for (const response of await Promise.all(first)) assert.equal(response.status, 200);
    upstream.say(200, 'image/png', PNG);
    assert.equal((await app.request(below('/wms'))).status, 200);
  });
});
