/**
 * The messages family.
 *
 * @packageDocumentation
 */
export { YztInbox } from './inbox/inbox.ts';
export { YztMessageBell } from './bell/message-bell.ts';
export {
  YztCountChangeEvent,
  YztMessageActEvent,
  YztMessageOpenEvent,
  YztMessagesMarkEvent,
  YztMessagesRequestEvent,
} from './messages.events.ts';
