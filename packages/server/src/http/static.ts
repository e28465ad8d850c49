import { hash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { getMimeType } from 'hono/utils/mime';
import type { Hono } from 'hono';
import { acceptsGzip, answer } from './answer.ts';
import type { Env, Request } from './env.ts';
import { ByteCache } from './lru.ts';
import { sendFile } from './send-file.ts';

/** A folder of files that the server shows. */
export interface StaticFolder {
  /** Where it stands, such as `/` or `/embed/`. */
  readonly path: string;
  readonly dir: string;
  /** Content-Security-Policy of its pages. Inline scripts of a page are allowed by their hashes. */
  readonly policy?: string;
}

const compress = promisify(gzip);
const STRICT_POLICY =
  "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; " +
  "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
const COMPRESSED =
  /^(text\/|application\/(json|geo\+json|javascript|wasm|manifest\+json)|image\/svg)/;
// What builders name by its content: `app.3f9a81cd.js`, `chunk-BxY3_aQ1.js`. Data are never kept for good:
// `wells-20251121.geojson` has a day in its name, and may change within it.
const HASHED = /[.-]((?=\w*\d)(?=\w*[A-Za-z])\w{8}|[0-9a-f]{16,})\.(js|css|wasm|woff2)$/;
const CACHE_BYTES = 32_000_000;

async function fileAt(root: string, path: string): Promise<string | undefined> {
  const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  for (const candidate of candidates) {
    const found = await realpath(join(root, candidate)).catch(() => undefined);
    if (found?.startsWith(`${root}${sep}`) && (await stat(found)).isFile()) return found;
  }
  return undefined;
}

function typeOf(path: string): string {
  const known: Record<string, string> = {
    '.mjs': 'text/javascript; charset=utf-8',
    '.geojson': 'application/geo+json',
    '.pmtiles': 'application/vnd.pmtiles',
  };
  return known[extname(path)] ?? getMimeType(path) ?? 'application/octet-stream';
}

/** `policy` with the hashes of the inline scripts that stand in the page as it is on disk. */
export function policyFor(html: string, policy: string): string {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi);
  const hashes = [...scripts].map(([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`);
  if (hashes.length === 0) return policy;
  const sources = [...new Set(hashes)].join(' ');
  return /script-src /.test(policy)
    ? policy.replace(/script-src /, `script-src ${sources} `)
    : `${policy}; script-src 'self' ${sources}`;
}

/** Shows a folder: `/` is its index page, a name without an ending is a page. */
export function serveStatic(app: Hono<Env>, folder: StaticFolder): void {
  const cache = new ByteCache<Buffer>(CACHE_BYTES);
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const policy = folder.policy ?? STRICT_POLICY;

  async function sendText(c: Request, path: string, type: string, cacheControl: string) {
    const { size, mtimeMs } = await stat(path);
    const tag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    const isPage = type.startsWith('text/html');
    const text = isPage ? await readFile(path, 'utf8') : '';
    const more: Record<string, string> = {
      vary: 'Accept-Encoding',
      'cache-control': cacheControl,
      ...(isPage ? { 'content-security-policy': policyFor(text, policy) } : {}),
    };
    if (!acceptsGzip(c)) {
      return answer(c, Uint8Array.from(await readFile(path)), { type, tag, more });
    }
    const key = `${path}|${tag}`;
    const zipped = cache.get(key) ?? (await compress(await readFile(path)));
    cache.set(key, zipped);
    const headers = { type, tag, more: { ...more, 'content-encoding': 'gzip' } };
    return answer(c, Uint8Array.from(zipped), headers);
  }

  app.get(`${base}*`, async (c, next) => {
    const root = await realpath(folder.dir);
    const asked = decodePath(c.req.path);
    if (asked === undefined) return next();
    const path = await fileAt(root, asked.slice(base.length - 1));
    if (path === undefined) {
      const isFolder =
        !asked.endsWith('/') && (await fileAt(root, `${asked.slice(base.length - 1)}/`));
      return isFolder ? c.redirect(`${c.req.path}/`, 301) : next();
    }
    const type = typeOf(path);
    const cacheControl = HASHED.test(path)
      ? 'public, max-age=31536000, immutable'
      : 'public, no-cache';
    if (COMPRESSED.test(type) && c.req.header('range') === undefined) {
      return sendText(c, path, type, cacheControl);
    }
    return (await sendFile(c, path, { type, cacheControl })) ?? next();
  });
}

/**
 * The page that a folder has for what is not there (`404.html`), for who reads pages: of the folder that stands
 * nearest to what was asked for.
 */
export async function notFoundPage(
  c: Request,
  folders: readonly StaticFolder[],
): Promise<Response | undefined> {
  const isPage = /\btext\/html\b/.test(c.req.header('accept') ?? '');
  if (!isPage || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return undefined;
  const base = ({ path }: StaticFolder): string => (path.endsWith('/') ? path : `${path}/`);
  const near = folders
    .filter((folder) => `${c.req.path}/`.startsWith(base(folder)))
    .sort((a, b) => base(b).length - base(a).length);
  for (const { dir, policy = STRICT_POLICY } of near) {
    const text = await readFile(join(dir, '404.html'), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    return new Response(text, {
      status: 404,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': policyFor(text, policy),
      },
    });
  }
  return undefined;
}

/** The path as a file name has it; undefined for what no file may be called. */
function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return /[\0\\]|(^|\/)\.\.?(\/|$)/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
