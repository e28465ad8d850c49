import type { Desk } from '@yizhangtu/client';
import { mark, readMessageCount, readMessagePage } from '@yizhangtu/client/messages.js';
import type { Message, MessageCount } from '@yizhangtu/standard/cases.js';

/** A page of messages, the newest first. */
export interface MessagePage {
  readonly items: readonly Message[];
  readonly next?: string | undefined;
}

export const readPage = (
  desk: Desk,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<MessagePage> =>
  readMessagePage(desk, cursor === undefined ? {} : { cursor }, { signal });

export const readCount = (desk: Desk, signal: AbortSignal): Promise<MessageCount> =>
  readMessageCount(desk, { signal });

/** Ids of all unread messages; undefined when there are more than `most`. */
export async function readUnread(desk: Desk, most: number): Promise<readonly string[] | undefined> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { unread: 'true' as const, ...(cursor === undefined ? {} : { cursor }) };
    const page = await readMessagePage(desk, query);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
    if (ids.length > most) return undefined;
  } while (cursor !== undefined);
  return ids;
}

export const markSome = (
  desk: Desk,
  as: 'seen' | 'read' | 'unread',
  which: { readonly messages: readonly string[] } | { readonly upTo: string },
): Promise<MessageCount> =>
  mark(
    desk,
    'upTo' in which ? { mark: as, upTo: which.upTo } : { mark: as, messages: [...which.messages] },
  );
