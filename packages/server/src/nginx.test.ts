import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { COUNTY } from './testing/county-folder.ts';
import { testServer, type Json } from './testing/test-server.ts';

const NGINX = process.env['YZT_NGINX'] ?? 'nginx';
const missing = spawnSync(NGINX, ['-v']).error !== undefined;
const CONF = new URL('../../../docs/public/nginx.conf', import.meta.url);
const NAME = 'map.county.example';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until a process listens. */
async function reachable(port: number, process: ChildProcess): Promise<void> {
  while (process.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (connected) return;
    await setTimeout(50);
  }
  throw new Error('nginx has stopped');
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

interface Nginx {
  /** The port that speaks TLS. */
  readonly tls: number;
  stop(): Promise<void>;
}

/** Starts nginx with the file of the docs, before servers at these hosts. */
async function startNginx(hosts: readonly string[]): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'yzt-nginx-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${NAME}`],
      ...['-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
  const tls = await freePort();
  const plain = await freePort();
  const conf = (await readFile(CONF, 'utf8'))
    .replace('server 127.0.0.1:8080;', hosts.map((host) => `server ${host};`).join(' '))
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${tls} ssl;`)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${cert};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const whole = `daemon off; pid ${join(folder, 'pid')}; error_log stderr;
      events {} http { access_log off; ${paths.join(' ')} ${conf} }`;
  await writeFile(join(folder, 'nginx.conf'), whole);
  const nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: 'inherit',
  });
  await reachable(tls, nginx);
  return {
    tls,
    async stop() {
      nginx.kill('SIGTERM');
      if (nginx.exitCode === null) await once(nginx, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const skip = missing && 'nginx is not installed';

describe('several servers behind the nginx of the docs', { skip }, () => {
  it('take the pieces of a photo each for itself, and share all else', async () => {
    const servers = ['one', 'two', 'three'].map((name) =>
      http.createServer((_, response) => response.end(name)).listen(0, '127.0.0.1'),
    );
    await Promise.all(servers.map((server) => once(server, 'listening')));
    const hosts = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`);
    const nginx = await startNginx(hosts);
    try {
      const who = async (path: string): Promise<string> => {
        const address = {
          host: '127.0.0.1',
          port: nginx.tls,
          path: `/api/counties/${COUNTY}/${path}`,
        };
        const request = https.get({
          ...address,
          rejectUnauthorized: false,
          servername: NAME,
          headers: { host: NAME },
        });
        const [response] = (await once(request, 'response')) as [http.IncomingMessage];
        let text = '';
        for await (const part of response.setEncoding('utf8')) text += part as string;
        return text;
      };
      const of = new Set<string>();
      for (let upload = 0; upload < 20; upload += 1) {
        const path = `uploads/00000000-0000-4000-8000-${String(upload).padStart(12, '0')}`;
        const first = await who(path);
        for (const again of [path, `${path}/finish`, `${path}?from=here`]) {
          assert.equal(await who(again), first, again);
        }
        of.add(first);
      }
      assert.equal(of.size, servers.length);
      const asked = await Promise.all(Array.from({ length: 40 }, () => who('county.json')));
      assert.equal(new Set(asked).size, servers.length);
    } finally {
      await nginx.stop();
      for (const server of servers) server.closeAllConnections();
      for (const server of servers) server.close();
    }
  });
});

describe('behind the nginx of the docs', { skip }, () => {
  const server = testServer('PGlite', {}, { trustProxy: true });
  let nginx: Nginx | undefined;

  before(async () => {
    nginx = await startNginx([new URL(server.at('')).host]);
  });
  after(() => nginx?.stop());

  const ask = (
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      https
        .request(
          {
            host: '127.0.0.1',
            port: nginx?.tls,
            path: `/api/counties/${COUNTY}/${path}`,
            method: body === undefined ? 'GET' : 'POST',
            // Our own certificate of a minute ago.
            rejectUnauthorized: false,
            servername: NAME,
            headers: { host: NAME, ...headers },
          },
          (response) => {
            let text = '';
            response.on('data', (chunk: Buffer) => (text += chunk.toString()));
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
            );
          },
        )
        .on('error', reject)
        .end(body);
    });
  const json = ({ text }: Answer): Json => JSON.parse(text);

  it('one can sign in, and the session goes on', async () => {
    const info = json(await ask('session'));
    assert.equal(info.noSignIn, undefined);
    const people = json(await ask('session/sample-people'));
    const own = { 'x-yzt-session': '1', 'content-type': 'application/json' };
    const entered = await ask(
      'session/sample',
      own,
      JSON.stringify({ person: people.items[0].id }),
    );
    assert.equal(entered.status, 200);
    const [cookie = ''] = entered.headers['set-cookie'] ?? [];
    assert.match(cookie, /^__Host-yzt-\d{6}=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const again = json(await ask('session', { ...own, cookie: cookie.split(';')[0] ?? '' }));
    assert.equal(again.state, 'signedIn');
  });

  it('the browser is sent to and from the name that it sees', async () => {
    const { status, headers } = await ask('session/sign-in');
    assert.equal(status, 303);
    const url = new URL(String(headers['location']));
    assert.equal(url.origin, `https://${NAME}`);
    assert.equal(new URL(url.searchParams.get('redirect_uri') ?? '').origin, `https://${NAME}`);
  });

  it('nothing that a caller says of proxies is believed', async () => {
    const info = json(
      await ask('session', { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'other.example' }),
    );
    assert.equal(info.noSignIn, undefined);
    const { headers } = await ask('session/sign-in', { 'x-forwarded-host': 'other.example' });
    assert.equal(new URL(String(headers['location'])).origin, `https://${NAME}`);
  });
});
