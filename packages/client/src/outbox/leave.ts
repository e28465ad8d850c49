import { YztError, type Issue } from '@yizhangtu/standard';
import type { Desk } from '../desk.ts';
import { openStore } from './open-store.ts';
import type { OutboxItem } from './outbox-item.ts';
import { ownerOf } from './owner.ts';

/** What a person has on this device and the server has not, whichever post they wrote it in. */
export async function unsentOf(desk: Desk, person: string): Promise<readonly OutboxItem[]> {
  const all = await (await openStore()).all(ownerOf(desk, person));
  return all.filter(({ state }) => state !== 'sent');
}

/** Takes all that a person has off this device: their items and photos, sent or not. */
export async function wipe(desk: Desk, person: string): Promise<void> {
  const store = await openStore();
  for (const { id } of await store.all(ownerOf(desk, person))) {
    await store.change(id, () => undefined);
  }
}

/**
 * Stands before what would wipe things that were not sent.
 *
 * @throws YztError `conflict`, with an issue `not_sent` for each of them
 */
export async function refuseToLose(desk: Desk, person: string): Promise<void> {
  const unsent = await unsentOf(desk, person);
  if (unsent.length > 0) throw notSent(unsent);
}

/** `conflict`, with an issue `not_sent` for each thing that would be lost; its path is the id. */
export const notSent = (unsent: readonly OutboxItem[]): YztError =>
  new YztError({
    code: 'conflict',
    message: `${unsent.length} thing(s) on this device were not sent`,
    issues: unsent.map(toIssue),
    retriable: false,
  });

const toIssue = ({ id, title }: OutboxItem): Issue => ({
  path: id,
  code: 'not_sent',
  message: { 'zh-CN': `还没有发出：${title}`, en: `Not sent yet: ${title}` },
  mend: {
    'zh-CN': '联网后等它发出，或者放弃它。',
    en: 'Wait until it is sent, or give it up.',
  },
});
