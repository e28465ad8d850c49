import { PROBLEM_STATUS } from './operation.ts';
import { YztError, type ErrorCode, type Issue } from './problem.ts';
import { isObject, listIn, objectIn, textIn } from './reading.ts';
import type { Locale } from './text.ts';

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

const isCode = (code: string): code is ErrorCode => Object.hasOwn(PROBLEM_STATUS, code);

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
