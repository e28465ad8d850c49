import type { NewCase } from '@yizhangtu/standard/cases.js';

/**
 * `yzt-report-submit`: a person sends a report that is without faults. Whoever cancels it sends it in its
 * own way and then gives the element its `receipt`.
 */
export class YztReportSubmitEvent extends Event {
  /** Without its photos, whose hashes are known once they are sent. */
  readonly report: NewCase;
  /** Small, upright, and without what a camera writes into them. */
  readonly photos: readonly Blob[];

  constructor(report: NewCase, photos: readonly Blob[]) {
    super('yzt-report-submit', { bubbles: true, composed: true, cancelable: true });
    this.report = report;
    this.photos = photos;
  }
}

/** `yzt-report-arrive`: the server has a report that was sent from here; see the element's `receipt`. */
export class YztReportArriveEvent extends Event {
  constructor() {
    super('yzt-report-arrive', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-report-submit': YztReportSubmitEvent;
    'yzt-report-arrive': YztReportArriveEvent;
  }
}
