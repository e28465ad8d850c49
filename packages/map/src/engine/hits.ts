import type { FeatureHit } from '@yizhangtu/core';
import type { CatalogueEntry } from '@yizhangtu/standard';
import type { Map as MapLibreMap, MapGeoJSONFeature, Point, PointLike } from 'maplibre-gl';
import { PARTS_LAYER } from '../model/ground-style.ts';
import { ID } from '../sources/feature-id.ts';
import { layerIdOf } from '../model/style-layers.ts';

/** What lies under a press. */
export interface Pressed {
  readonly hits: readonly FeatureHit[];
  /** A heap of points that opens on zooming in. */
  readonly cluster:
    { readonly layer: string; readonly id: number; readonly at: [number, number] } | undefined;
  /** Code of the division. */
  readonly division: string | undefined;
}

export interface HitLookup {
  entryOf(layer: string): CatalogueEntry | undefined;
  /** The feature as its source gave it, when the source holds it whole. */
  featureOf(layer: string, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature | undefined;
}

const box = ({ x, y }: Point, reach: number): [PointLike, PointLike] => [
  [x - reach, y - reach],
  [x + reach, y + reach],
];

const plain = ({ id, geometry, properties }: MapGeoJSONFeature): GeoJSON.Feature => {
  const { [ID]: _, ...own } = properties;
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    geometry,
    properties: own,
  };
};

/** One key a feature, however many tiles and style layers it is drawn in. */
function keyOf(layer: string, feature: GeoJSON.Feature): string {
  const id = feature.id ?? JSON.stringify(feature.properties);
  return `${layer}/${id}`;
}

/**
 * All features within `reach` pixels of a point, the topmost first, each once.
 *
 * @param reach - pixels around the point that count as hit: more for a finger than for a mouse
 */
export function pressedAt(
  map: MapLibreMap,
  point: Point,
  reach: number,
  lookup: HitLookup,
): Pressed {
  const layers = map.getLayersOrder().filter((id) => layerIdOf(id) !== undefined);
  const found = new Map<string, FeatureHit>();
  let cluster: Pressed['cluster'];
  const drawn = layers.length === 0 ? [] : map.queryRenderedFeatures(box(point, reach), { layers });
  for (const feature of drawn) {
    const layer = layerIdOf(feature.layer.id)!;
    const entry = lookup.entryOf(layer);
    if (entry === undefined) continue;
    const heap: unknown = feature.properties['cluster_id'];
    if (typeof heap === 'number' && feature.geometry.type === 'Point') {
      const [x = 0, y = 0] = feature.geometry.coordinates;
      cluster ??= { layer, id: heap, at: [x, y] };
      continue;
    }
    const whole = lookup.featureOf(layer, feature.properties) ?? plain(feature);
    const key = keyOf(layer, whole);
    if (!found.has(key)) found.set(key, { entry, feature: whole });
  }
  const [part] = map.queryRenderedFeatures(point, { layers: [PARTS_LAYER] });
  const code: unknown = part?.properties['code'];
  return {
    hits: [...found.values()],
    cluster,
    division: code === undefined ? undefined : String(code),
  };
}
