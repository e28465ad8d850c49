import { expect } from '@open-wc/testing';
import { createClient, type Client } from '@yizhangtu/client';
import { YztError, type CatalogueEntry } from '@yizhangtu/standard';
import { openSource } from '../sources/open-source.ts';
import { askPicture, askXml } from './ask.ts';
import { manyLayers, WMS_111, wmts } from './capabilities.test.fixture.ts';
import { describeService } from './describe.ts';
import { readFeatureInfo } from './feature-info.ts';
import { readWms } from './wms-capabilities.ts';
import { readWmts } from './wmts-capabilities.ts';
import { WORDS } from './words-field.ts';
import { parseXml } from './xml.ts';

const WHERE = 'http://example.test/service';
const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const rootOf = (text: string): Element => parseXml({ bytes: bytesOf(text) }, WHERE);
const { signal } = new AbortController();

interface Answer {
  readonly body?: string | ArrayBuffer;
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

/** A client that a service answers as `answer` says; `asked` lists the addresses. */
function serviceOf(answer: (url: URL) => Answer | undefined, timeout = 30_000) {
  const asked: URL[] = [];
  const client: Client = createClient({
    baseUrl: 'http://example.test',
    timeout,
    transport: async ({ url }, stop) => {
      asked.push(new URL(url));
      const given = answer(new URL(url));
      if (given === undefined) {
        // Never answers.
        return new Promise((_, reject) =>
          stop.addEventListener('abort', () => reject(stop.reason)),
        );
      }
      const { body = '', status = 200, type = 'text/xml', headers = {} } = given;
      return new Response(body, { status, headers: { 'content-type': type, ...headers } });
    },
  });
  return { client, asked };
}

async function errorOf(work: Promise<unknown> | (() => unknown)): Promise<YztError> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    expect(error).to.be.instanceOf(YztError);
    return error as YztError;
  }
  throw new Error('nothing was thrown');
}

const entryOf = (source: CatalogueEntry['source']): CatalogueEntry => ({
  id: 'layer',
  domain: 'd',
  title: '图层',
  source,
});
const open = (client: Client, source: CatalogueEntry['source'], grid?: 'EPSG:4490') =>
  openSource(entryOf(source), {
    client,
    near: undefined,
    lifetime: signal,
    ...(grid === undefined ? {} : { grid }),
  });
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]).buffer;

async function tilesOf(client: Client, source: CatalogueEntry['source'], grid?: 'EPSG:4490') {
  const opened = await open(client, source, grid);
  if (opened.type !== 'tiles') throw new Error('no tiles');
  return opened.tiles;
}

