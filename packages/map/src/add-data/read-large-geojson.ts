import { geometryOf, OWN_GEOMETRIES, type OwnData, type OwnGeometry } from './own-data.ts';
import { ownFault } from './own-file-error.ts';

/** As much of a large file as is looked at here; the whole of it is read by the map's worker. */
const HEAD = 1024 * 1024;

const TYPES = /"type"\s*:\s*"((?:Multi)?(?:Point|LineString|Polygon))"/g;
const PLACES = /"coordinates"\s*:\s*[[\s]+(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)/g;

/**
 * A large GeoJSON file as it is, for the map to read. Its beginning tells what kinds of geometry to draw and
 * where it lies.
 *
 * @throws YztError `unsupported` when nothing in its beginning looks like GeoJSON
 */
export async function readLargeGeojson(file: File): Promise<OwnData> {
  const text = await file.slice(0, HEAD).text();
  const kinds = new Set<OwnGeometry>();
  for (const [, type] of text.matchAll(TYPES)) {
    const kind = geometryOf({ type } as GeoJSON.Geometry);
    if (kind !== undefined) kinds.add(kind);
  }
  const all = [...text.matchAll(PLACES)].map(([, x, y]) => [Number(x), Number(y)]);
  if (kinds.size === 0 || all.length === 0) {
    throw ownFault(
      'unsupported',
      'not_geojson',
      [
        '这是 JSON，但开头看不出是 GeoJSON。',
        'This is JSON, but its beginning does not look like GeoJSON.',
        '在 QGIS 等软件里导出为 GeoJSON。',
        'Export it as GeoJSON, for example in QGIS.',
      ],
      { where: file.name },
    );
  }
  const says = /"name"\s*:\s*"[^"]*4490"/.test(text.slice(0, 2000))
    ? ('CGCS2000' as const)
    : undefined;
  const stride = Math.max(1, Math.ceil(all.length / 1000));
  return {
    name: file.name,
    parts: OWN_GEOMETRIES.filter((kind) => kinds.has(kind)).map((geometry) => ({
      geometry,
      data: file,
      count: undefined,
    })),
    fields: [],
    places: all.filter((_, index) => index % stride === 0),
    says,
    issues: [],
  };
}
