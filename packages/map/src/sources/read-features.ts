import type { Client } from '@yizhangtu/client';
import type { FeaturesInView } from '@yizhangtu/core';
import { YztError, type Bounds, type CatalogueEntry } from '@yizhangtu/standard';
import { touches } from '../model/touches.ts';
import type { ReadFeatures } from './geojson.ts';
import { openSource } from './open-source.ts';

const WORLD: Bounds = [-180, -85, 180, 85];

/**
 * Reads what of a layer touches `bounds` (everywhere when undefined), without a map.
 *
 * @throws YztError of what the source answered, `aborted`
 */
export async function readFeatures(
  client: Client,
  near: Bounds | undefined,
  entry: CatalogueEntry,
  bounds: Bounds = WORLD,
  signal = new AbortController().signal,
): Promise<FeaturesInView> {
  const opened = await openSource(entry, { client, near, lifetime: signal });
  if (opened.type !== 'features') return { features: [], complete: false };
  let read: ReadFeatures = { features: [], issues: [] };
  await opened.read(bounds, (news) => (read = news));
  if (signal.aborted) throw new YztError({ code: 'aborted', message: 'No longer asked for' });
  const complete = !read.issues.some(({ code }) => code === 'too_many');
  // A document is read whole; a service is asked for what lies there.
  const whole = complete && entry.source.type === 'geojson';
  return {
    features: read.features.filter(({ geometry }) => touches(geometry, bounds)),
    complete,
    ...(whole ? { total: read.features.length } : {}),
  };
}
