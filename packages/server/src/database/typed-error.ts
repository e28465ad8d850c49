import { YztError } from '@yizhangtu/standard';

// SQLSTATE (PostgreSQL, appendix A): a statement cancelled because it took too long; connections that broke;
// no room for more; a server that is being stopped or started.
const UNAVAILABLE = /^(57014|08\w{3}|53\w{3}|57P\w{2})$/;
// What Node and the pool say when there is no connection.
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT)$/;
const NO_CONNECTION =
  /timeout exceeded when trying to connect|connection error and is not queryable/;
const RETRY_AFTER = 5;

/**
 * An error of the database that passes, as `unavailable`; whatever else, as it is. A fault of a statement is
 * one of the server.
 */
export function typedDatabaseError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof YztError) return thrown;
  const { code } = thrown as Error & { code?: unknown };
  const passes =
    typeof code === 'string'
      ? UNAVAILABLE.test(code) || UNREACHABLE.test(code)
      : NO_CONNECTION.test(thrown.message);
  if (!passes) return thrown;
  return new YztError({
    code: 'unavailable',
    message:
      code === '57014' ? 'the database did not answer in time' : 'the database is not available',
    retryAfter: RETRY_AFTER,
    cause: thrown,
  });
}

/** Whether an error passes by itself, so that the same may be tried again as it is. */
export function passes(thrown: unknown): boolean {
  const error = typedDatabaseError(thrown);
  return error instanceof YztError && error.code === 'unavailable';
}
