import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogueEntry, TileUpstream } from '@yizhangtu/standard';
import { fetchImage, type FetchImageOptions } from './proxy/fetch-image.ts';
import { isInside } from './proxy/inside-address.ts';
import { COUNTY, layer } from './testing/county-folder.ts';
import { signedInWith } from './testing/signed-in.ts';
import { testServer } from './testing/test-server.ts';
import { PNG, testUpstream } from './testing/upstream.ts';

const PUBLIC: Omit<FetchImageOptions, 'privateHosts'> = {
  hosts: [],
  timeoutMs: 5000,
  mostBytes: 10_000,
};

const upstream = testUpstream();
const get = (url: string, more: Partial<FetchImageOptions> = {}) =>
  fetchImage(new URL(url), { ...PUBLIC, privateHosts: [upstream.host], ...more });
const refuses = (promise: Promise<unknown>, code: string) =>
  assert.rejects(promise, (error: Error & { code?: string }) => {
    assert.equal(error.code, code, error.message);
    assert.doesNotMatch(error.message, /127\.0\.0|localhost|secret/);
    return true;
  });

describe('addresses inside the network', () => {
  for (const address of [
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'not an address',
    '',
  ]) {
    it(`counts "${address}" as inside`, () => assert.equal(isInside(address), true));
  }
  for (const address of [
    '8.8.8.8',
    '172.32.0.1',
    '223.255.255.255',
    '2400:3200::1',
    '2606:4700::1111',
  ]) {
    it(`counts ${address} as outside`, () => assert.equal(isInside(address), false));
  }
});

describe('asking a map service', () => {
  it('passes a picture on, of the kind that it is', async () => {
    upstream.say(200, 'application/octet-stream', PNG);
    const image = await get(`http://${upstream.host}/1/2/3`);
    assert.equal(image.type, 'image/png');
    assert.deepEqual(image.bytes, PNG);
  });

  for (const form of [
    'http://127.0.0.1',
    'http://127.1',
    'http://0x7f.1',
    'http://2130706433',
    'http://017700000001',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://0',
    'http://localhost',
  ]) {
    it(`does not ask ${form}`, async () => {
      upstream.say(200, 'image/png', PNG);
      const { port } = new URL(`http://${upstream.host}`);
      await refuses(get(`${form}:${port}/`, { privateHosts: [] }), 'bad_response');
      assert.deepEqual(upstream.asked, []);
    });
  }

  it('does not follow a redirect to an address inside', async () => {
    for (const target of [
      'http://127.1:1/',
      'http://[::ffff:127.0.0.1]:1/',
      'http://169.254.169.254/latest/',
      'file:///etc/passwd',
      '//10.0.0.1/',
    ]) {
      upstream.answerWith = (_, response) => response.writeHead(302, { location: target }).end();
      await refuses(get(`http://${upstream.host}/`), 'bad_response');
    }
    assert.equal(upstream.asked.length, 5);
  });

  it('does not follow a redirect to a host that is not named', async () => {
    upstream.answerWith = (_, response) =>
      response.writeHead(302, { location: 'http://tiles.example/' }).end();
    await refuses(get(`http://${upstream.host}/`), 'bad_response');
  });

  it('does not follow redirects for ever', async () => {
    upstream.answerWith = (_, response) => response.writeHead(302, { location: '/again' }).end();
    await refuses(get(`http://${upstream.host}/`), 'bad_response');
    assert.equal(upstream.asked.length, 4);
  });

  for (const [status, type, body, code] of [
    [
      200,
      'application/json',
      '{"code":301005,"msg":"权限类型错误","resolve":"请使用浏览器端key"}',
      'quota',
    ],
    [200, 'application/json', '{"msg":"该密钥当日调用次数已超限"}', 'quota'],
    [200, 'text/xml', '<error><msg>非法Key</msg></error>', 'quota'],
    [200, 'text/html', '<html><body>您的访问量已超过配额</body></html>', 'quota'],
    [403, 'text/html', '<html>Forbidden</html>', 'quota'],
    [418, 'text/html', 'Bad Gateway', 'quota'],
    [429, 'text/plain', '', 'quota'],
    [200, 'text/html', '<html>hello</html>', 'bad_response'],
    [200, 'image/png', 'not a picture', 'bad_response'],
    [200, 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'bad_response'],
    [200, 'image/png', '', 'bad_response'],
    [404, 'text/html', 'no such tile', 'not_found'],
    [500, 'text/html', 'limit', 'unavailable'],
  ] as const) {
    it(`takes ${status} ${type} "${body.slice(0, 24)}" for ${code}`, async () => {
      upstream.say(status, type, body);
      await refuses(get(`http://${upstream.host}/`), code);
    });
  }

  it('reads no more than it may', async () => {
    upstream.say(200, 'image/png', Buffer.concat([PNG, Buffer.alloc(20_000)]));
    await refuses(get(`http://${upstream.host}/`), 'bad_response');
  });

  it('does not wait for ever', async () => {
    upstream.answerWith = () => undefined;
    await refuses(get(`http://${upstream.host}/`, { timeoutMs: 50 }), 'timeout');
  });

  it('says so when nobody is there', async () => {
    upstream.answerWith = (request) => request.socket.destroy();
    await refuses(get(`http://${upstream.host}/`), 'unavailable');
  });
});

