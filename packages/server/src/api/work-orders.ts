import { YztError } from '@yizhangtu/standard';
import { caseUnits } from '../cases/case-units.ts';
import { dutyOf, takeDuty } from '../cases/duty.ts';
import { dispatchMany } from '../cases/dispatch-many.ts';
import type { CaseAs } from '../cases/case-caller.ts';
import { caseRequest, withActor } from '../cases/case-request.ts';
import { findOrders, orderLines, type OrderPlace, type OrderRow } from '../cases/list-orders.ts';
import { divisionPath } from '../identity/division-path.ts';
import { assertAllowed } from '../identity/verdict.ts';
import { authorize, type Caller } from '@yizhangtu/standard/identity.js';
import { PRIVATE } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import type { Services } from '../services.ts';
import { badCursor, flagOf, limitOf } from './paging.ts';

const NO_STORE = { 'cache-control': PRIVATE };

type WorkOrderHandlers = Pick<
  Handlers,
  'listWorkOrders' | 'dispatchCases' | 'listCaseUnits' | 'getDuty' | 'putDuty'
>;

/** A cursor is the end of the last order of the page before, its case and its number. */
const cursorOf = ({ ends, id, number }: OrderRow): string =>
  `${new Date(ends).getTime().toString(36)}_${id}_${number}`;

/** @throws YztError `invalid` for a cursor that was not given out */
function placeOf(cursor: string | undefined): OrderPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, time, id, number] = /^([0-9a-z]{1,11})_([0-9a-f-]{36})_(\d{1,4})$/.exec(cursor) ?? [];
  const ends = new Date(Number.parseInt(time ?? '', 36));
  if (id === undefined || Number.isNaN(ends.getTime())) return badCursor();
  return { ends, id, number: Number(number) };
}

/** Who asks, in a post. @throws YztError `unauthenticated` */
function personAt({ caller }: CaseAs): { person: string; division: string } {
  if (caller?.post === undefined) {
    throw new YztError({ code: 'unauthenticated', message: 'nobody is signed in to a post' });
  }
  return { person: caller.person, division: caller.post.division };
}

export function workOrderHandlers(services: Services): WorkOrderHandlers {
  return {
    async listWorkOrders({ c, params, query }) {
      const { scope, as } = await caseRequest(services, c, params.county);
      const limit = limitOf(query.limit);
      const { mine, late, ...rest } = query;
      if (query.division !== undefined) {
        const path = await divisionPath(scope, query.division);
        const there = path.at(-1) === query.division;
        const verdict = authorize(as.caller as Caller | undefined, 'order:read', path);
        assertAllowed(there ? verdict : 'not_found', 'order:read');
      }
      const filters = { ...rest, mine: flagOf(mine), late: flagOf(late) };
      const after = placeOf(query.cursor);
      const rows = await findOrders(scope, filters, { as, limit: limit + 1, after });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const items = await orderLines(scope, shown, as);
      const next = rows.length > limit && last !== undefined ? { next: cursorOf(last) } : {};
      return c.json({ items, ...next }, 200, NO_STORE);
    },

    async dispatchCases({ c, params, headers, body }) {
      const request = await withActor(await caseRequest(services, c, params.county));
      if (request.as.caller === undefined) {
        throw new YztError({ code: 'unauthenticated', message: 'nobody is signed in' });
      }
      const key = headers['idempotency-key'];
      const result = await dispatchMany(request.scope, { ...body, key }, request);
      return c.json(result, 200, NO_STORE);
    },

    async listCaseUnits({ c, params, query }) {
      const { scope, as, cases } = await caseRequest(services, c, params.county);
      const items = await caseUnits(scope, { place: query.place, now: as.now }, cases);
      return c.json({ items }, 200, NO_STORE);
    },

    async getDuty({ c, params }) {
      const { scope, as } = await caseRequest(services, c, params.county);
      const { person } = personAt(as);
      return c.json(await dutyOf(scope, person, as.now), 200, NO_STORE);
    },

    async putDuty({ c, params, body }) {
      const { scope, as, cases } = await caseRequest(services, c, params.county);
      const of = { ...personAt(as), now: as.now };
      return c.json(await takeDuty(scope, body, of, cases), 200, NO_STORE);
    },
  };
}
