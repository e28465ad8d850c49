import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from '../http/env.ts';
import type { CountyOnDisk } from '../services.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request has one of the county's import tokens as its bearer token. */
export function hasImportToken(c: Request, county: CountyOnDisk | undefined): boolean {
  const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const hashed = digest(given);
  // All are compared, and by digests of one length, so that the time taken tells nothing.
  const matches = (county?.settings.importTokens ?? []).map((token) =>
    timingSafeEqual(digest(token), hashed),
  );
  return matches.includes(true);
}
