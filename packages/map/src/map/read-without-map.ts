import type { Client } from '@yizhangtu/client';
import type { FeaturesInView } from '@yizhangtu/core';
import { YztError, type Bounds, type CatalogueEntry } from '@yizhangtu/standard';

/**
 * What of a layer touches `bounds`, read from its source: for a map that has no graphics. The part that
 * reads is loaded when it is asked for.
 *
 * @throws YztError of what the source answered, `aborted`
 */
export async function readWithoutMap(
  client: Client,
  near: Bounds | undefined,
  entry: CatalogueEntry,
  bounds: Bounds | undefined,
  signal: AbortSignal | undefined,
): Promise<FeaturesInView> {
  const reader = await import('../sources/read-features.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
  return reader.readFeatures(client, near, entry, bounds, signal);
}
