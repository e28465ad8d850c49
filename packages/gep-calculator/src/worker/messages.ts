import type { Comparison, KnownProfiles, Run, SwitchEffect, Uncertainty } from '@yizhangtu/gep';
import type { Replay } from '@yizhangtu/gep/run-package.js';
import type { ErrorCode, Issue } from '@yizhangtu/standard';

/** What the worker is asked, and what it answers. Runs and profiles are plain data. */
export interface Questions {
  /** Monte-Carlo. */
  readonly ranges: {
    readonly ask: { readonly run: Run };
    readonly answer: Uncertainty | undefined;
  };
  /** What another answer to each open question would change. */
  readonly effects: { readonly ask: { readonly run: Run }; readonly answer: SwitchEffect[] };
  readonly years: {
    readonly ask: { readonly before: Run; readonly after: Run };
    readonly answer: Comparison;
  };
  /** The text of a run package. */
  readonly package: { readonly ask: { readonly run: Run }; readonly answer: string };
  /** Whether a run package is what it was. */
  readonly replay: {
    readonly ask: { readonly package: unknown; readonly known: KnownProfiles };
    readonly answer: Replay;
  };
}
export type What = keyof Questions;

export type ToWorker = {
  readonly [K in What]: {
    readonly call: number;
    readonly what: K;
    readonly ask: Questions[K]['ask'];
  };
}[What];

/** An error as it can be sent. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly issues: readonly Issue[];
}

export type FromWorker =
  | { readonly call: number; readonly answer: unknown }
  | { readonly call: number; readonly error: SentError };
