import { sessionFault } from './session-fault.ts';

/** Asks for JSON. @throws YztError of what went wrong */
export type Fetch = (url: URL, init: RequestInit) => Promise<unknown>;

const TIMEOUT_MS = 10_000;

// What a gateway says of the server itself, not of the ticket.
const OURS = /invalid (signature|access key)|clock skew|route_id is forbidden/i;

/** Asks a gateway of the province. What it says in words of its own becomes a typed error. */
export const askGateway: Fetch = async (url, init) => {
  let response: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    response = await fetch(url, { ...init, signal, redirect: 'error' });
    text = await response.text();
  } catch (cause) {
    const slow = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw sessionFault(slow ? 'issuer_slow' : 'issuer_down', cause);
  }
  if (/clock skew/i.test(text)) throw sessionFault('gateway_clock');
  if (OURS.test(text)) throw sessionFault('gateway_refused');
  if (response.status >= 500) throw sessionFault('issuer_down');
  if (response.status === 401) throw sessionFault('bad_ticket');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message quotes the answer, which may be a token.
    throw sessionFault('bad_issuer');
  }
};

// Answers wrap what they say once or twice.
const WRAPS = ['data', 'content', 'result', 'personInfo'];

/** The first text that stands under one of the names, in the answer or in what it wraps. */
export function textAt(answer: unknown, names: readonly string[]): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const members = answer as Readonly<Record<string, unknown>>;
  for (const name of names) {
    const value = members[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value !== 'number') continue;
    // A longer number has lost digits as it was read, and two people would be one.
    if (!Number.isSafeInteger(value)) throw sessionFault('bad_issuer');
    return String(value);
  }
  for (const wrap of WRAPS) {
    const found = textAt(members[wrap], names);
    if (found !== undefined) return found;
  }
  return undefined;
}