describe('the tile proxy', () => {
  const tiles = (id: string, query: string): TileUpstream => ({
    id,
    url: `http://${upstream.host}/${id}/{z}/{x}/{y}${query}`,
    key: 'secret',
    referer: 'https://portal.example/',
  });
  const staff = (id: string, ...addresses: readonly string[]): CatalogueEntry =>
    layer(id, {
      roles: ['supervisor'],
      source: { type: 'xyz', tiles: [...addresses], datum: 'WGS84' },
    });
  const server = testServer('PGlite', () => ({
    entries: [
      staff('of-staff', 'base-tiles/staff/{z}/{x}/{y}'),
      staff('second', 'https://tiles.example/{z}/{x}/{y}', 'base-tiles/aside/{z}/{x}/{y}'),
    ],
    private: {
      privateHosts: [upstream.host],
      tiles: [
        tiles('vec', '?tk={key}'),
        tiles('spent', '?tk={key}'),
        tiles('staff', '?tk={key}'),
        tiles('aside', '?tk={key}'),
      ],
    },
  }));
  const tile = (id: string, path: string): string => `counties/${COUNTY}/base-tiles/${id}/${path}`;

  it('fills in the tile and the key, and asks once', async () => {
    let referer: string | undefined;
    upstream.answerWith = (request, response) => {
      referer = request.headers.referer;
      response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
    };
    for (let time = 0; time < 2; time += 1) {
      const response = await server.get(tile('vec', '12/3412/1682'));
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-type'), 'image/png');
      assert.match(response.headers.get('cache-control') ?? '', /max-age=86400/);
      assert.equal((await response.arrayBuffer()).byteLength, PNG.length);
    }
    assert.deepEqual(
      upstream.asked.map(({ url }) => url),
      ['/vec/12/3412/1682?tk=secret'],
    );
    assert.equal(referer, 'https://portal.example/');
  });

  it('answers a refusal of the service as a problem, in the language asked for, without the key', async () => {
    upstream.say(200, 'application/json', '{"msg":"secret: 超限"}');
    const response = await server.get(tile('spent', '1/0/0'), { 'accept-language': 'en-GB,en' });
    const text = await response.text();
    assert.equal(response.status, 429);
    assert.match(text, /"code":"quota"/);
    assert.match(text, /"title":"The map service/);
    assert.doesNotMatch(text, /secret/);
  });

  it('knows no service that the private file does not name, and no tile that is none', async () => {
    for (const [path, status] of [
      [tile('other', '1/0/0'), 404],
      [tile('vec', '1/2/0'), 400],
      [tile('vec', '1/0/..%2f0'), 400],
      [tile('http:%2f%2f127.0.0.1', '1/0/0'), 400],
    ] as const) {
      const response = await server.get(path);
      await response.arrayBuffer();
      assert.equal(response.status, status, path);
    }
    assert.deepEqual(upstream.asked, []);
  });

  for (const [id, told] of [
    ['staff', 'an entry for some roles'],
    ['aside', 'the second address of an entry for some roles'],
  ] as const) {
    it(`gives what ${told} reads to those roles alone, also once it is kept`, async () => {
      upstream.say(200, 'image/png', PNG);
      const supervisor = await signedInWith(server, 'supervisor');
      const cadre = await signedInWith(server, 'village-cadre');
      for (const [headers, status] of [
        [{}, 404],
        [supervisor, 200],
        [cadre, 404],
        [{ 'if-none-match': '*' }, 404],
        [supervisor, 200],
      ] as const) {
        const response = await server.get(tile(id, '1/0/0'), headers);
        await response.arrayBuffer();
        assert.equal(response.status, status);
        assert.match(response.headers.get('cache-control') ?? '', /^private/);
      }
      assert.equal(upstream.asked.length, 1);
    });
  }
});
