import { YztError } from '@yizhangtu/standard';
import type { Request } from '../http/env.ts';
import { json, PRIVATE } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { caseFor, eventsFor } from '../cases/case-view.ts';
import { caseRequest, withActor } from '../cases/case-request.ts';
import { readLog, readRecord } from '../cases/case-store.ts';
import { findCases, summariesOf, type CaseFilters } from '../cases/list-cases.ts';
import { reportCase } from '../cases/report.ts';
import { revealContact } from '../cases/reveal-contact.ts';
import { commandCase } from '../cases/run-command.ts';
import { viewerAs } from '../cases/case-caller.ts';
import { redactEvent, sightOf } from '@yizhangtu/standard/cases.js';
import { notFound, scopeOf, type Services } from '../services.ts';
import { boxOf, flagOf, limitOf } from './paging.ts';
import { casePoints } from '../cases/case-points.ts';
import { findByCode } from '../cases/lookup.ts';
import { leaveFor } from '../cases/lookup-code.ts';
import { nearCases } from '../cases/near-cases.ts';
import { caseStats, openStats } from '../cases/stats.ts';
import { seesAll } from '../cases/visible-cases.ts';
import { countyExists } from '../store/county-store.ts';
import { eventPage } from '../cases/event-page.ts';
import { referenceOf } from './people.ts';

const NO_STORE = { 'cache-control': PRIVATE };

const etagOf = (version: number): string => `"${version}"`;

type CaseHandlers = Pick<
  Handlers,
  | 'reportCase'
  | 'listCases'
  | 'getCase'
  | 'commandCase'
  | 'revealCaseContact'
  | 'listCaseEvents'
  | 'lookUpCase'
  | 'listNearCases'
  | 'getCaseStats'
  | 'getCaseCategories'
  | 'getCasePoints'
>;

/** The filters of a request, as the store takes them. */
function filtersOf<T extends CaseQuery>({ bbox, mine, late, published, ...rest }: T): CaseFilters {
  return {
    ...rest,
    box: boxOf(bbox),
    mine: flagOf(mine),
    late: flagOf(late),
    published: flagOf(published),
  };
}
type Flag = 'true' | 'false' | undefined;
interface CaseQuery {
  readonly bbox?: string | undefined;
  readonly mine?: Flag;
  readonly late?: Flag;
  readonly published?: Flag;
}

/** @param addressOf whose tries of receipt numbers and codes are counted together */
export function caseHandlers(services: Services, addressOf: (c: Request) => string): CaseHandlers {
  return {
    async reportCase({ c, params, headers, body }) {
      const request = await withActor(await caseRequest(services, c, params.county));
      const asked = { report: body, key: headers['idempotency-key'] };
      const { state, code } = await reportCase(request.scope, asked, request);
      // Who has not signed in has made it: they see it this once as its reporter.
      const as = code === undefined ? request.as : { ...request.as, holds: state.record.id };
      const view = await caseFor(request.scope, state, { ...request, as });
      const answer = { case: view, ...(code === undefined ? {} : { code }) };
      return c.json(answer, 201, { ...NO_STORE, etag: etagOf(view.version) });
    },

    async listCases({ c, params, query }) {
      const { scope, as } = await caseRequest(services, c, params.county);
      const limit = limitOf(query.limit);
      const before = referenceOf(query.cursor);
      const rows = await findCases(scope, filtersOf(query), { as, limit: limit + 1, before });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? shown.at(-1)?.id : undefined;
      const items = await summariesOf(scope, shown, as);
      return c.json({ items, ...(next === undefined ? {} : { next }) }, 200, NO_STORE);
    },

    async getCase({ c, params }) {
      const request = await caseRequest(services, c, params.county);
      const record = await readRecord(request.scope, params.case);
      if (record === undefined) throw notFound(`case: ${params.case}`);
      if (sightOf(record, viewerAs(record, request.as)) === 'nothing') {
        throw notFound(`case: ${params.case}`);
      }
      const events = await readLog(request.scope, params.case, record.version);
      const view = await caseFor(request.scope, { record, events }, request);
      return c.json(view, 200, { ...NO_STORE, etag: etagOf(view.version) });
    },

    async commandCase({ c, params, headers, body }) {
      const request = await withActor(await caseRequest(services, c, params.county));
      const asked = {
        id: params.case,
        command: body,
        version: Number(headers['if-match'].replaceAll('"', '')),
        key: headers['idempotency-key'],
      };
      const { state, event } = await commandCase(request.scope, asked, request);
      const view = await caseFor(request.scope, state, request);
      const told = redactEvent(event, state.record, viewerAs(state.record, request.as));
      if (told === undefined) {
        throw new YztError({ code: 'internal', message: 'an event that its maker may not see' });
      }
      const answer = { case: view, event: told };
      return c.json(answer, 200, { ...NO_STORE, etag: etagOf(view.version) });
    },

    async revealCaseContact({ c, params, body }) {
      const { scope, as, cases } = await caseRequest(services, c, params.county);
      const asked = { id: params.case, reason: body.reason };
      const contact = await revealContact(scope, asked, { as, sealKey: cases.sealKey });
      return c.json(contact, 200, NO_STORE);
    },

    async listCaseEvents({ c, params, query }) {
      const request = await caseRequest(services, c, params.county);
      const record = await readRecord(request.scope, params.case);
      if (record === undefined || sightOf(record, viewerAs(record, request.as)) === 'nothing') {
        throw notFound(`case: ${params.case}`);
      }
      const events = await readLog(request.scope, params.case);
      const seen = eventsFor(record, events, request.as);
      const page = eventPage(seen, { ...query, limit: limitOf(query.limit) });
      return c.json(page, 200, NO_STORE);
    },

    async lookUpCase({ c, params, body }) {
      const request = await caseRequest(services, c, params.county);
      const { scope, as, cases } = request;
      const { sealKey } = cases;
      const { now } = as;
      const id = await findByCode(scope, body, { sealKey, now, address: addressOf(c) });
      const record = await readRecord(scope, id);
      if (record === undefined) throw notFound(`case: ${id}`);
      const events = await readLog(scope, id, record.version);
      const found = await caseFor(scope, { record, events }, { cases, as: { ...as, holds: id } });
      const { token, until } = leaveFor(sealKey, { county: params.county, caseId: id, now });
      return c.json({ case: found, token, until: until.toISOString() }, 200, NO_STORE);
    },

    async listNearCases({ c, params, query }) {
      const { scope, as } = await caseRequest(services, c, params.county);
      const { lng, lat, within = 200, category, q } = query;
      const items = await nearCases(scope, { point: [lng, lat], within, category, q }, as);
      return c.json({ items }, 200, NO_STORE);
    },

    async getCaseStats({ c, params, query }) {
      const { scope, as, cases } = await caseRequest(services, c, params.county);
      const count = (await seesAll(scope, as, query.division)) ? caseStats : openStats;
      const stats = await count(scope, query, { tree: cases.tree, now: as.now });
      return c.json(stats, 200, NO_STORE);
    },

    async getCaseCategories({ c, params: { county } }) {
      if (!services.counties.has(county) || !(await countyExists(scopeOf(services, county)))) {
        throw notFound(`county: ${county}`);
      }
      return json(c, services.casesOf(county).tree);
    },

    async getCasePoints({ c, params, query }) {
      const { scope, as } = await caseRequest(services, c, params.county);
      const points = await casePoints(scope, filtersOf(query), as);
      return json(c, points, { isPrivate: true, type: 'application/geo+json' });
    },
  };
}
