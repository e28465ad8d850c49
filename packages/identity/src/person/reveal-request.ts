import type { Attribute, Person } from '@yizhangtu/standard/identity.js';
import { ATTRIBUTES } from '@yizhangtu/standard/identity.js';
import type { RevealRequest } from '../identity-calls.ts';

/** What is wrong with a request, by the word for it. */
export type RequestFault = 'noneChosen' | 'reasonShort' | 'reasonNumber';

/** Least characters of a reason (contract, `revealPerson`). */
const LEAST = 4;

export function faultOf({ attributes, reason }: RevealRequest): RequestFault | undefined {
  if (attributes.length === 0) return 'noneChosen';
  if (Array.from(reason.trim()).length < LEAST) return 'reasonShort';
  return /\d{11}/.test(reason.replace(/[^\p{L}\p{N}]/gu, '')) ? 'reasonNumber' : undefined;
}

/** What the caller may ask for in full, in the order of the standard. */
export const revealable = (person: Person): readonly Attribute[] =>
  ATTRIBUTES.filter((name) => person.revealable.includes(name));
