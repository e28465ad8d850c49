import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { PROBLEM_STATUS } from './operation.ts';
import { YztError, type ErrorCode, type Issue } from './problem.ts';
import { isObject, listIn, objectIn, textIn } from './reading.ts';
import type { Locale } from './text.ts';

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];
const Words = z.looseObject({ 'zh-CN': z.string(), en: z.string() });

/** An error on the wire: `application/problem+json` (RFC 9457), with what a {@link YztError} holds besides. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: checked(z.int(), z.minimum(100), z.maximum(599)),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  /** An error code of the kit. One that a newer server sends is kept. */
  code: z.string(),
  retriable: z.boolean(),
  issues: z.optional(
    z.array(z.looseObject({ path: z.string(), code: z.string(), message: Words, mend: Words })),
  ),
  /** What else a caller can use, such as what changed meanwhile. */
  facts: z.optional(z.record(z.string(), z.unknown())),
});
export type Problem = z.infer<typeof Problem>;

/** The reason phrase of each status that a problem may have (RFC 9110, 6585), and 499 of common use. */
const PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  499: 'Client Closed Request',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const isCode = (code: string): code is ErrorCode => Object.hasOwn(PROBLEM_STATUS, code);

/** The error as a server sends it. What caused it stays behind, and so does the message of a defect. */
export function errorToProblem(error: YztError, instance?: string): Problem {
  const status = PROBLEM_STATUS[error.code];
  return {
    type: 'about:blank',
    title: PHRASES[status] ?? 'Error',
    status,
    ...(error.code === 'internal' ? {} : { detail: error.message }),
    ...(instance === undefined ? {} : { instance }),
    code: error.code,
    retriable: error.retriable,
    ...(error.facts === undefined ? {} : { facts: { ...error.facts } }),
    ...(error.issues.length === 0
      ? {}
      : {
          issues: error.issues.map(({ path, code, message, mend }) => ({
            path,
            code,
            message,
            mend,
          })),
        }),
  };
}

/** What a caller knows of an answer besides its body. */
export interface AnswerFacts {
  readonly status: number;
  /** Address that was asked. */
  readonly where?: string;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter?: number;
}

/**
 * The error that an answer's body tells of. A body that is no problem, a problem without a code, or a code
 * of a newer server, still gives a typed error, by the status.
 *
 * Read member by member and not by the schema: RFC 9457 makes each optional, gateways and other backends
 * leave some out, and what is said, `detail` above all, must reach the caller. It also keeps zod out of
 * what a page loads before it has anything to check.
 */
export function problemToError(body: unknown, answer: AnswerFacts): YztError {
  const problem = isObject(body) ? body : {};
  const code = textIn(problem, 'code');
  const retriable = problem['retriable'];
  const facts = objectIn(problem, 'facts');
  return new YztError({
    code: code !== undefined && isCode(code) ? code : codeOfStatus(answer.status),
    message:
      textIn(problem, 'detail') ??
      textIn(problem, 'title') ??
      `The server answered ${answer.status}.`,
    ...(typeof retriable === 'boolean' ? { retriable } : {}),
    issues: listIn(problem, 'issues').filter(isIssue),
    ...(facts === undefined ? {} : { facts }),
    ...answer,
  });
}

function isIssue(value: unknown): value is Issue {
  if (!isObject(value)) return false;
  const inWords = ['message', 'mend'].map((key) => objectIn(value, key));
  return (
    textIn(value, 'path') !== undefined &&
    textIn(value, 'code') !== undefined &&
    inWords.every(
      (words) => words && LOCALES.every((locale) => textIn(words, locale) !== undefined),
    )
  );
}

/** The error code that a bare HTTP status stands for. */
export function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'denied';
    case 404:
    case 410:
      return 'not_found';
    case 409:
      return 'conflict';
    case 412:
      return 'version_mismatch';
    case 413:
      return 'too_large';
    case 415:
      return 'unsupported';
    case 408:
    case 504:
      return 'timeout';
    case 429:
      return 'rate_limited';
    default:
      if (status >= 500) return 'unavailable';
      return status >= 400 ? 'invalid' : 'bad_response';
  }
}
