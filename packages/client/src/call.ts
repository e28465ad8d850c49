import { YztError } from '@yizhangtu/standard';
import type { Operation, Schema } from '@yizhangtu/standard/contract.js';
import type * as z from 'zod/mini';
import { checked } from './check.ts';
import type { Client } from './client.ts';
import { JSON_TYPES, readJson } from './files.ts';
import { send } from './send.ts';
import { uuidv7 } from './uuid.ts';

type Given<Name extends string, S> = S extends Schema ? { [K in Name]: z.input<S> } : unknown;

/** Headers that a row reads. Its `Idempotency-Key` is made for each call that brings none. */
type Headers<H> = {
  [K in keyof H as string extends K ? never : K extends 'idempotency-key' ? never : K]: H[K];
} & (H extends { 'idempotency-key': string } ? { 'idempotency-key'?: string } : unknown);
type GivenHeaders<S> = S extends Schema
  ? object extends Headers<z.input<S>>
    ? { headers?: Headers<z.input<S>> | undefined }
    : { headers: Headers<z.input<S>> }
  : unknown;

/** What a call of an operation takes, from its row of the contract. */
export type CallInit<T extends Operation> = {
  signal?: AbortSignal | undefined;
} & Given<'params', T['params']> &
  Partial<Given<'query', T['query']>> &
  GivenHeaders<T['headers']> &
  (T['request'] extends { json: infer S }
    ? Given<'body', S>
    : T['request'] extends { type: string }
      ? { body: Blob }
      : unknown);

/** What narrows the list of an operation. */
export type QueryOf<T extends Operation> = T['query'] extends Schema ? z.input<T['query']> : never;

/** What a call of an operation brings: its JSON, checked; bytes where the row names no schema. */
export type Answer<T extends Operation> = T['status'] extends 204
  ? undefined
  : T['response'] extends { json: infer S extends Schema }
    ? z.output<S>
    : ArrayBuffer;

/** Any call's parts, for the functions that build it. */
export interface AnyInit {
  signal?: AbortSignal | undefined;
  params?: unknown;
  query?: unknown;
  headers?: unknown;
  body?: unknown;
  /** Not tried again by itself. */
  once?: boolean | undefined;
}

/**
 * Calls one operation of the contract and checks its answer. Rejects with a `YztError`: see `code`.
 *
 * ```ts
 * const page = await call(client, listCatalogue, { params: { county: '330521' }, query: { q: '茶园' } });
 * ```
 */
export function call<T extends Operation>(
  client: Client,
  operation: T,
  init: CallInit<T>,
): Promise<Answer<T>> {
  return callUrl(client, operation, urlOf(client, operation, init), init) as Promise<Answer<T>>;
}

/** As {@link call}, at an address that the backend itself gave. */
export function callUrl(
  client: Client,
  operation: Operation,
  url: string,
  init: AnyInit,
): Promise<unknown> {
  const { method, response, status } = operation;
  const { body, signal, once } = init;
  const request = { method, url, body, signal, once, headers: headersOf(client, operation, init) };
  if (!('json' in response)) {
    const none = status === 204;
    return send(client, { ...request, accept: response.type }, async (answer) =>
      none ? undefined : answer.arrayBuffer(),
    );
  }
  const accept = response.type ?? JSON_TYPES;
  return send(client, { ...request, accept }, async (answer) =>
    checked(response.json, await readJson(answer, url), url),
  );
}

const KEY = 'idempotency-key';

/** Headers of a call, with a new key where the row asks for one and none is given. */
function headersOf(
  { timing }: Client,
  { headers: schema }: Operation,
  { headers }: AnyInit,
): Record<string, string> {
  const { shape } = (schema ?? {}) as { shape?: object };
  const all: Record<string, string> = shape && KEY in shape ? { [KEY]: uuidv7(timing.now()) } : {};
  for (const [name, value] of Object.entries(record(headers))) {
    if (value !== undefined) all[name] = String(value);
  }
  return all;
}

/** The address of a call. Without `{…}` left in it, and with no parameter that could climb out of its place. */
export function urlOf(client: Client, operation: Operation, init: AnyInit): string {
  const params = record(init.params);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    if (/^\.{0,2}$/.test(value)) {
      throw new YztError({
        code: 'invalid',
        message: `${operation.id}: parameter ${name} must not be ${JSON.stringify(value)}`,
      });
    }
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(record(init.query))) {
    if (value !== undefined) query.set(name, String(value));
  }
  const search = query.toString();
  return client.baseUrl + path + (search && `?${search}`);
}

function record(value: unknown): Record<string, unknown> {
  return (value ?? {}) as Record<string, unknown>;
}
