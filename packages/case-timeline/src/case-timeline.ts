import { YztElement } from '@yizhangtu/core';
import { nothing } from 'lit';

/**
 * What happened to a case, as a feed and as a process.
 *
 * @tagname yzt-case-timeline
 */
export class YztCaseTimeline extends YztElement {
  protected override render(): unknown {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-case-timeline': YztCaseTimeline;
  }
}
