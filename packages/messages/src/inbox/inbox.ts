import { YztElement } from '@yizhangtu/core';
import { nothing } from 'lit';

/**
 * Messages to one person, the newest first.
 *
 * @tagname yzt-inbox
 */
export class YztInbox extends YztElement {
  protected override render(): unknown {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-inbox': YztInbox;
  }
}
