import type { LocalText } from './text.ts';

/** What went wrong, by kind. Callers switch on this; people read {@link YztError.message}. */
export type ErrorCode =
  /** The input does not fit the standard: see {@link YztError.issues}. */
  | 'invalid'
  /** The file is of a version of the standard that this kit cannot read or upgrade. */
  | 'unsupported_version'
  /** The thing asked for is of a kind that this kit or this browser cannot show. */
  | 'unsupported'
  | 'unauthenticated'
  /** Signed in, but who they are has to be proved better for this (RFC 9470). */
  | 'step_up'
  | 'denied'
  | 'not_found'
  | 'conflict'
  /** The state of a case, or of a work order, does not allow the command: `facts` has the state and why. */
  | 'transition_not_allowed'
  /** Someone changed it after the caller read it (RFC 9110, 13.1.1): `facts` has its version and what changed. */
  | 'version_mismatch'
  /** The same `Idempotency-Key` came before with another content. */
  | 'idempotency_mismatch'
  /** A working day of a year was asked for that no calendar is loaded for. */
  | 'calendar_incomplete'
  | 'too_large'
  /** The bytes are of no type that is taken here, whatever their name says. */
  | 'unsupported_media'
  | 'rate_limited'
  /** Too many wrong codes: none is read for a while. */
  | 'too_many_attempts'
  /** A map service says that its daily quota is used up or its key is refused. */
  | 'quota'
  /** The answer was not what its type says, such as an HTML page where JSON was due, or a truncated archive. */
  | 'bad_response'
  /** No answer within the time allowed. */
  | 'timeout'
  /** No connection, or the browser refused it (offline, CORS, CSP). */
  | 'network'
  /** The server failed or is not available. */
  | 'unavailable'
  /** The caller gave up: a signal was aborted. Never shown to a person. */
  | 'aborted'
  /** WebGL2 is missing, or the graphics context was lost and not given back. */
  | 'graphics'
  /** The map's worker did not start or fell silent, often because of a Content-Security-Policy. */
  | 'worker'
  /** A defect of the kit. */
  | 'internal';

/** One thing to mend in an input. */
export interface Issue {
  /** Where, from the root of the input: `layers[3].source.datum`; the empty string is the whole. */
  path: string;
  /** Machine-readable reason, such as `duplicate_id`. */
  code: string;
  /** Why it is wrong. */
  message: LocalText;
  /** What to do about it. */
  mend: LocalText;
}

export interface YztErrorInit {
  code: ErrorCode;
  /** What happened, for a developer. Elements show their own words for `code`. */
  message: string;
  /** Whether the same call may succeed later without a change of input. */
  retriable?: boolean;
  issues?: readonly Issue[];
  /** Where it happened: a URL, a file, a layer's id. */
  where?: string;
  /** HTTP status, when a server answered. */
  status?: number;
  /** Seconds to wait before a retry, from `Retry-After`. */
  retryAfter?: number;
  /** What else a caller can use, by code: see {@link ErrorCode}. */
  facts?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

const RETRIABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate_limited',
  'too_many_attempts',
  'timeout',
  'network',
  'unavailable',
  'graphics',
  'worker',
  'bad_response',
]);

/** The one error type of the kit. It has the same shape in a browser, on a server and in a tool. */
export class YztError extends Error {
  readonly code: ErrorCode;
  readonly retriable: boolean;
  readonly issues: readonly Issue[];
  readonly where: string | undefined;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly facts: Readonly<Record<string, unknown>> | undefined;

  constructor(init: YztErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'YztError';
    this.code = init.code;
    this.retriable = init.retriable ?? RETRIABLE.has(init.code);
    this.issues = init.issues ?? [];
    this.where = init.where;
    this.status = init.status;
    this.retryAfter = init.retryAfter;
    this.facts = init.facts;
  }
}

/** Whatever was thrown, as a {@link YztError}: aborts become `aborted`, the unknown becomes `internal`. */
export function toYztError(thrown: unknown, where?: string): YztError {
  // By shape and not by class: two copies of the kit may share a page.
  if (thrown instanceof Error && thrown.name === 'YztError' && 'code' in thrown) {
    return thrown as YztError;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const aborted = thrown instanceof Error && thrown.name === 'AbortError';
  return new YztError({
    code: aborted ? 'aborted' : 'internal',
    message,
    cause: thrown,
    ...(where === undefined ? {} : { where }),
  });
}
