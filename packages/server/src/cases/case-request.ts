import { LOOKUP_HEADER } from '@yizhangtu/standard/contract.js';
import type { Actor } from '@yizhangtu/standard/cases.js';
import type { Text } from '@yizhangtu/standard';
import type { Request } from '../http/env.ts';
import { maskName } from '../identity/mask.ts';
import { openAttributes } from '../identity/session-attributes.ts';
import { hasSessionHeader } from '../identity/session-cookie.ts';
import { readToken } from '../identity/session-token.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { countyExists } from '../store/county-store.ts';
import type { Scope } from '../store/scope.ts';
import type { CaseAs } from './case-caller.ts';
import type { CountyCases } from './case-settings.ts';
import { divisionNames } from './division-names.ts';
import { caseOfLeave } from './lookup-code.ts';

/** What a handler of cases works with. */
export interface CaseRequest {
  readonly scope: Scope;
  readonly as: CaseAs;
  readonly cases: CountyCases;
}

/**
 * Who asks a county about its cases.
 *
 * @throws YztError `not_found` for a county that is not served; what is wrong with a session that was shown: who
 * means to act as themselves must not act as nobody
 */
export async function caseRequest(
  services: Services,
  c: Request,
  county: string,
): Promise<CaseRequest> {
  const scope = scopeOf(services, county);
  if (!services.counties.has(county) || !(await countyExists(scope))) {
    throw notFound(`county: ${county}`);
  }
  const found = c.get('session');
  if (found !== undefined && 'fault' in found && found.fault && !readsAsNobody(c))
    throw found.fault;
  const cases = services.casesOf(county);
  const now = services.identity.now();
  const token = c.req.header(LOOKUP_HEADER);
  const holds = token && caseOfLeave(cases.sealKey, { county, token, now });
  const leave = holds === undefined || holds === '' ? {} : { holds };
  if (found?.state !== 'signedIn') {
    return { scope, cases, as: { caller: undefined, actor: {}, contact: {}, now, ...leave } };
  }
  const { person, assurance, post, attributes } = found.session;
  const { name, phone } = openAttributes(cases.sealKey, attributes);
  const as: CaseAs = {
    caller: { person, assurance, post },
    actor: { person, ...(name === undefined ? {} : { name: maskName(name) }) },
    contact: { name, phone },
    now,
    ...leave,
  };
  return { scope, cases, as };
}

/** A page that reads before it knows of its session, and so without the header, is given what everyone is. */
const readsAsNobody = (c: Request): boolean =>
  c.req.method === 'GET' && readToken(c) === undefined && !hasSessionHeader(c);

/** The caller as others see them, with the name of the division of their post. */
export async function withActor(request: CaseRequest): Promise<CaseRequest> {
  const { scope, as } = request;
  const post = as.caller?.post;
  if (post === undefined) return request;
  const names = await divisionNames(scope, [post.division]);
  const name: Text = names.get(post.division) ?? post.division;
  const actor: Actor = {
    ...as.actor,
    role: post.role,
    division: { code: post.division, name },
    ...(post.organisation === undefined ? {} : { organisation: post.organisation }),
  };
  return { ...request, as: { ...as, actor } };
}
