import type { CaseSummary, CommandOf } from '@yizhangtu/standard/cases.js';

/**
 * `yzt-cases-dispatch`: a person has filled in to whom the chosen cases go. Whoever cancels it does it;
 * otherwise it goes to the backend.
 */
export class YztCasesDispatchEvent extends Event {
  readonly cases: readonly CaseSummary[];
  readonly command: CommandOf<'dispatch'>;

  constructor(cases: readonly CaseSummary[], command: CommandOf<'dispatch'>) {
    super('yzt-cases-dispatch', { bubbles: true, composed: true, cancelable: true });
    this.cases = cases;
    this.command = command;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-cases-dispatch': YztCasesDispatchEvent;
  }
}
