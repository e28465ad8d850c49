import type { Locale, YztError } from '@yizhangtu/standard';
import {
  commandOfEvent,
  readCode,
  readReceipt,
  TRANSITIONS,
  type Case,
  type CaseEvent,
} from '@yizhangtu/standard/cases.js';

export type LookupFault = 'wrongReceipt' | 'noCode' | 'notFound' | 'tooMany';

/** What was typed, as the contract wants it, or what is wrong with it. No attempt is spent on a mistyped number. */
export function readLookup(
  receipt: string,
  code: string,
): { readonly receipt: string; readonly code: string } | LookupFault {
  const number = readReceipt(receipt);
  if (number === undefined) return 'wrongReceipt';
  const secret = readCode(code);
  return secret === '' ? 'noCode' : { receipt: number, code: secret };
}

/** What a refusal means here; undefined for what any call may meet. */
export function lookupFault({ code }: YztError): LookupFault | undefined {
  if (code === 'not_found') return 'notFound';
  return code === 'too_many_attempts' || code === 'rate_limited' ? 'tooMany' : undefined;
}

/** Minutes until one may try again. */
export const minutesOf = ({ retryAfter }: YztError): number | undefined =>
  retryAfter === undefined ? undefined : Math.max(1, Math.ceil(retryAfter / 60));

/** A step in words: what was done; by its type where this kit does not know it. */
export function eventName({ type }: CaseEvent, locale: Locale): string {
  const command = commandOfEvent(type);
  return command === undefined ? type : TRANSITIONS[command].name[locale];
}

/** The words that go with a step, where they are for who looks. */
export function eventWords({ data, redacted = [] }: CaseEvent): string | undefined {
  const member = ['answer', 'question', 'reason', 'text', 'comment'].find(
    (name) => typeof data[name] === 'string' && !redacted.includes(name),
  );
  return member === undefined ? undefined : (data[member] as string);
}

/** Until when it is to be handled, or accepted where nobody has yet. */
export const dueOf = ({ clocks }: Case): string | undefined => {
  const clock = clocks?.handling ?? clocks?.acceptance;
  return clock?.state === 'running' ? clock.dueAt : undefined;
};
