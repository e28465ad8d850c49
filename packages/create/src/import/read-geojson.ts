import { fileFault } from './file-fault.ts';
import { geometryFault } from './geometry.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Candidate, PlainGeometry, Sorted } from './candidate.ts';

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const PLAIN_TYPES: ReadonlySet<unknown> = new Set<PlainGeometry['type']>([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
]);

/** Features of GeoJSON text (RFC 7946): a FeatureCollection, a Feature or a bare geometry. */
export function readGeojson(text: string): Sorted {
  const root = parseJson(text);
  refuseProjection(root);
  const candidates: Candidate[] = [];
  const refusals: Refusal[] = [];
  featuresOf(root).forEach((feature, index) => {
    const read = readFeature(feature, index + 1);
    if ('code' in read) refusals.push(read);
    else candidates.push(read);
  });
  return { candidates, refusals };
}

function parseJson(text: string): Loose {
  try {
    // A byte order mark is no part of JSON, and Windows programs write one.
    const root: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (isObject(root)) return root;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw fileFault(
      'invalid',
      'json_broken',
      {
        'zh-CN': `文件不是完整的 JSON：${error.message}`,
        en: `The file is not complete JSON: ${error.message}`,
      },
      {
        'zh-CN': '重新导出或重新下载；NaN 不是 JSON 的数值，应删去或填 null。',
        en: 'Export or download it again. NaN is no JSON number: leave it out or write null.',
      },
      error,
    );
  }
  throw notGeojson('JSON');
}

function featuresOf(root: Loose): readonly unknown[] {
  if (root['type'] === 'FeatureCollection' && Array.isArray(root['features'])) {
    if (root['features'].length > 0) return root['features'];
    throw fileFault(
      'invalid',
      'no_rows',
      { 'zh-CN': '要素集合是空的。', en: 'The feature collection is empty.' },
      { 'zh-CN': '检查是否导出完整。', en: 'Check that the export is complete.' },
    );
  }
  if (root['type'] === 'Feature') return [root];
  if (PLAIN_TYPES.has(root['type'])) return [{ type: 'Feature', geometry: root, properties: {} }];
  throw notGeojson(root['type'] === 'Topology' ? 'TopoJSON' : 'JSON');
}

const notGeojson = (what: string) =>
  fileFault(
    'unsupported',
    'not_geojson',
    { 'zh-CN': `这是 ${what}，不是 GeoJSON。`, en: `This is ${what} and not GeoJSON.` },
    {
      'zh-CN': '导出为 GeoJSON（FeatureCollection）。',
      en: 'Export it as GeoJSON (FeatureCollection).',
    },
  );

/** Older GeoJSON may name another reference system; only those in degrees can be read. */
function refuseProjection(root: Loose): void {
  const crs = root['crs'];
  const properties = isObject(crs) ? crs['properties'] : undefined;
  const name = isObject(properties) ? properties['name'] : undefined;
  if (typeof name !== 'string' || /CRS84|[:/]4326$|[:/]4490$/i.test(name)) return;
  throw fileFault(
    'unsupported',
    'coordinate_projected',
    {
      'zh-CN': `文件的坐标参考系是 ${name}，不是经纬度。`,
      en: `The file’s reference system is ${name}, not longitude and latitude.`,
    },
    {
      'zh-CN': '在 QGIS 等软件里转成 EPSG:4490 或 EPSG:4326 再导入。',
      en: 'Convert it to EPSG:4490 or EPSG:4326, for example in QGIS, and import again.',
    },
  );
}

function readFeature(feature: unknown, row: number): Candidate | Refusal {
  const original = asFeature(feature);
  const at = { row, original };
  if (!isObject(feature) || feature['type'] !== 'Feature') {
    const type = isObject(feature) ? feature['type'] : feature;
    return refuse('not_a_feature', at, { value: typeof type === 'string' ? type : typeof feature });
  }
  const geometry = feature['geometry'];
  if (!isObject(geometry)) return refuse('geometry_missing', at);
  if (!PLAIN_TYPES.has(geometry['type'])) {
    return refuse('geometry_unsupported', at, { value: String(geometry['type']) });
  }
  const plain = geometry as unknown as PlainGeometry;
  const fault = geometryFault(plain);
  if (fault !== undefined) return refuse('geometry_invalid', at, { detail: fault });
  const { id, properties } = feature;
  return {
    row,
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    geometry: plain,
    properties: isObject(properties) ? properties : {},
    column: '',
    original,
  };
}

/** What stood in the file, as a feature that can be written out again. */
function asFeature(value: unknown): GeoJSON.Feature<GeoJSON.Geometry | null> {
  if (isObject(value) && value['type'] === 'Feature') return value as unknown as GeoJSON.Feature;
  return { type: 'Feature', geometry: null, properties: { original: value } };
}
