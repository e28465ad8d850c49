/** The inbox from its messages alone. */
import { define } from '@yizhangtu/core';
import { YztInbox } from '@yizhangtu/messages';
import { madeMessages } from './events.ts';

define('yzt-inbox', YztInbox);
const messages = madeMessages();
const inbox = document.createElement('yzt-inbox');
document.querySelector('#place')!.append(inbox);
globalThis.feed = {
  show: () => void (inbox.messages = messages),
  rows: () => inbox.shadowRoot!.querySelectorAll('article').length,
  nodes: () => inbox.shadowRoot!.querySelectorAll('*').length,
};
