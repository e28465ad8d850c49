import { YztError } from '@yizhangtu/standard';
import {
  BODY_BYTES,
  OPERATIONS,
  type Operation,
  type Schema,
} from '@yizhangtu/standard/contract.js';
import { PERMISSIONS, type PermissionId } from '@yizhangtu/standard/identity.js';
import type * as contract from '@yizhangtu/standard/contract.js';
import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import { parseOrThrow } from '../issues.ts';
import { NOT_STORABLE } from '../store/storable.ts';
import type { Env, Request } from './env.ts';

type Rows = {
  [
    K in keyof typeof contract as (typeof contract)[K] extends Operation ? K : never
  ]: (typeof contract)[K];
};
type Parsed<T, K extends string> = T extends { readonly [P in K]: infer S extends Schema }
  ? z.output<S>
  : undefined;
type BodyOf<T> = T extends { readonly request: { readonly json: infer S extends Schema } }
  ? z.output<S>
  : T extends { readonly request: unknown }
    ? Bytes
    : undefined;
/** A body that is no JSON, read as it comes. */
type Bytes = AsyncIterable<Uint8Array>;

/** A request whose parts have passed their schemas. */
export interface Call<Params = unknown, Query = unknown, Headers = unknown, Input = unknown> {
  readonly c: Request;
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Input;
}
type CallOf<T> = Call<Parsed<T, 'params'>, Parsed<T, 'query'>, Parsed<T, 'headers'>, BodyOf<T>>;
type Answer = Response | Promise<Response>;

/** A handler for each row of the contract, by the row's id. */
export type Handlers = { readonly [K in keyof Rows]: (call: CallOf<Rows[K]>) => Answer };

/**
 * Finds out who asks and keeps it with the request; throws unless they may do what the permission names.
 * Runs before a body is read, and again after it for what is not for everyone.
 */
export type Admit = (c: Request, county: string, permission: PermissionId) => Promise<void>;

export interface Contract {
  readonly operations?: readonly Operation[];
  readonly handlers: Handlers;
  readonly admit: Admit;
  /** Fewer bytes of a body than a row of the contract allows; as many when absent. */
  readonly mostBodyBytes?: number | undefined;
}

type Come = globalThis.Request['body'];

/** Bytes as they come, until they are more than `most`. Nothing is unpacked: compressed ones are no JSON. */
async function* limited(come: Come, most: number): Bytes {
  let length = 0;
  for await (const bytes of (come ?? []) as Bytes) {
    length += bytes.length;
    if (length > most) throw tooLarge(most);
    yield bytes;
  }
}

const tooLarge = (most: number): YztError =>
  new YztError({ code: 'too_large', message: `the content is larger than ${most} bytes` });

/** @throws YztError `too_large` for a body that says so itself, before a byte of it is read */
function refuseLarge(c: Request, most: number): void {
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge(most);
}

async function textOf(c: Request, most: number): Promise<string> {
  // A sender is held to the length that it states, and whoever looks at the stream makes it one of the web's.
  const isStated =
    c.req.header('content-length') !== undefined && c.req.header('transfer-encoding') === undefined;
  if (isStated) return c.req.text();
  const pieces: Uint8Array[] = [];
  for await (const bytes of limited(c.req.raw.body, most)) pieces.push(bytes);
  return new TextDecoder().decode(Buffer.concat(pieces));
}

async function readBody(c: Request, most: number): Promise<unknown> {
  const text = await textOf(c, most);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new YztError({
      code: 'invalid',
      message: 'the body is not JSON',
      issues: [
        {
          path: '',
          code: 'not_json',
          message: { 'zh-CN': '内容不是 JSON', en: 'The content is not JSON' },
          mend: { 'zh-CN': '发送 UTF-8 编码的 JSON', en: 'Send JSON in UTF-8' },
        },
      ],
      cause,
    });
  }
}

const parse = (schema: Schema | undefined, value: unknown, where: string): unknown =>
  schema === undefined ? undefined : parseOrThrow(schema, value, where);

