import type { FeatureHit } from '@yizhangtu/core';
import type { LargeFeatures } from '../sources/large-features.ts';

/**
 * Hits in tiles that the kit has cut itself, as whole features. Undefined when none is of such tiles.
 *
 * @param largeOf - the features behind the tiles of a layer
 */
export function wholeHits(
  hits: readonly FeatureHit[],
  largeOf: (layer: string) => LargeFeatures | undefined,
): Promise<FeatureHit[]> | undefined {
  if (!hits.some(({ entry }) => largeOf(entry.id) !== undefined)) return undefined;
  const whole = hits.map(async (hit): Promise<FeatureHit> => {
    const { id } = hit.feature;
    // A layer that has just gone leaves the part that its tile held.
    const asked = id === undefined ? undefined : largeOf(hit.entry.id)?.feature(id);
    const feature = await asked?.catch(() => undefined);
    return feature === undefined ? hit : { ...hit, feature };
  });
  return Promise.all(whole);
}
