import type { Desk } from '@yizhangtu/client';
import { readCasePage } from '@yizhangtu/client/cases.js';
import { readWorkOrderPage } from '@yizhangtu/client/work-orders.js';
import { YztError } from '@yizhangtu/standard';
import { PERMISSIONS } from '@yizhangtu/standard/identity.js';
import {
  rowOfCase,
  rowOfLine,
  type BoardFilter,
  type BoardRow,
  type BoardView,
} from './orders-model.ts';

interface PageAsk {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** Texts that say something, and flags that are set. */
function said(values: Readonly<Record<string, string | boolean | number | undefined>>) {
  const kept = Object.entries(values).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(
    kept.flatMap(([name, value]) =>
      value === false ? [] : [[name, value === true ? 'true' : value]],
    ),
  );
}

/**
 * That a role has assignments to read: a server refuses the others, and the page's console would say so each time.
 *
 * @throws YztError `denied`
 */
export function assertMayRead(role: string | undefined): void {
  const roles: readonly string[] = PERMISSIONS['order:read'].roles;
  if (role !== undefined && roles.includes(role)) return;
  throw new YztError({ code: 'denied', message: 'this post has no work orders' });
}

/** A page of assignments, or of cases that wait to be dispatched: those accepted, and those opened again. */
export async function boardPage(
  desk: Desk,
  view: BoardView,
  filter: BoardFilter,
  page: PageAsk,
  signal: AbortSignal,
): Promise<{
  readonly rows: readonly BoardRow[];
  readonly next?: string | undefined;
  readonly total?: number | undefined;
}> {
  const { state, role, mine, ...both } = filter;
  if (view === 'orders') {
    const query = said({ ...both, ...page, state, role, mine });
    const { items, next, total } = await readWorkOrderPage(desk, query, { signal });
    return { rows: items.map(rowOfLine), next, total };
  }
  // Cursors are of one state: those opened again, which are few, come with the first page.
  const of = async (wanted: 'accepted' | 'reopened') =>
    readCasePage(desk, { ...said({ ...both, ...page }), state: wanted }, { signal });
  const [accepted, reopened] = await Promise.all([
    of('accepted'),
    page.cursor === undefined ? of('reopened') : undefined,
  ]);
  const { items, next, total } = accepted;
  const again = reopened?.items ?? [];
  return {
    rows: [...again, ...items].map(rowOfCase),
    next,
    total: total === undefined ? undefined : total + again.length,
  };
}
