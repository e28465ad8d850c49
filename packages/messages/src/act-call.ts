import type { Desk } from '@yizhangtu/client';
import { act } from '@yizhangtu/client/messages.js';
import type { Message } from '@yizhangtu/standard/cases.js';

/** Does what a message offers. Returns the message as it is after it. */
export const actOn = async (desk: Desk, message: string, action: string): Promise<Message> =>
  (await act(desk, { message, action })).message;
