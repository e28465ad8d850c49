import type { Desk } from '@yizhangtu/client';
import { notSent, unsentOf, wipe, type Outbox, type OutboxItem } from '@yizhangtu/client/outbox.js';
import type { Live } from '@yizhangtu/core';

/** Whose things are to leave this device, and what the page keeps of them. */
export interface Leaver {
  readonly desk: Desk;
  readonly person: string;
  readonly live: Live;
}

/**
 * Stands before a signing out that would lose what was not sent: on this device in any post, and in the page's
 * own memory where the browser keeps nothing. With `send` all of it is tried first.
 *
 * @throws YztError `conflict`, with an issue `not_sent` for each thing
 */
export async function refuseToLose(
  { desk, person, live }: Leaver,
  { send, signal }: { readonly send: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const outbox = await live.outbox();
  if (send && desk.client.session?.state === 'signedIn') await tryOnce(outbox, signal);
  const kept = await unsentOf(desk, person);
  const all = new Map([...outbox.items.filter(isUnsent), ...kept].map((item) => [item.id, item]));
  if (all.size > 0) throw notSent([...all.values()]);
}

/** Takes what is the person's off this device, whoever kept their session. */
export const wipeDevice = ({ desk, person }: Leaver): Promise<void> => wipe(desk, person);

const isUnsent = ({ state }: OutboxItem): boolean => state !== 'sent';

/** Resolves when all that waited is sent or refused, or the first of it has to wait again. */
async function tryOnce(outbox: Outbox, signal: AbortSignal): Promise<void> {
  const isOpen = ({ state }: OutboxItem): boolean => state === 'waiting' || state === 'sending';
  const begun = new Set<string>();
  const hasFailed = ({ id, state }: OutboxItem): boolean => {
    if (state === 'sending') begun.add(id);
    return state === 'waiting' && begun.has(id);
  };
  outbox.hurry();
  while (outbox.items.some(isOpen) && !outbox.items.some(hasFailed)) {
    await new Promise<void>((resolve, reject) => {
      outbox.addEventListener('change', () => resolve(), { once: true });
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
  }
}
