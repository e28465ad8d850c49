import type { Message, MessageAction, MessageCount } from '@yizhangtu/standard/cases.js';

const init = { bubbles: true, composed: true };

/** `yzt-message-open`: a person opened the matter of a message. Cancel it to keep a link from being followed. */
export class YztMessageOpenEvent extends Event {
  readonly message: Message;

  constructor(message: Message) {
    super('yzt-message-open', { ...init, cancelable: true });
    this.message = message;
  }
}

/** `yzt-messages-mark`: a person marked messages as read or unread. */
export class YztMessagesMarkEvent extends Event {
  readonly mark: 'read' | 'unread';
  /** Ids of the messages. */
  readonly messages: readonly string[];

  constructor(mark: 'read' | 'unread', messages: readonly string[]) {
    super('yzt-messages-mark', init);
    this.mark = mark;
    this.messages = messages;
  }
}

/** `yzt-message-act`: a person pressed what a message offers. */
export class YztMessageActEvent extends Event {
  readonly message: Message;
  readonly action: MessageAction;

  constructor(message: Message, action: MessageAction) {
    super('yzt-message-act', init);
    this.message = message;
    this.action = action;
  }
}

/** `yzt-messages-request`: a person wants earlier messages than those given by `messages`. */
export class YztMessagesRequestEvent extends Event {
  constructor() {
    super('yzt-messages-request', init);
  }
}

/** `yzt-count-change`: the server told a newer count. */
export class YztCountChangeEvent extends Event {
  readonly count: MessageCount;

  constructor(count: MessageCount) {
    super('yzt-count-change', init);
    this.count = count;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-message-open': YztMessageOpenEvent;
    'yzt-messages-mark': YztMessagesMarkEvent;
    'yzt-message-act': YztMessageActEvent;
    'yzt-messages-request': YztMessagesRequestEvent;
    'yzt-count-change': YztCountChangeEvent;
  }
}