describe('XML of services', () => {
  it('is read in the encoding that it is in, whatever is said of it', () => {
    // "河道" in GBK.
    const gbk = [0xba, 0xd3, 0xb5, 0xc0];
    const document = (head: string) =>
      new Uint8Array([...new TextEncoder().encode(`${head}<a>`), ...gbk, 0x3c, 0x2f, 0x61, 0x3e])
        .buffer;
    const declared = '<?xml version="1.0" encoding="GBK"?>';
    const wrong = '<?xml version="1.0" encoding="UTF-8"?>';
    for (const [head, charset] of [
      [declared, undefined],
      [declared, 'ISO-8859-1'],
      ['', 'GB2312'],
      ['', undefined],
      [wrong, 'utf-8'],
      ['<?xml version="1.0" encoding="x-nonsense"?>', undefined],
    ] as const) {
      const root = parseXml({ bytes: document(head), charset }, WHERE);
      expect(root.textContent, `${head} ${charset}`).to.equal('河道');
    }
  });

  it('with entities is refused before it is read', async () => {
    const entities = Array.from(
      { length: 12 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">${entities.join('')}]><a>&e12;</a>`;
    const quoted =
      '<!DOCTYPE a SYSTEM "]>" [ <!-- x --> <!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    const behind = `<!-- <!DOCTYPE a> -->${bomb.slice(21)}`;
    const second = `<!DOCTYPE a>${bomb.slice(21)}`;
    for (const text of [bomb, quoted, behind, second]) {
      const error = await errorOf(() => rootOf(text));
      expect(error.code).to.equal('bad_response');
      expect(error.message).to.contain('entities');
      expect(error.retriable).to.equal(false);
    }
  });

  it('that is cut off or no XML is bad_response', async () => {
    for (const text of [
      '<a><b>',
      '',
      'plain',
      '<html><body>Login</body></html>',
      '<!DOCTYPE a [',
    ]) {
      expect((await errorOf(() => rootOf(text))).code).to.equal('bad_response');
    }
  });
});

describe('capabilities', () => {
  it('of WMS 1.1.1 are read with their type declaration, tree and scales', () => {
    const read = readWms(rootOf(WMS_111), WHERE);
    expect(read.version).to.equal('1.1.1');
    // The host that it names is not the one that the catalogue names.
    expect(read.mapUrl).to.equal(WHERE);
    const rivers = read.layers.find(({ name }) => name === 'water:rivers')!;
    expect(rivers.path).to.deep.equal(['水利']);
    expect(rivers.systems).to.deep.equal(['EPSG:4326', 'EPSG:3857']);
    expect(rivers.queryable).to.equal(true);
    expect(rivers.bounds).to.deep.equal([119.7, 30.4, 120.4, 30.7]);
    // The diagonal of a square pixel of 28.28 m: 1 to 101,015.
    expect(rivers.maxScale).to.be.closeTo(101_015, 1);
  });

  it('of 2,000 layers and 6,000 reference systems name each once', () => {
    const { layers } = readWms(rootOf(manyLayers(2000)), WHERE);
    expect(layers).to.have.length(2001);
    expect(layers[2000]!.title).to.equal('图层 1999');
    expect(layers[2000]!.systems).to.deep.equal(['EPSG:3857']);
  });

  it('with undeclared, missing or foreign namespaces are read by local names', () => {
    const init = { crs: 'EPSG:3857', scale: 559082264.0287178, corner: '-20037508.34 20037508.34' };
    for (const document of [
      wmts({ ...init, first: 0 }),
      wmts({ ...init, first: 0, declared: false }),
      wmts({ ...init, first: 0, prefix: '' }),
      wmts({ ...init, first: 0 }).replaceAll('http://www.opengis.net', 'http://www.example.test'),
    ]) {
      const read = readWmts(rootOf(document), WHERE);
      expect(read.title).to.equal('瓦片');
      expect(read.layers.map(({ name }) => name)).to.deep.equal(['img']);
      expect(read.tileUrl).to.contain('http://example.test/wmts');
    }
  });
});

describe('WMTS', () => {
  const source = { type: 'wmts', href: WHERE, layer: 'img', datum: 'CGCS2000' } as const;
  const METRES = '-20037508.3427892 20037508.3427892';
  const serving = (document: string) =>
    serviceOf((url) =>
      url.searchParams.get('request') === 'GetCapabilities'
        ? { body: document }
        : { body: PNG, type: 'image/png' },
    );

  it('in Web Mercator is asked by the names of its levels, wherever they begin', async () => {
    // Level 0 of this service is level 5 of the map.
    const { client, asked } = serving(
      wmts({
        crs: 'urn:ogc:def:crs:EPSG::3857',
        scale: 559082264.0287178 / 32,
        corner: METRES,
        first: 5,
      }),
    );
    const tiles = await tilesOf(client, source);
    expect([tiles.minZoom, tiles.maxZoom, tiles.tileSize]).to.deep.equal([5, 22, 256]);
    await tiles.read(10, 853, 420, signal);
    const { searchParams } = asked[asked.length - 1]!;
    expect(searchParams.get('tileMatrix')).to.equal('L5');
    expect(searchParams.get('tileCol')).to.equal('853');
    expect(searchParams.get('tileRow')).to.equal('420');
    // Levels that the service lacks cost no request.
    const before = asked.length;
    expect(await tiles.read(3, 0, 0, signal)).to.equal(undefined);
    expect(asked.length).to.equal(before);
  });

  it('in CGCS2000 with scales of 96 dots an inch, as Tianditu has them, stands on the grid of 4490', async () => {
    for (const corner of ['90.0 -180.0', '-180.0 90.0']) {
      const document = wmts({ crs: 'EPSG:4490', scale: 2.958293554545656e8, corner, first: 1 });
      const tiles = await tilesOf(serving(document).client, source, 'EPSG:4490');
      expect([tiles.minZoom, tiles.maxZoom]).to.deep.equal([1, 18]);
      const error = await errorOf(open(serving(document).client, source));
      expect(error.code).to.equal('unsupported');
      expect(error.issues[0]!.code).to.equal('grid_mixed');
      expect(error.issues[0]!.message['zh-CN']).to.contain('EPSG:4490');
    }
  });

  it('in a local grid is refused with the reason', async () => {
    const document = wmts({
      crs: 'urn:ogc:def:crs:EPSG::4549',
      scale: 1e6,
      corner: '0 0',
      first: 0,
    });
    const error = await errorOf(open(serving(document).client, source));
    expect(error.code).to.equal('unsupported');
    expect(error.issues[0]!.message['en']).to.contain('EPSG::4549');
    const odd = wmts({ crs: 'EPSG:3857', scale: 5e8, corner: METRES, first: 0 });
    expect((await errorOf(open(serving(odd).client, source))).code).to.equal('unsupported');
  });

  it('without the layer says which ones there are', async () => {
    const document = wmts({ crs: 'EPSG:3857', scale: 559082264.0287178, corner: METRES, first: 0 });
    const error = await errorOf(open(serving(document).client, { ...source, layer: 'nowhere' }));
    expect(error.code).to.equal('not_found');
    expect(error.issues[0]!.mend['zh-CN']).to.contain('img');
  });

  it('by templates alone is asked by them, on the host of the catalogue', async () => {
    const template =
      'http://inner.invalid/t/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png';
    const document = wmts({ crs: 'EPSG:3857', scale: 559082264.0287178, corner: METRES, first: 0 })
      .replace(/<ows:OperationsMetadata>[\s\S]*<\/ows:OperationsMetadata>/, '')
      .replace(
        '<TileMatrixSetLink>',
        `<ResourceURL format="image/png" resourceType="tile" template="${template}"/><TileMatrixSetLink>`,
      );
    const { client, asked } = serving(document);
    const tiles = await tilesOf(client, { ...source, href: `${WHERE}?tk=key` });
    await tiles.read(2, 3, 1, signal);
    expect(asked[asked.length - 1]!.href).to.equal(
      'http://example.test/t/default/set/L2/1/3.png?tk=key',
    );
  });
});

describe('what a WMTS knows of a place (OGC 07-057r7)', () => {
  const source = {
    type: 'wmts',
    href: `${WHERE}?tk=key`,
    layer: 'img',
    datum: 'CGCS2000',
  } as const;
  const PLACE = [120.1537, 30.6521] as const;
  /** Scale denominator of GoogleMapsCompatible at its level 0 (annex E.4). */
  const WHOLE = 559082264.0287178;
  /** Metres on a side of what the standard calls a pixel (6.1). */
  const PIXEL = 0.00028;
  const CORNER = 20037508.3427892;
  const dimension = `<Dimension><ows:Identifier>Time</ows:Identifier><Default>2026-11</Default>
    <Value>2026-11</Value></Dimension>`;
  const plain = wmts({ crs: 'EPSG:3857', scale: WHOLE, corner: `-${CORNER} ${CORNER}`, first: 0 });
  const offering = (formats: readonly string[]) =>
    plain.replace(
      '<TileMatrixSetLink>',
      `${formats.map((one) => `<InfoFormat>${one}</InfoFormat>`).join('')}${dimension}<TileMatrixSetLink>`,
    );
  const byParameters = offering(['text/html', 'application/json']).replace(
    '</ows:OperationsMetadata>',
    `<ows:Operation name="GetFeatureInfo"><ows:DCP><ows:HTTP>
     <ows:Get xlink:href="http://example.test/info?"/></ows:HTTP></ows:DCP></ows:Operation>
     </ows:OperationsMetadata>`,
  );
  const serving = (document: string) =>
    serviceOf((url) =>
      url.searchParams.get('request') === 'GetCapabilities'
        ? { body: document }
        : {
            type: 'application/json',
            body: JSON.stringify({
              type: 'FeatureCollection',
              features: [{ type: 'Feature', properties: { name: '水库' }, geometry: null }],
            }),
          },
    );

  /** Tile and pixel of the place at a level, as the standard lays its tiles. */
  function expected(level: number) {
    const radius = 6378137;
    const [longitude, latitude] = PLACE.map((degrees) => (degrees * Math.PI) / 180) as [
      number,
      number,
    ];
    const across = radius * longitude + CORNER;
    const down = CORNER - radius * Math.log(Math.tan(Math.PI / 4 + latitude / 2));
    const pixel = (WHOLE / 2 ** level) * PIXEL;
    const [column, row] = [across, down].map((way) => Math.floor(way / (256 * pixel))) as [
      number,
      number,
    ];
    return {
      column,
      row,
      i: Math.floor((across - column * 256 * pixel) / pixel),
      j: Math.floor((down - row * 256 * pixel) / pixel),
    };
  }

  it('is asked by parameters: each that the standard requires, once, with the pixel under the place', async () => {
    const { client, asked } = serving(byParameters);
    const tiles = await tilesOf(client, source);
    // At zoom 10 the world is 512 · 2¹⁰ pixels wide on screen, which tiles of 256 are at level 11.
    const features = await tiles.query!([...PLACE], 10, signal);
    expect(features.map(({ properties }) => properties)).to.deep.equal([{ name: '水库' }]);
    const { origin, pathname, searchParams } = asked.at(-1)!;
    expect(origin + pathname).to.equal('http://example.test/info');
    // Names are read in any case; values as the capabilities write them.
    const names = [...searchParams.keys()].map((name) => name.toLowerCase());
    expect(names.length, 'each once').to.equal(new Set(names).size);
    const { column, row, i, j } = expected(11);
    const required = {
      service: 'WMTS',
      request: 'GetFeatureInfo',
      version: '1.0.0',
      layer: 'img',
      style: 'default',
      format: 'image/png',
      time: '2026-11',
      tilematrixset: 'set',
      tilematrix: 'L11',
      tilerow: String(row),
      tilecol: String(column),
      j: String(j),
      i: String(i),
      infoformat: 'application/json',
    };
    const given = Object.fromEntries(
      [...searchParams].map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(given).to.deep.include(required);
  });

  it('is asked at a level that the service has, its pixel within the tile, however close the map', async () => {
    const { client, asked } = serving(byParameters);
    const tiles = await tilesOf(client, source);
    for (const zoom of [0, 6.4, 14.7, 22]) {
      await tiles.query!([...PLACE], zoom, signal);
      const parameter = (name: string) => asked.at(-1)!.searchParams.get(name);
      const level = Number(parameter('tileMatrix')!.slice(1));
      expect(level).to.be.within(0, 17);
      const { column, row, i, j } = expected(level);
      expect(['tileCol', 'tileRow', 'i', 'j'].map((name) => Number(parameter(name)))).to.deep.equal(
        [column, row, i, j],
      );
    }
  });

  it('is asked by a template where there are no parameters', async () => {
    const template = `http://inner.invalid/i/{Style}/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}/{J}/{I}.json`;
    const document = offering(['application/json'])
      .replace(/<ows:OperationsMetadata>[\s\S]*<\/ows:OperationsMetadata>/, '')
      .replace(
        '</TileMatrixSetLink>',
        `</TileMatrixSetLink><ResourceURL format="application/json" resourceType="FeatureInfo" template="${template}"/>`,
      );
    const { client, asked } = serving(document);
    const tiles = await tilesOf(client, source);
    await tiles.query!([...PLACE], 10, signal);
    const { column, row, i, j } = expected(11);
    expect(asked.at(-1)!.href).to.equal(
      `http://example.test/i/default/2026-11/set/L11/${row}/${column}/${j}/${i}.json?tk=key`,
    );
  });

  it('is not asked of a service that does not offer it, or only as a page', async () => {
    expect((await tilesOf(serving(plain).client, source)).query).to.equal(undefined);
    const { client, asked } = serving(byParameters.replace('application/json', 'text/html'));
    const tiles = await tilesOf(client, source);
    const before = asked.length;
    expect(await tiles.query!([...PLACE], 10, signal)).to.deep.equal([]);
    expect(asked.length).to.equal(before);
  });
});

describe('what services say instead', () => {
  const exception = (code: string, words: string) =>
    `<?xml version="1.0"?><ServiceExceptionReport version="1.1.1">
     <ServiceException code="${code}">${words}</ServiceException></ServiceExceptionReport>`;

  it('an exception answered as 200, as a picture or with an error status is said in its own words', async () => {
    for (const answer of [
      { body: exception('LayerNotDefined', 'Could not find layer a:b') },
      { body: exception('LayerNotDefined', 'Could not find layer a:b'), type: 'image/png' },
      { body: exception('LayerNotDefined', 'Could not find layer a:b'), status: 400 },
    ]) {
      const { client } = serviceOf(() => answer);
      for (const ask of [askPicture, askXml]) {
        const error = await errorOf(ask(client, WHERE, signal));
        expect(error.code).to.equal('not_found');
        expect(error.issues[0]!.message['zh-CN']).to.contain('Could not find layer a:b');
      }
    }
    const ows = `<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Exception
      exceptionCode="NoApplicableCode"><ows:ExceptionText>Quelle panne</ows:ExceptionText>
      </ows:Exception></ows:ExceptionReport>`;
    const { client } = serviceOf(() => ({ body: ows, status: 500 }));
    const error = await errorOf(askXml(client, WHERE, signal));
    expect([error.code, error.message]).to.deep.equal(['bad_response', 'Quelle panne']);
  });

  it('a service that needs a token is unauthenticated', async () => {
    const source = { type: 'arcgis-map', href: `${WHERE}/MapServer`, datum: 'WGS84' } as const;
    for (const code of [498, 499]) {
      const body = JSON.stringify({ error: { code, message: 'Token Required', details: [] } });
      const { client } = serviceOf(() => ({ body, type: 'application/json' }));
      const error = await errorOf(open(client, source));
      expect([error.code, error.message]).to.deep.equal(['unauthenticated', 'Token Required']);
    }
    const { client } = serviceOf(() => ({ body: 'no', status: 401, type: 'text/plain' }));
    const wms = { type: 'wms', href: WHERE, layers: 'a', datum: 'WGS84' } as const;
    expect((await errorOf(open(client, wms))).code).to.equal('unauthenticated');
  });

  it('a limit of requests keeps the time to wait', async () => {
    const { client } = serviceOf(() => ({ status: 429, headers: { 'retry-after': '120' } }));
    const error = await errorOf(askPicture(client, WHERE, signal));
    expect([error.code, error.retryAfter]).to.deep.equal(['rate_limited', 120]);
  });

  it('a service that never answers is a timeout', async () => {
    const { client } = serviceOf(() => undefined, 30);
    const wms = { type: 'wms', href: WHERE, layers: 'a', datum: 'WGS84' } as const;
    expect((await errorOf(open(client, wms))).code).to.equal('timeout');
  });

  it('a page where a picture or XML was due is bad_response', async () => {
    const { client } = serviceOf(() => ({ body: '<!doctype html><p>登录', type: 'text/html' }));
    expect((await errorOf(askPicture(client, WHERE, signal))).code).to.equal('bad_response');
    expect((await errorOf(askXml(client, WHERE, signal))).code).to.equal('bad_response');
  });
});

describe('what is known of a place', () => {
  const at = [119.962, 30.542] as const;
  const read = (text: string, type = 'text/plain') =>
    readFeatureInfo({ bytes: bytesOf(text), text, type }, [...at], WHERE);

  it('is placed where was asked, whatever the order and the system of its coordinates', () => {
    const geometries = [
      { type: 'Point', coordinates: [...at] },
      { type: 'Point', coordinates: [at[1], at[0]] },
      { type: 'Point', coordinates: [13354108.7545427, 3573410.8821919] },
      { type: 'Point', coordinates: [0, 0] },
      null,
    ];
    for (const geometry of geometries) {
      const json = {
        type: 'FeatureCollection',
        features: [{ type: 'Feature', geometry, properties: { a: 1 } }],
      };
      const [feature] = read(JSON.stringify(json), 'application/json');
      const [x = 0, y = 0] = (feature!.geometry as GeoJSON.Point).coordinates;
      expect(x).to.be.closeTo(at[0], 0.001);
      expect(y).to.be.closeTo(at[1], 0.001);
      expect(feature!.properties).to.deep.equal({ a: 1 });
    }
  });

  it('is read from GML of several makers', () => {
    const mapserver = `<msGMLOutput xmlns:gml="http://www.opengis.net/gml"><towns_layer>
      <gml:name>镇</gml:name><towns_feature><gml:boundedBy><gml:Box/></gml:boundedBy>
      <code>1</code><name>武康</name></towns_feature></towns_layer></msGMLOutput>`;
    const geoserver = `<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"
      xmlns:gml="http://www.opengis.net/gml" xmlns:w="urn:w"><gml:featureMember><w:towns fid="t.1">
      <w:geom><gml:Point><gml:coordinates>1,2</gml:coordinates></gml:Point></w:geom>
      <w:code>1</w:code><w:name>武康</w:name></w:towns></gml:featureMember></wfs:FeatureCollection>`;
    const arcgis = `<FeatureInfoResponse xmlns="http://www.esri.com/wms">
      <FIELDS code="1" name="武康"/></FeatureInfoResponse>`;
    for (const text of [mapserver, geoserver, arcgis]) {
      const features = read(text, 'text/xml');
      expect(features.map(({ properties }) => properties)).to.deep.equal([
        { code: '1', name: '武康' },
      ]);
    }
  });

  it('in words alone is one field, and nothing when nothing was found', () => {
    expect(read("Layer 'a'\n  code = '1'")[0]!.properties).to.deep.equal({
      [WORDS]: "Layer 'a'\n  code = '1'",
    });
    for (const none of [
      '',
      'no features were found',
      'GetFeatureInfo results:\n\n  Search returned no results.\n',
    ]) {
      expect(read(none)).to.deep.equal([]);
    }
  });

  it('is never taken from HTML', async () => {
    const error = await errorOf(() => read('<html><script>1</script></html>', 'text/html'));
    expect(error.code).to.equal('bad_response');
  });
});

describe('an ArcGIS MapServer', () => {
  const source = {
    type: 'arcgis-map',
    href: `${WHERE}/MapServer?token=t`,
    datum: 'WGS84',
  } as const;
  const HALF = 20037508.342787;
  const service = (cache: boolean, wkid = 102100) => ({
    mapName: '图层',
    capabilities: 'Map,Query',
    singleFusedMapCache: cache,
    layers: [
      { id: 0, name: '基础', parentLayerId: -1, subLayerIds: [1] },
      { id: 1, name: '道路', parentLayerId: 0, subLayerIds: null },
    ],
    tileInfo: {
      rows: 256,
      cols: 256,
      origin: { x: -HALF, y: HALF },
      spatialReference: { wkid },
      lods: Array.from({ length: 20 }, (_, level) => ({
        level,
        resolution: 156543.03392800014 / 2 ** level,
        scale: 591657527.591555 / 2 ** level,
      })),
    },
  });
  const legend = {
    layers: [{ layerId: 1, layerName: '道路', legend: [{ label: '县道', url: 'ab12' }] }],
  };
  const serving = (description: object) =>
    serviceOf((url) => {
      const json = (value: unknown) => ({ body: JSON.stringify(value), type: 'application/json' });
      if (url.pathname.endsWith('/MapServer')) return json(description);
      if (url.pathname.endsWith('/legend')) return json(legend);
      if (url.pathname.endsWith('/identify')) {
        const geometry = {
          rings: [
            [
              [119, 30],
              [119, 31],
              [120, 31],
              [120, 30],
              [119, 30],
            ],
          ],
        };
        return json({ results: [{ layerId: 1, attributes: { 名称: '县道' }, geometry }] });
      }
      return { body: PNG, type: 'image/png' };
    });

  it('is shown from its cache, with its legend', async () => {
    const { client, asked } = serving(service(true));
    const tiles = await tilesOf(client, source);
    expect([tiles.minZoom, tiles.maxZoom, tiles.tileSize]).to.deep.equal([0, 19, 256]);
    expect(await tiles.legend).to.deep.equal([
      { href: `${WHERE}/MapServer/1/images/ab12?token=t`, label: '县道' },
    ]);
    await tiles.read(12, 3413, 1682, signal);
    expect(asked[asked.length - 1]!.href).to.equal(`${WHERE}/MapServer/tile/12/1682/3413?token=t`);
  });

  it('is drawn on request for chosen layers, and where its cache has another grid', async () => {
    for (const [description, layers] of [
      [service(true), [1]],
      [service(true, 4490), undefined],
      [service(false), undefined],
    ] as const) {
      const { client, asked } = serving(description);
      const tiles = await tilesOf(client, {
        ...source,
        ...(layers === undefined ? {} : { layers: [...layers] }),
      });
      await tiles.read(0, 0, 0, signal);
      const { pathname, searchParams } = asked[asked.length - 1]!;
      expect(pathname).to.match(/\/MapServer\/export$/);
      expect(searchParams.get('layers')).to.equal(layers === undefined ? null : 'show:1');
      expect(searchParams.get('bboxSR')).to.equal('3857');
      expect(Number(searchParams.get('bbox')!.split(',')[0])).to.be.closeTo(-HALF, 0.01);
    }
  });

  it('tells what is at a place, as features in degrees', async () => {
    const tiles = await tilesOf(serving(service(true)).client, source);
    const [feature] = await tiles.query!([119.5, 30.5], 12, signal);
    expect(feature!.properties).to.deep.equal({ 名称: '县道' });
    expect(feature!.geometry.type).to.equal('Polygon');
  });
});

describe('a service described', () => {
  it('offers its layers as entries of a catalogue, whatever it is', async () => {
    const wms = await describeService(serviceOf(() => ({ body: WMS_111 })).client, WHERE, signal);
    expect(wms.kind).to.equal('wms');
    expect(wms.layers).to.have.length(1);
    expect(wms.layers[0]).to.deep.include({ name: 'water:rivers', title: '河道', path: ['水利'] });
    expect(wms.layers[0]!.source).to.deep.equal({
      type: 'wms',
      href: WHERE,
      layers: 'water:rivers',
      version: '1.1.1',
      datum: 'CGCS2000',
    });
    // Asked as a WMS it says no; asked as a WMTS it answers.
    const document = wmts({
      crs: 'EPSG:3857',
      scale: 559082264.0287178,
      corner: '-20037508.34 20037508.34',
      first: 0,
    });
    const { client } = serviceOf((url) =>
      url.searchParams.get('service') === 'WMTS'
        ? { body: document }
        : {
            body: '<ExceptionReport><Exception exceptionCode="InvalidParameterValue"/></ExceptionReport>',
          },
    );
    const tiles = await describeService(client, WHERE, signal);
    expect([tiles.kind, tiles.layers[0]!.name, tiles.layers[0]!.shown]).to.deep.equal([
      'wmts',
      'img',
      true,
    ]);
  });

  it('of another kind is unsupported', async () => {
    const { client } = serviceOf(() => ({ body: '<Schema/>' }));
    expect((await errorOf(describeService(client, WHERE, signal))).code).to.equal('unsupported');
  });
});
