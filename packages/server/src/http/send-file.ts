import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { isFresh } from './answer.ts';
import type { Request } from './env.ts';
import { parseRange } from './range.ts';

export interface FileHeaders {
  type: string;
  cacheControl: string;
  more?: Readonly<Record<string, string>>;
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

/**
 * A file, whole or by one byte range, with `ETag`, `If-None-Match`, `If-Range` and 416.
 * Undefined when there is no such file. The caller has made sure that `path` may be read.
 */
export async function sendFile(
  c: Request,
  path: string,
  { type, cacheControl, more = {} }: FileHeaders,
): Promise<Response | undefined> {
  const file = await openFile(path);
  if (file === undefined) return undefined;
  const stat = await file.stat();
  if (!stat.isFile()) {
    await file.close();
    return undefined;
  }
  const tag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
  const modified = stat.mtime.toUTCString();
  const headers: Record<string, string> = {
    etag: tag,
    'last-modified': modified,
    'accept-ranges': 'bytes',
    'cache-control': cacheControl,
    ...more,
  };
  const withoutBody = async (status: number, extra: Record<string, string>) => {
    await file.close();
    return new Response(null, { status, headers: { ...headers, ...extra } });
  };
  if (isFresh(c, tag)) return withoutBody(304, {});
  const condition = c.req.header('if-range');
  const holds = condition === undefined || condition === tag || condition === modified;
  const range = holds ? parseRange(c.req.header('range'), stat.size) : undefined;
  if (range === 'unsatisfiable') {
    return withoutBody(416, { 'content-range': `bytes */${stat.size}` });
  }
  const { start, end } = range ?? { start: 0, end: stat.size - 1 };
  headers['content-type'] = type;
  headers['content-length'] = String(end - start + 1);
  if (range !== undefined) headers['content-range'] = `bytes ${start}-${end}/${stat.size}`;
  const status = range === undefined ? 200 : 206;
  if (c.req.method === 'HEAD' || stat.size === 0) return withoutBody(status, headers);
  const body = Readable.toWeb(file.createReadStream({ start, end })) as ReadableStream<Uint8Array>;
  return new Response(body, { status, headers });
}
