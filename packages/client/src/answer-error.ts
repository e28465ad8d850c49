import { YztError, type ErrorCode, type Issue } from '@yizhangtu/standard';
import type { TransportResponse } from './transport.ts';

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'denied',
  404: 'not_found',
  405: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  410: 'not_found',
  413: 'too_large',
  415: 'unsupported',
  429: 'rate_limited',
  501: 'unsupported',
  504: 'timeout',
};

/** What a status means by itself, when the answer's body does not say more. */
export function codeOfStatus(status: number): ErrorCode {
  return (
    CODES[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'invalid' : 'bad_response')
  );
}

/** `Retry-After` (RFC 9110, 10.2.3) in seconds from `now`; `undefined` when absent or not readable. */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

interface Problem {
  code?: ErrorCode;
  title?: string;
  detail?: string;
  issues?: Issue[];
}

/** An error answer as a typed error: a problem (RFC 9457) says itself what it is, else the status does. */
export function answerError(
  answer: TransportResponse,
  text: string,
  where: string,
  now: number,
): YztError {
  const problem = problemIn(text);
  const code = problem.code ?? codeOfStatus(answer.status);
  const retryAfter = retryAfterOf(answer.headers, now);
  return new YztError({
    code,
    message: problem.detail ?? problem.title ?? `The server answered ${answer.status}`,
    status: answer.status,
    where,
    ...(problem.issues ? { issues: problem.issues } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

function problemIn(text: string): Problem {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
