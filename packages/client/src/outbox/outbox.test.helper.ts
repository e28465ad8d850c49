import type { TestContext } from 'node:test';
import { commandCase, reportCase } from '@yizhangtu/standard/contract.js';
import { createClient } from '../client.ts';
import type { Session } from '../session/session.ts';
import { COUNTY, idOf } from '../testing/people.ts';
import type { Timing } from '../timing.ts';
import { isHeld } from './idb-store.ts';
import { memoryStore } from './memory-store.ts';
import {
  openOutbox,
  type Outbox,
  type Lease,
  type OutboxItem,
  type OutboxStore,
} from './outbox.ts';

/** A store that outlives the pages of a test, as that of a browser does. */
export function deviceStore(): OutboxStore {
  const leases = new Map<string, Lease>();
  return {
    ...memoryStore(),
    kind: 'device',
    async lease(name, lease, now) {
      if (isHeld(leases.get(name), lease, now)) return false;
      leases.set(name, lease);
      return true;
    },
  };
}

/** Milliseconds that a call may take: longer than any test lets pass while one is on its way. */
const PATIENT = 10 ** 9;
/** Sleeps of the outbox, and not of its calls nor of a lease that is kept. */
export const own = (ms: number): boolean => ms !== PATIENT && ms !== 5_000;

export interface PageInit {
  readonly url: string;
  readonly store: OutboxStore;
  readonly timing: Timing;
  readonly session?: Session | undefined;
}

/** The outbox of a page, closed with the test. */
export async function openPage(test: TestContext, page: PageInit): Promise<Outbox> {
  const { url, store, timing, session } = page;
  const client = createClient({ baseUrl: url, timing, session, timeout: PATIENT });
  const operations = [reportCase, commandCase];
  const outbox = await openOutbox({ client, county: COUNTY, operations, store });
  test.after(() => outbox.close());
  return outbox;
}

const body = (title: string) => ({
  kind: 'help' as const,
  category: 'other',
  title,
  description: '三天了。',
  place: { division: '330521001001' },
});

/** Submits a report. */
export const report = (
  outbox: Outbox,
  title: string,
  photos: readonly Blob[] = [],
): Promise<OutboxItem> =>
  outbox.submit(reportCase, { params: { county: COUNTY }, body: body(title), title, photos });

/** Submits a command to case 1 at the version that the person sees. */
export const note = (outbox: Outbox, text: string, version: number): Promise<OutboxItem> =>
  outbox.submit(commandCase, {
    params: { county: COUNTY, case: idOf(1) },
    headers: { 'if-match': `"${version}"` },
    body: { type: 'note', note: text },
    title: text,
    lane: idOf(1),
  });

/** Resolves when the outbox is as `is` says. */
export function whenOutbox(outbox: Outbox, is: (items: readonly OutboxItem[]) => boolean) {
  return new Promise<readonly OutboxItem[]>((resolve) => {
    const look = () => {
      if (!is(outbox.items)) return;
      outbox.removeEventListener('change', look);
      resolve(outbox.items);
    };
    outbox.addEventListener('change', look);
    look();
  });
}
