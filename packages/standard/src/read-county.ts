import * as z from 'zod/mini';
import { countyFindings } from './check-county.ts';
import { CountyFile } from './county.ts';
import type { ParsedCounty } from './parse.ts';
import { isObject } from './reading.ts';
import { COUNTY_UPGRADES, upgrade } from './upgrade.ts';

/**
 * {@link parseCounty} for a page: the same answer, but what says why a file is wrong (5 KB) loads only
 * when one is.
 *
 * @throws whatever a failed import throws, when the file is wrong and that part cannot be loaded.
 */
export async function readCounty(input: string): Promise<ParsedCounty> {
  const right = readRight(input);
  if (right) return right;
  const { parseCounty } = await import('./parse.ts');
  return parseCounty(input);
}

/** The county when nothing is wrong. */
function readRight(input: string): ParsedCounty | undefined {
  const value = readObject(input);
  const upgraded = isObject(value) ? upgrade(value, COUNTY_UPGRADES) : undefined;
  if (!upgraded?.ok) return undefined;
  const { file, steps } = upgraded;
  const parsed = z.safeParse(CountyFile, file, { jitless: true });
  if (!parsed.success || countyFindings(file).length > 0) return undefined;
  const from = steps[0]?.from;
  return {
    ok: true,
    county: parsed.data,
    ...(from === undefined ? {} : { upgradedFrom: from }),
  };
}

function readObject(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    // The full reading says why.
    return undefined;
  }
}
