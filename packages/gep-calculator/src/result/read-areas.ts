import { featurePages } from '@yizhangtu/client';
import type { CountyContext } from '@yizhangtu/core';
import type { DivisionAreas } from './map-layer.ts';

/** Areas of all divisions of the county. */
export async function readAreas(
  { county, client }: CountyContext,
  signal: AbortSignal,
): Promise<DivisionAreas> {
  const api = county.services!.api!;
  const href = `${api.replace(/\/$/, '')}/counties/${county.county.code}/division-areas`;
  const features: GeoJSON.Feature[] = [];
  for await (const page of featurePages(client, href, { signal })) {
    features.push(...(page.features as unknown as GeoJSON.Feature[]));
  }
  return { type: 'FeatureCollection', features };
}
