import type { ErrorCode, YztError } from '@yizhangtu/standard';
import { serviceError } from './service-error.ts';

/** Kinds of the numbers that ArcGIS services put into `error.code`, those of HTTP and two of their own. */
const KINDS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'denied',
  404: 'not_found',
  413: 'too_large',
  429: 'rate_limited',
  // Invalid token, token required.
  498: 'unauthenticated',
  499: 'unauthenticated',
};

/** The error that an ArcGIS service put into an answer of status 200; undefined when it is none. */
export function arcgisError(answer: unknown, where: string): YztError | undefined {
  const { error } = (answer ?? {}) as { error?: unknown };
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message, details } = error as Record<string, unknown>;
  const number = Number(code);
  const words = [message, ...(Array.isArray(details) ? details : [])]
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .filter((text, index, all) => all.indexOf(text) === index);
  return serviceError(
    KINDS[number] ?? 'unavailable',
    words.length === 0 ? String(code) : words.join(' '),
    where,
    Number.isInteger(number) ? number : undefined,
  );
}
