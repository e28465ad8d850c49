import { toYztError, type YztError } from '@yizhangtu/standard';
import { errors } from 'jose';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { sessionFault, type SessionFault } from './session-fault.ts';

const isNetwork = (error: unknown): boolean =>
  error instanceof TypeError && /fetch failed|network/i.test(error.message);

/** The status of the answer that an error is about. By its shape: the web server has a `Response` of its own. */
function statusOf(cause: unknown): number | undefined {
  if (typeof cause !== 'object' || cause === null || !('status' in cause)) return undefined;
  return typeof cause.status === 'number' ? cause.status : undefined;
}

/** Whether a person has been signed in at the issuer for longer than was asked. */
const isStale = (cause: unknown): boolean =>
  cause instanceof Error && (cause.cause as { claim?: unknown } | undefined)?.claim === 'auth_time';

function ofClient({ code = '', cause }: ClientError): SessionFault {
  if (code === 'OAUTH_TIMEOUT') return 'issuer_slow';
  if (isStale(cause)) return 'not_assured';
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clock_skew';
  if ((statusOf(cause) ?? 0) >= 500) return 'issuer_down';
  const ofToken = cause instanceof Error && /JWT/.test(cause.message);
  return ofToken || /JWT|KEY_SELECTION/.test(code) ? 'bad_id_token' : 'bad_issuer';
}

function ofKeys(error: errors.JOSEError): SessionFault | undefined {
  if (error instanceof errors.JWKSTimeout) return 'issuer_slow';
  // What jose says of an answer without keys.
  return error.code === errors.JOSEError.code ? 'issuer_down' : undefined;
}

function faultOf(error: unknown): SessionFault | undefined {
  if (error instanceof AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'refused' : 'not_signed_in';
  }
  if (error instanceof ResponseBodyError) {
    if (error.error === 'invalid_grant') return 'code_refused';
    return error.error === 'invalid_client' ? 'client_refused' : 'bad_issuer';
  }
  if (error instanceof ClientError) return ofClient(error);
  if (error instanceof errors.JOSEError) {
    const timing =
      error instanceof errors.JWTExpired ||
      (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf');
    return ofKeys(error) ?? (timing ? 'clock_skew' : 'bad_id_token');
  }
  return isNetwork(error) ? 'issuer_down' : undefined;
}

/** What went wrong between the server and an issuer, typed; what is not of that kind as it is. */
export function oidcFault(error: unknown): YztError {
  const fault = faultOf(error);
  return fault === undefined ? toYztError(error) : sessionFault(fault, error);
}

/** What is wrong with a token that a caller shows. */
export function bearerFault(error: unknown): YztError {
  if (!(error instanceof errors.JOSEError)) return oidcFault(error);
  const fault =
    ofKeys(error) ?? (error instanceof errors.JWTExpired ? 'token_expired' : 'bad_token');
  return sessionFault(fault, error);
}
