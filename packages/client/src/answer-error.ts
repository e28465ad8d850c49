import { problemToError, type YztError } from '@yizhangtu/standard';
import type { TransportResponse } from './transport.ts';

/** `Retry-After` (RFC 9110, 10.2.3) in seconds from `now`; `undefined` when absent or not readable. */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/** An error answer as a typed error: a problem (RFC 9457) says itself what it is, else the status does. */
export function answerError(
  answer: TransportResponse,
  text: string,
  where: string,
  now: number,
): YztError {
  const retryAfter = retryAfterOf(answer.headers, now);
  return problemToError(parsed(text), {
    status: answer.status,
    where,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
