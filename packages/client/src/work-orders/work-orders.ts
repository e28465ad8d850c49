/**
 * Work orders: what was assigned to whom, and assigning it.
 *
 * @packageDocumentation
 */
import {
  dispatchCases,
  listWorkOrders,
  type BulkResult,
  type WorkOrderLine,
} from '@yizhangtu/standard/contract.js';
import { call, type Answer, type CallInit, type QueryOf } from '../call.ts';
import type { Desk } from '../desk.ts';
import { pages } from '../pages.ts';

export type WorkOrderFilter = QueryOf<typeof listWorkOrders>;

interface Options {
  readonly signal?: AbortSignal | undefined;
}

/** Assignments that the caller may see, the nearest end first, page after page. */
export const readWorkOrders = (
  { client, county }: Desk,
  query: WorkOrderFilter = {},
  { signal }: Options = {},
): AsyncGenerator<WorkOrderLine, void, undefined> =>
  pages(client, listWorkOrders, { params: { county }, query, signal });

/** One page of them, with the cursor of the next. */
export const readWorkOrderPage = (
  { client, county }: Desk,
  query: WorkOrderFilter = {},
  { signal }: Options = {},
): Promise<Answer<typeof listWorkOrders>> =>
  call(client, listWorkOrders, { params: { county }, query, signal });

/** Dispatches many cases alike, each at the version that the person saw; each is done or refused by itself. */
export const dispatchAll = (
  { client, county }: Desk,
  body: CallInit<typeof dispatchCases>['body'],
  { signal }: Options = {},
): Promise<BulkResult> => call(client, dispatchCases, { params: { county }, body, signal });
