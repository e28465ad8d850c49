import type * as z from 'zod/mini';
import type { PermissionId } from './identity/permissions.ts';
import type { ErrorCode } from './problem.ts';

export type Schema = z.ZodMiniType;

/** An answer's body: JSON that fits `schema`, or bytes or text of `type`. */
export type Body = { readonly json: Schema; readonly type?: string } | { readonly type: string };

/**
 * Most bytes of a body whose row says nothing else. What people fill in fits several times over: twenty texts of the
 * greatest length in Chinese, 200 cases dispatched at once, 1,000 notices marked. Many rows are open to everyone, and
 * to read JSON of megabytes keeps a server from all others.
 */
export const BODY_BYTES = 256 * 1024;

/**
 * One row of the API contract. Server routes, typed clients, the OpenAPI document and contract tests are
 * all made from these rows and from nothing else.
 */
export interface Operation {
  /** Name in clients and `operationId` in OpenAPI. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the API's base address, with `{name}` parameters; `{name*}` at its end takes the rest, slashes too. */
  readonly path: string;
  readonly summary: string;
  /** Group in the OpenAPI page. */
  readonly tag: string;
  /** What the caller must be allowed to do; a server refuses to start with a row that names none. */
  readonly permission: PermissionId;
  /** String-valued; an object schema each. */
  readonly params?: Schema;
  readonly query?: Schema;
  /** Headers that the row reads besides those of every request, by their names in lower case. */
  readonly headers?: Schema;
  readonly request?: Body;
  /** Most bytes of the request's body: more is `too_large`. {@link BODY_BYTES} when absent. */
  readonly mostBytes?: number;
  readonly response: Body;
  readonly status: 200 | 201 | 204 | 303;
  /**
   * Errors besides `invalid`, `rate_limited` and `internal`, which any row may answer, and `too_large`, which any row
   * with a body may.
   */
  readonly errors: readonly ErrorCode[];
}

/** Declares an operation and keeps its exact types. */
/* @__NO_SIDE_EFFECTS__ */
export function operation<const T extends Operation>(row: T): T {
  return row;
}

/** HTTP status of each error code in a `application/problem+json` answer (RFC 9457). */
export const PROBLEM_STATUS = {
  invalid: 400,
  unsupported_version: 400,
  unsupported: 415,
  unauthenticated: 401,
  step_up: 401,
  denied: 403,
  not_found: 404,
  conflict: 409,
  transition_not_allowed: 409,
  version_mismatch: 412,
  idempotency_mismatch: 422,
  calendar_incomplete: 503,
  too_large: 413,
  unsupported_media: 415,
  rate_limited: 429,
  too_many_attempts: 429,
  quota: 429,
  bad_response: 502,
  timeout: 504,
  network: 502,
  unavailable: 503,
  aborted: 499,
  graphics: 500,
  worker: 500,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;
