import { actOnMessage } from './contract-message-acts.ts';
import { getMessageCount, listMessages, markMessages } from './contract-messages.ts';
import { streamEvents } from './contract-stream.ts';
import type { Operation } from './operation.ts';

/** Rows for notices and the stream of events, in the order of the OpenAPI document. */
export const MESSAGE_OPERATIONS = [
  listMessages,
  getMessageCount,
  markMessages,
  actOnMessage,
  streamEvents,
] as const satisfies readonly Operation[];
