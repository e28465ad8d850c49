import { timingSafeEqual } from 'node:crypto';
import { readCode } from '@yizhangtu/standard/cases.js';
import { hmacSm3 } from '../identity/crypto.ts';

// One key for each use, so that what is known of one tells nothing of the other.
const keyFor = (sealKey: string, use: string): Buffer =>
  Buffer.from(hmacSm3(sealKey, `yizhangtu case ${use}`), 'hex');

/** What is kept of a code: without the server's key it cannot be guessed at. */
export const hashOfCode = (sealKey: string, caseId: string, code: string): string =>
  hmacSm3(keyFor(sealKey, 'code'), `${caseId} ${readCode(code)}`);

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export const isSameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const LEAVE_MS = 3_600_000;

/** Leave to act as the reporter of one case for an hour. */
export function leaveFor(
  sealKey: string,
  { county, caseId, now }: { county: string; caseId: string; now: Date },
): { token: string; until: Date } {
  const until = new Date(now.getTime() + LEAVE_MS);
  const text = `${county}.${caseId}.${until.getTime()}`;
  return { token: `${text}.${hmacSm3(keyFor(sealKey, 'leave'), text)}`, until };
}

/** The case that a token gives leave to; undefined when it was not given here, or has run out. */
export function caseOfLeave(
  sealKey: string,
  { county, token, now }: { county: string; token: string; now: Date },
): string | undefined {
  const [text, of, caseId, until, mac] =
    /^((\d{6})\.([0-9a-f-]{36})\.(\d{13}))\.([0-9a-f]{64})$/.exec(token)?.slice(1) ?? [];
  if (text === undefined || mac === undefined || of !== county) return undefined;
  if (!isSameHash(hmacSm3(keyFor(sealKey, 'leave'), text), mac)) return undefined;
  return Number(until) > now.getTime() ? caseId : undefined;
}
