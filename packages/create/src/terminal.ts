import type { Desk } from './create/questions.ts';

/** Where a run reads and writes. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Where somebody can be asked; absent where nobody sits. */
  readonly desk?: Desk | undefined;
}

/** Exit codes: all well; some of the input is to be mended; nothing could be done. */
export const OK = 0;
export const MEND = 1;
export const UNUSABLE = 2;
