import type { CaseSummary } from '@yizhangtu/standard/cases.js';

/** What is known of a case wherever one can be chosen: a list, a map. */
export type ChosenCase = Pick<CaseSummary, 'id' | 'receipt' | 'title' | 'state'>;

/** `yzt-case-choose`: a person wants to see a case. Elements open nothing by themselves: the page does. */
export class YztCaseChooseEvent extends Event {
  readonly case: ChosenCase;

  constructor(chosen: ChosenCase) {
    super('yzt-case-choose', { bubbles: true, composed: true });
    this.case = chosen;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-case-choose': YztCaseChooseEvent;
  }
}
