import { YztError } from '@yizhangtu/standard';
import { OPERATIONS, type Operation, type Schema } from '@yizhangtu/standard/contract.js';
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
  : undefined;

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
}

async function readBody(c: Request): Promise<unknown> {
  const text = await c.req.text();
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
export function mountOperations(app: Hono<Env>, { operations, handlers, admit }: Contract): void {
  const rows = operations ?? OPERATIONS;
  const faults = rows.flatMap((row) => [
    ...(Object.hasOwn(handlers, row.id) ? [] : [`${row.id} has no handler`]),
    ...(Object.hasOwn(PERMISSIONS, row.permission) ? [] : [`${row.id} has no known permission`]),
  ]);
  if (faults.length > 0) throw new Error(`the API contract is not met: ${faults.join('; ')}`);
  for (const row of rows) {
    const handler = handlers[row.id as keyof Handlers] as (call: Call) => Answer;
    app.on(row.method, routesOf(row), async (c) => {
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
      if (request === undefined || !('json' in request)) {
        return handler({ c, params, query, headers, body: undefined });
      }
      const content = await readBody(c);
      // A body takes as long as its sender likes: who may no longer do this when it is there does not.
      if (PERMISSIONS[row.permission].roles !== 'everyone') {
        await admit(c, path['county'] ?? '', row.permission);
      }
      return handler({ c, params, query, headers, body: parse(request.json, content, 'body') });
    });
  }
}
