import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { PROBLEM_STATUS } from './operation.ts';
import type { YztError } from './problem.ts';

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
