import { YztError } from '@yizhangtu/standard';

// What reading asks with, in lower case. An allow-list: what is not here may make a service fetch another
// address (SLD, REMOTE_OWS_URL), answer with script (callback) or write.
const NAMES: ReadonlySet<string> = new Set(
  [
    // OGC services of any kind
    'service version acceptversions request updatesequence sections acceptformats format exceptions language',
    // WMS
    'layers styles crs srs bbox width height transparent bgcolor time elevation query_layers info_format',
    'feature_count i j x y layer style scale rule featuretype legend_options format_options dpi map_resolution',
    'tiled tilesorigin',
    // WMTS and plain tiles
    'tilematrixset tilematrix tilerow tilecol z l t s v',
    // WFS
    'typename typenames outputformat count maxfeatures startindex resulttype srsname propertyname sortby',
    'featureid resourceid filter cql_filter namespaces namespace storedquery_id',
    // OGC API
    'f limit offset cursor datetime bbox-crs properties filter-lang filter-crs collections skipgeometry',
    // ArcGIS
    'where text objectids geometry geometrytype insr spatialrel outfields returngeometry outsr orderbyfields',
    'returnidsonly returncountonly returnextentonly returndistinctvalues returnz returnm resultoffset',
    'resultrecordcount maxallowableoffset geometryprecision quantizationparameters cachehint datumtransformation',
    'size imagesr bboxsr layerdefs dynamiclayers mapextent imagedisplay tolerance sr searchtext contains',
    'searchfields returnfieldname returnunformattedvalues outstatistics groupbyfieldsforstatistics',
  ]
    .join(' ')
    .split(' '),
);

const VALUES: Readonly<Record<string, ReadonlySet<string>>> = {
  service: new Set(['wms', 'wfs', 'wmts']),
  request: new Set([
    'getcapabilities',
    'capabilities',
    'getmap',
    'map',
    'getfeatureinfo',
    'getlegendgraphic',
    'getstyles',
    'describelayer',
    'gettile',
    'getfeature',
    'describefeaturetype',
    'liststoredqueries',
    'describestoredqueries',
  ]),
};

const isDimension = (name: string): boolean => /^dim_\w+$/.test(name);

function refuse(name: string, code: string, message: { 'zh-CN': string; en: string }): never {
  throw new YztError({
    code: 'invalid',
    message: `${name}: ${message.en}`,
    issues: [
      {
        path: name,
        code,
        message,
        mend: {
          'zh-CN': '去掉它，或请管理员在 county.server.json 的 services 里允许',
          en: 'Leave it out, or have it allowed in services of county.server.json',
        },
      },
    ],
  });
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // An old service may want its own encoding, such as GBK: the bytes go on as they are.
    return spaced;
  }
}

/**
 * The query that goes to a service: what the caller may ask, then what the county always sends. A name counts
 * whatever its letters' case, and once.
 *
 * @param search the caller's query as it came, without `?`
 * @param fixed the query of the service's base address, which the caller cannot change
 * @param more names that the county allows beside those of the interfaces
 * @throws YztError `invalid`
 */
export function serviceQuery(search: string, fixed: string, more: readonly string[]): string {
  const names = new Set([...NAMES, ...more.map((name) => name.toLowerCase())]);
  const pairs = (text: string): string[] => text.split('&').filter((pair) => pair !== '');
  const nameOf = (pair: string): string => decoded(pair.split('=', 1)[0] ?? '').toLowerCase();
  const taken = new Set(pairs(fixed).map(nameOf));
  const kept = pairs(search).filter((pair) => !taken.has(nameOf(pair)));
  const seen = new Set<string>();
  for (const pair of kept) {
    const name = nameOf(pair);
    if (!names.has(name) && !isDimension(name)) {
      refuse(name, 'parameter_not_allowed', {
        'zh-CN': '代理不放行这个查询参数',
        en: 'The proxy does not pass this parameter on',
      });
    }
    if (seen.has(name)) {
      refuse(name, 'parameter_twice', { 'zh-CN': '参数出现了两次', en: 'It is given twice' });
    }
    seen.add(name);
    const value = decoded(pair.slice(pair.indexOf('=') + 1)).toLowerCase();
    if (VALUES[name]?.has(value) === false) {
      refuse(name, 'value_not_allowed', {
        'zh-CN': '代理只放行读取',
        en: 'The proxy passes reading alone',
      });
    }
  }
  // Some services take a semicolon for an ampersand.
  const passed = kept.map((pair) => pair.replaceAll(';', '%3B'));
  return [...passed, ...pairs(fixed)].join('&');
}

// What a document is full of: taken out, it could not be read any more.
const WORD = /^(.{0,3}|true|false|null)$/;

/**
 * Values in the query of a service's base address that are not to be told. What an interface asks with is no
 * secret, nor what the county names in `query`; whatever else stands there may be one.
 */
export function secretValues(base: URL, more: readonly string[]): string[] {
  const plain = new Set([...NAMES, 'map', ...more.map((name) => name.toLowerCase())]);
  return base.search
    .slice(1)
    .split('&')
    .filter(
      (pair) => pair.includes('=') && !plain.has(decoded(pair.split('=', 1)[0]!).toLowerCase()),
    )
    .map((pair) => pair.slice(pair.indexOf('=') + 1))
    .flatMap((written) => [written, decoded(written)])
    .filter((value) => !WORD.test(value));
}
