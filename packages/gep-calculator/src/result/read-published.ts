import { readAccountPage, readVersion } from '@yizhangtu/client/gep.js';
import type { CountyContext } from '@yizhangtu/core';

/** A county has an account or a few for each year: all of them stand on one page. */
const MOST = 200;

/**
 * Run packages of the newest account that a county has published of itself, and of the one before by the same
 * methodology; fewer where there are fewer.
 */
export async function readPublished(
  { county, client }: CountyContext,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const desk = { client, county: county.county.code };
  const query = { status: 'published', division: desk.county, limit: MOST } as const;
  const { items } = await readAccountPage(desk, query, { signal });
  const own = items
    .filter(({ division }) => division.code === desk.county)
    .sort((one, other) => other.year - one.year);
  const [newest] = own;
  if (newest === undefined) return [];
  const before = own.find(({ year, profile }) => year < newest.year && profile === newest.profile);
  const versions = [newest, ...(before === undefined ? [] : [before])].map(
    ({ id, published, version }) =>
      readVersion(desk, { account: id, version: published ?? version }, { signal }),
  );
  return (await Promise.all(versions)).map((one) => one.package);
}
