import type { Desk } from '@yizhangtu/client';
import type { Session } from '@yizhangtu/client/session.js';
import type { Profile, RunFile } from '@yizhangtu/gep';
import type { Locale, YztError } from '@yizhangtu/standard';
import type { GepAccount, GepStatus, GepVersion } from '@yizhangtu/standard/contract.js';

/** What is on the desk of the calculator. */
export interface OnDesk {
  readonly run: RunFile;
  readonly profile: Profile | undefined;
  /** Whether a person changed it since it was opened. */
  readonly changed: boolean;
  /** Whether it may leave: nothing is missing, and each changed figure has a reason. */
  readonly complete: boolean;
}

/** What the calculator does for its accounts. */
export interface StoredHands {
  desk(): Desk | undefined;
  session(): Session | undefined;
  locale(): Locale;
  onDesk(): OnDesk | undefined;
  /** Puts a run package on the desk; nothing takes what is there away. */
  show(of: unknown): void;
  /** What is on the desk as a run package. */
  pack(): Promise<string>;
}

/** The account that is open, its versions, and the one that is on the desk. */
export interface Opened {
  readonly account: GepAccount;
  readonly versions: readonly GepVersion[];
  readonly version: GepVersion;
  readonly run: RunFile;
}

/** A version that was stored while somebody worked on an earlier one. */
export interface Conflict {
  readonly account: string;
  readonly theirs: GepVersion;
  /** What is otherwise in it, in words. */
  readonly lines: readonly string[];
}

/** A reason that is being typed. */
export interface Sheet {
  readonly step: 'reject' | 'withdraw';
  readonly reason: string;
  readonly missing: boolean;
}

/** How the panel stands. */
export interface StoredLook {
  /** The list is narrowed to it. */
  readonly status: GepStatus | undefined;
  /** How many accounts are read. */
  readonly most: number;
  readonly opened: Opened | undefined;
  readonly busy: 'opening' | 'storing' | 'stepping' | undefined;
  readonly error: YztError | undefined;
  readonly said: string;
  readonly conflict: Conflict | undefined;
  readonly sheet: Sheet | undefined;
  /** What waits for the answer whether changes are given up. */
  readonly leaving: (() => void) | undefined;
}

/** Accounts that are read at once; `more` reads as many again. */
export const PAGE = 50;
