import type { Desk } from '@yizhangtu/client';
import { readAccount, readAccountPage, readVersion } from '@yizhangtu/client/gep.js';
import type { CountyContext } from '@yizhangtu/core';
import type { GepAccount } from '@yizhangtu/standard/contract.js';

/** A county has an account or a few for each year: all of them stand on one page. */
const MOST = 200;

/** What a county has published of itself; where it has nothing, what it published and withdrew. */
export interface Published {
  /** Of the newest account, and of the one before by the same methodology; fewer where there are fewer. */
  readonly packages: readonly unknown[];
  readonly withdrawn?: { readonly year: number; readonly reason: string } | undefined;
}

/** Run packages of what a county has published. */
export async function readPublished(
  { county, client }: CountyContext,
  signal: AbortSignal,
): Promise<Published> {
  const desk = { client, county: county.county.code };
  const own = await ownAccounts(desk, 'published', signal);
  const [newest] = own;
  if (newest === undefined) {
    return { packages: [], withdrawn: await lastWithdrawn(desk, signal) };
  }
  const before = own.find(({ year, profile }) => year < newest.year && profile === newest.profile);
  const versions = [newest, ...(before === undefined ? [] : [before])].map(
    ({ id, published, version }) =>
      readVersion(desk, { account: id, version: published ?? version }, { signal }),
  );
  return { packages: (await Promise.all(versions)).map((one) => one.package) };
}

/** Accounts of the county itself, the newest year first. */
async function ownAccounts(
  desk: Desk,
  status: 'published' | 'withdrawn',
  signal: AbortSignal,
): Promise<readonly GepAccount[]> {
  const query = { status, division: desk.county, limit: MOST };
  const { items } = await readAccountPage(desk, query, { signal });
  return items
    .filter(({ division }) => division.code === desk.county)
    .sort((one, other) => other.year - one.year);
}

async function lastWithdrawn(desk: Desk, signal: AbortSignal): Promise<Published['withdrawn']> {
  const [newest] = await ownAccounts(desk, 'withdrawn', signal);
  if (newest === undefined) return undefined;
  const { versions } = await readAccount(desk, newest.id, { signal });
  const step = versions.find(({ version }) => version === newest.version)?.steps.at(-1);
  return { year: newest.year, reason: step?.reason ?? '' };
}
