import type { Account, RunFile } from '@yizhangtu/gep';
import type { Issue } from '@yizhangtu/standard';

/** What a person has made of an account. */
export interface GepChange {
  /** What it is computed from: may be stored, or given to the other elements. */
  readonly run: RunFile;
  /** Undefined while something is missing or wrong. */
  readonly account: Account | undefined;
  /** Whether it may leave: nothing is missing, and each changed figure has a reason. */
  readonly complete: boolean;
  readonly issues: readonly Issue[];
}

/** `yzt-gep-change`: a person changed the account, or opened another. */
export class YztGepChangeEvent extends Event {
  readonly run: GepChange['run'];
  readonly account: GepChange['account'];
  readonly complete: GepChange['complete'];
  readonly issues: GepChange['issues'];

  constructor({ run, account, complete, issues }: GepChange) {
    super('yzt-gep-change', { bubbles: true, composed: true });
    this.run = run;
    this.account = account;
    this.complete = complete;
    this.issues = issues;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-gep-change': YztGepChangeEvent;
  }
}
