import { toYztError, YztError } from '@yizhangtu/standard';
import { PRIVATE } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { localeOf } from '../http/problem.ts';
import { reasonsOf } from '../identity/session-fault.ts';
import { sessionInfo } from '../identity/session-info.ts';
import { beginSignIn, finish, handIn, takeBegun, type Place } from '../identity/sign-in-flow.ts';
import { failurePage } from '../identity/sign-in-page.ts';
import { ownPath } from '../identity/sign-in-path.ts';
import { notFound, type Services } from '../services.ts';
import type { BaseOf } from './ogc.ts';
import { mustHaveHeader, privately } from './session.ts';
import type { WaitOf } from './services.ts';

type SignInHandlers = Pick<Handlers, 'signIn' | 'finishSignIn' | 'handInTicket'>;

const isPage = (c: Request): boolean => c.req.header('accept')?.includes('text/html') ?? false;

/** Sends the browser on. */
function goTo(c: Request, address: string): Response {
  c.header('cache-control', PRIVATE);
  c.header('content-type', 'text/html');
  return c.body(null, 303, { location: address });
}

/** @param waitOf seconds that a caller has to wait before they may try a way to sign in again */
export function signInHandlers(services: Services, apiOf: BaseOf, waitOf: WaitOf): SignInHandlers {
  const placeOf = (c: Request, county: string): Place => {
    if (!services.counties.has(county)) throw notFound(`county: ${county}`);
    return { services, c, county, api: apiOf(c) };
  };
  const throttle = (c: Request, way: string): void => {
    const retryAfter = waitOf(c, way);
    if (retryAfter === 0) return;
    throw new YztError({ code: 'rate_limited', message: 'too many sign-ins', retryAfter });
  };
  /** For a person a page with a way back; for a program the problem. */
  const failed = (place: Place, thrown: unknown, back: string): Promise<Response> => {
    const { c, county, api } = place;
    const error = toYztError(thrown);
    c.get('log').warn(
      { code: error.code, fault: error.issues[0]?.code, reasons: reasonsOf(error) },
      'sign-in failed',
    );
    if (!isPage(c)) throw error;
    const again = new URL(`${api}/counties/${county}/session/sign-in`);
    again.searchParams.set('return_to', back);
    const locale = localeOf(c.req.header('accept-language'));
    const requestId = c.get('requestId');
    return failurePage(error, { locale, requestId, back, again: again.pathname + again.search });
  };
  return {
    async signIn({ c, params: { county }, query }) {
      const place = placeOf(c, county);
      let back = '/';
      try {
        back = ownPath(query.return_to);
        throttle(c, query.way ?? 'usual');
        const { way, assurance } = query;
        const url = await beginSignIn(place, { way, assurance, returnTo: back });
        return goTo(c, url.href);
      } catch (error) {
        return failed(place, error, back);
      }
    },
    async finishSignIn({ c, params: { county }, query }) {
      const place = placeOf(c, county);
      let back = '/';
      try {
        throttle(c, 'callback');
        // What 浙里办 is told as `sp` it brings back under a name of its own.
        const state = query.state ?? query.redirectUrl ?? query.sp;
        const begun = await takeBegun(place, state);
        back = begun.returnTo;
        await finish(place, begun, { ...query, state });
        return goTo(c, back);
      } catch (error) {
        return failed(place, error, back);
      }
    },
    async handInTicket({ c, params: { county }, body }) {
      const place = placeOf(c, county);
      mustHaveHeader(c);
      throttle(c, body.way);
      await handIn(place, body);
      const found = c.get('session') ?? { state: 'signedOut' as const };
      return privately(c, await sessionInfo(services, { county, origin: place.api, found }));
    },
  };
}
