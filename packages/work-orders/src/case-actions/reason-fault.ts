/** What is wrong with a reason, by the word for it. */
export type ReasonFault = 'short' | 'number';

/** Least characters of a reason (contract, `revealCaseContact`). */
const LEAST = 4;

/** What is wrong with the reason of a reveal: the log keeps it, and numbers of people have no place there. */
export function reasonFault(reason: string): ReasonFault | undefined {
  if (Array.from(reason.trim()).length < LEAST) return 'short';
  return /\d{11}/.test(reason.replace(/[^\p{L}\p{N}]/gu, '')) ? 'number' : undefined;
}
