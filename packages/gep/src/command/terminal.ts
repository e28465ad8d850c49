/** Where a run writes. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

export interface Flags {
  readonly json?: true;
  readonly lang?: string;
}

/** Exit codes: all rows hold; some do not; the input cannot be used. */
export const HOLDS = 0;
export const SOME_DO_NOT = 1;
export const UNUSABLE = 2;
