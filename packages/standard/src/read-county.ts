import * as z from 'zod/mini';
import { indexFindings } from './check-county.ts';
import { CountyIndex } from './county-index.ts';
import type { CountyFile } from './county.ts';
import type { ParsedCounty } from './parse.ts';
import { has, isObject, objectIn, textIn, type Json } from './reading.ts';
import { isReadable } from './version.ts';

/**
 * {@link parseCounty} for a page: the same answer, but what reads layers (2 KB) loads only when the file has
 * them in it, and what says why a file is wrong or reads an older one (6 KB) only for such a file.
 *
 * @throws whatever a failed import throws, when such a part cannot be loaded.
 */
export async function readCounty(input: string): Promise<ParsedCounty> {
  const file = readObject(input);
  const county = isObject(file) ? await readRight(file) : undefined;
  if (county) return { ok: true, county };
  const { parseCounty } = await import('./parse.ts');
  return parseCounty(input);
}

/** The county when nothing is wrong with a file of this version. */
async function readRight(file: Json): Promise<CountyFile | undefined> {
  if (!isReadable(textIn(file, 'standard') ?? '')) return undefined;
  const { schema, findings } = has(objectIn(file, 'catalogue') ?? {}, 'layers')
    ? await import('./county-with-layers.ts')
    : { schema: CountyIndex, findings: (index: Json) => indexFindings(index, () => []) };
  const parsed = z.safeParse(schema, file, { jitless: true });
  return parsed.success && findings(file).length === 0 ? parsed.data : undefined;
}

function readObject(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    // The full reading says why.
    return undefined;
  }
}
