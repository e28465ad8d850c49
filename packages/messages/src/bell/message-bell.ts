import { YztElement } from '@yizhangtu/core';
import { nothing } from 'lit';

/**
 * How many messages wait; opens the inbox.
 *
 * @tagname yzt-message-bell
 */
export class YztMessageBell extends YztElement {
  protected override render(): unknown {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-message-bell': YztMessageBell;
  }
}
