import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.png': 'image/png',
};

export interface SiteOptions {
  /** Files by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Folders on disk by path prefix, such as `/yzt/`. */
  readonly folders?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Site {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

/** A server of static files and of nothing else: what a county's old portal has. */
export async function openSite({
  files = {},
  folders = {},
  headers = {},
}: SiteOptions): Promise<Site> {
  const find = (path: string): string | Uint8Array | undefined => {
    if (files[path] !== undefined) return files[path];
    const prefix = Object.keys(folders).find((start) => path.startsWith(start));
    if (prefix === undefined) return undefined;
    const file = join(folders[prefix] ?? '', normalize(path.slice(prefix.length)));
    return existsSync(file) ? readFileSync(file) : undefined;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    const body = find(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const type = TYPES[extname(pathname) || '.html'] ?? 'application/octet-stream';
    response.writeHead(body === undefined ? 404 : 200, {
      ...headers,
      'content-type': body === undefined ? 'text/plain' : type,
    });
    response.end(body ?? 'not found');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
