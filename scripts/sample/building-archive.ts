import { fieldsOf } from './base-archive.ts';
import { writeArchive } from './pmtiles-writer.ts';
import { vectorTiles } from './vector-tiles.ts';

/** Source layer `buildings`, zooms 12 to 15. */
export function buildingArchive(
  features: GeoJSON.Feature[],
  bounds: readonly [number, number, number, number],
): Uint8Array {
  // A tolerance of one unit keeps a house of ten metres a house at zoom 12, where a unit is two metres.
  const layer = { name: 'buildings', features, minZoom: 12, tolerance: 1 };
  return writeArchive(vectorTiles([layer], { bounds, maxZoom: 15 }), {
    type: 'mvt',
    bounds,
    metadata: {
      name: 'buildings',
      attribution: '示例数据',
      sample: true,
      vector_layers: [{ id: 'buildings', minzoom: 12, maxzoom: 15, fields: fieldsOf(features) }],
    },
  });
}
