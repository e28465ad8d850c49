import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { javaBackend } from '../java-backend/backend.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS: Readonly<Record<string, string>> = {
  '/yzt/': join(ROOT, 'packages/embed/dist'),
  '/examples/': join(ROOT, 'examples'),
};
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
};

export interface JavaSite {
  readonly url: string;
  /** Method and path of what the backend was asked. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A county's own web server and backend, without a line of the reference server. */
export async function openJavaSite(): Promise<JavaSite> {
  const answer = javaBackend();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = 'GET', url = '/', headers } = request;
      const at = new URL(url, 'http://site');
      if (at.pathname.startsWith('/java/')) {
        asked.push(`${method} ${url}`);
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const said = await answer(
          new Request(at, {
            method,
            headers: headers as Record<string, string>,
            ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
          }),
        );
        response.writeHead(said.status, Object.fromEntries(said.headers));
        response.end(Buffer.from(await said.arrayBuffer()));
        return;
      }
      const path = at.pathname.endsWith('/') ? `${at.pathname}index.html` : at.pathname;
      const [base, dir] = Object.entries(FOLDERS).find(([start]) => path.startsWith(start)) ?? [];
      const file = base && dir ? join(dir, normalize(path.slice(base.length))) : undefined;
      if (at.pathname === '/favicon.ico') return void response.writeHead(204).end();
      if (file === undefined || !existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': "default-src 'self'; object-src 'none'; base-uri 'self'",
      });
      response.end(readFileSync(file));
    })().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
