import type { Case, CaseSummary } from '@yizhangtu/standard/cases.js';

/** `yzt-case-choose`: a person wants to see a case. Elements open nothing by themselves: the page does. */
export class YztCaseChooseEvent extends Event {
  readonly case: CaseSummary | Case;

  constructor(chosen: CaseSummary | Case) {
    super('yzt-case-choose', { bubbles: true, composed: true });
    this.case = chosen;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-case-choose': YztCaseChooseEvent;
  }
}