/** The database has no text with U+0000 in it: such a parameter is a fault of the caller, not of the server. */
function refuseNull(given: Readonly<Record<string, string>>): void {
  const bad = Object.keys(given).filter((name) => given[name]?.includes('\0'));
  if (bad.length === 0) return;
  throw new YztError({
    code: 'invalid',
    message: `a null character in ${bad.join(', ')}`,
    issues: bad.map((path) => ({ path, ...NOT_STORABLE })),
  });
}

/** OGC API tells a server to refuse what it does not know (17-069r4, `/req/core/query-param-unknown`). */
function refuseUnknown({ query }: Operation, given: Readonly<Record<string, string>>): void {
  const known = Object.keys((query as z.ZodMiniObject | undefined)?.shape ?? {});
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new YztError({
    code: 'invalid',
    message: `unknown query parameter: ${unknown.join(', ')}`,
    issues: unknown.map((path) => ({
      path,
      code: 'unknown_parameter',
      message: { 'zh-CN': '没有这个查询参数', en: 'There is no such query parameter' },
      mend: {
        'zh-CN': known.length === 0 ? '去掉查询参数' : `可用的参数：${known.join('、')}`,
        en: known.length === 0 ? 'Leave the query out' : `The known ones are ${known.join(', ')}`,
      },
    })),
  });
}

/** GeoReport v2: an argument that is empty is as one that is not there. */
const saidOf = (given: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));

/** The routes of a row: with what takes the rest of the path, and with nothing in its place. */
function routesOf({ path }: Operation): string[] {
  const bare = path.replace(/\/\{\w+\*\}$/, '');
  const all = bare === path ? [path] : [path.replace(/\{(\w+)\*\}$/, ':$1{.*}'), bare];
  return all.map((one) => one.replace(/(?<=\/)\{(\w+)\}/g, ':$1'));
}

/**
 * Registers a route for each row of the contract.
 *
 * @throws Error naming every row that has no handler or no known permission: such a server must not start.
 */
export function mountOperations(
  app: Hono<Env>,
  { operations, handlers, admit, mostBodyBytes = Infinity }: Contract,
): void {
  const rows = operations ?? OPERATIONS;
  const faults = rows.flatMap((row) => [
    ...(Object.hasOwn(handlers, row.id) ? [] : [`${row.id} has no handler`]),
    ...(Object.hasOwn(PERMISSIONS, row.permission) ? [] : [`${row.id} has no known permission`]),
  ]);
  if (faults.length > 0) throw new Error(`the API contract is not met: ${faults.join('; ')}`);
  for (const row of rows) {
    const handler = handlers[row.id as keyof Handlers] as (call: Call) => Answer;
    const most = Math.min(row.mostBytes ?? BODY_BYTES, mostBodyBytes);
    app.on(row.method, routesOf(row), async (c) => {
      // Taken up before anything is waited for: what came before a connection was cut would be lost.
      const come = row.request && !('json' in row.request) ? c.req.raw.body : null;
      const path: Record<string, string> = c.req.param();
      const asked = row.tag === 'open311' ? saidOf(c.req.query()) : c.req.query();
      refuseNull(path);
      refuseNull(asked);
      const params = parse(row.params, path, 'path');
      const query = parse(row.query, asked, 'query');
      if (row.tag === 'ogc') refuseUnknown(row, asked);
      await admit(c, path['county'] ?? '', row.permission);
      const headers = parse(row.headers, c.req.header(), 'headers');
      const { request } = row;
      if (request === undefined) {
        return handler({ c, params, query, headers, body: undefined });
      }
      refuseLarge(c, most);
      if (!('json' in request)) {
        return handler({ c, params, query, headers, body: limited(come, most) });
      }
      const content = await readBody(c, most);
      // A body takes as long as its sender likes: who may no longer do this when it is there does not.
      if (PERMISSIONS[row.permission].roles !== 'everyone') {
        await admit(c, path['county'] ?? '', row.permission);
      }
      return handler({ c, params, query, headers, body: parse(request.json, content, 'body') });
    });
  }
}
