import { createHash, timingSafeEqual } from 'node:crypto';
import { YztError } from '@yizhangtu/standard';
import type { Guard } from '../http/operations.ts';
import type { CountyOnDisk } from '../services.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets a caller pass who has one of the county's import tokens as its bearer token. */
export function importGuard(counties: ReadonlyMap<string, CountyOnDisk>): Guard {
  return (c, county) => {
    const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const hashed = digest(given);
    // All are compared, and by digests of one length, so that the time taken tells nothing.
    const matches = (counties.get(county)?.settings.importTokens ?? []).map((token) =>
      timingSafeEqual(digest(token), hashed),
    );
    if (matches.includes(true)) return;
    throw new YztError({ code: 'unauthenticated', message: 'an import token is needed' });
  };
}
