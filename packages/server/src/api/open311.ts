import { YztError, type Locale } from '@yizhangtu/standard';
import { divisionNames } from '../cases/division-names.ts';
import type { CountyCases } from '../cases/case-settings.ts';
import { json } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { localeOf } from '../http/problem.ts';
import { OPEN311_TYPE } from '../open311/open311-errors.ts';
import { numberOf, requestsWanted, type RequestsWanted } from '../open311/open311-query.ts';
import { requestOf } from '../open311/open311-requests.ts';
import { definitionOf, servicesOf } from '../open311/open311-services.ts';
import { publishedCases } from '../open311/open311-store.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { countyExists } from '../store/county-store.ts';
import type { Scope } from '../store/scope.ts';

type Open311Handlers = Pick<
  Handlers,
  'listOpen311Services' | 'getOpen311Service' | 'listOpen311Requests' | 'getOpen311Request'
>;

interface Asked {
  readonly scope: Scope;
  readonly cases: CountyCases;
  readonly locale: Locale;
}

/** What is not there, named by the argument that asks for it. */
const missing = (path: string, value: string): YztError =>
  new YztError({
    code: 'not_found',
    message: `no such ${path}: ${value}`,
    issues: [
      {
        path,
        code: 'not_found',
        message: { 'zh-CN': `没有 ${value}`, en: `${value} was not found` },
        mend: { 'zh-CN': '核对后重试', en: 'Check it and try again' },
      },
    ],
  });

/** The part of a path before `.json`, the only form that is answered. */
function withoutForm(name: string, argument: string): string {
  if (!name.endsWith('.json')) throw missing(argument, name);
  return name.slice(0, -'.json'.length);
}

const show = (c: Request, value: object, locale: Locale): Response =>
  json(c, value, {
    type: OPEN311_TYPE,
    more: { 'content-language': locale, vary: 'Accept-Language' },
  });

/** Reading cases by GeoReport v2: what is published, as anyone may see it, whoever asks. */
export function open311Handlers(
  services: Services,
  apiOf: (c: Request) => string,
): Open311Handlers {
  async function ask(c: Request, county: string, jurisdiction: string = county): Promise<Asked> {
    const scope = scopeOf(services, county);
    if (!services.counties.has(county) || !(await countyExists(scope))) {
      throw notFound(`county: ${county}`);
    }
    if (jurisdiction !== county) throw missing('jurisdiction_id', jurisdiction);
    const locale = localeOf(c.req.header('accept-language'));
    return { scope, cases: services.casesOf(county), locale };
  }

  async function requestsOf(
    c: Request,
    { scope, cases: { tree }, locale }: Asked,
    { wanted, extended }: { readonly wanted: RequestsWanted; readonly extended: boolean },
  ): Promise<object[]> {
    const found = await publishedCases(scope, wanted);
    const codes = found.flatMap(({ record }) => record.within);
    const names = await divisionNames(scope, codes);
    const photoAt = (hash: string): string => `${apiOf(c)}/counties/${scope.county}/photos/${hash}`;
    return found.flatMap(
      ({ record, due }) => requestOf(record, { tree, locale, names, due, photoAt, extended }) ?? [],
    );
  }

  return {
    async listOpen311Services({ c, params, query }) {
      const { cases, locale } = await ask(c, params.county, query.jurisdiction_id);
      return show(c, servicesOf(cases.tree, locale), locale);
    },

    async getOpen311Service({ c, params, query }) {
      const { cases, locale } = await ask(c, params.county, query.jurisdiction_id);
      const code = withoutForm(params.code, 'service_code');
      const definition = definitionOf(cases.tree, code, locale);
      if (definition === undefined) throw missing('service_code', code);
      return show(c, definition, locale);
    },

    async listOpen311Requests({ c, params, query }) {
      const asked = await ask(c, params.county, query.jurisdiction_id);
      const wanted = requestsWanted(query, services.identity.now());
      const extended = query.extensions === 'true';
      return show(c, await requestsOf(c, asked, { wanted, extended }), asked.locale);
    },

    async getOpen311Request({ c, params, query }) {
      const asked = await ask(c, params.county, query.jurisdiction_id);
      const number = withoutForm(params.number, 'service_request_id');
      const wanted = { numbers: [numberOf(number)] };
      const extended = query.extensions === 'true';
      const requests = await requestsOf(c, asked, { wanted, extended });
      if (requests.length === 0) throw missing('service_request_id', number);
      return show(c, requests, asked.locale);
    },
  };
}
