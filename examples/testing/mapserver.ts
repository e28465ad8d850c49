import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = '/usr/lib/cgi-bin/mapserv';
const DEQING = new URL('../counties/deqing/', import.meta.url);
/** Programs that run at one time; further requests wait. */
const MOST = 4;

/** For `skip` of a test: false when MapServer is there, else why it is skipped. */
export const noMapServer: string | false = existsSync(PROGRAM)
  ? false
  : 'MapServer (Debian: cgi-mapserver) is not installed';

/** Colours that the service paints with, as `[red, green, blue]`. */
export const PAINT = {
  county: [40, 120, 200],
  town: [220, 30, 30],
} as const;

export interface MapServer {
  /** Address of the server, without a slash at its end. */
  readonly origin: string;
  /** WMS 1.1.1 and 1.3.0 and WFS 2.0. Layers `county` (one area) and `towns` (13 points). */
  readonly ows: string;
  /** The same WMS in EPSG:4326 alone. */
  readonly degrees: string;
  /** OGC API Features. */
  readonly api: string;
  /** Template of vector tiles with the layers `county` and `towns`. */
  readonly tiles: string;
  /** The towns that it serves: points with `code`, `name` and `area`; GML ids are `towns.<code>`. */
  readonly towns: GeoJSON.FeatureCollection<GeoJSON.Point>;
  /** The county's area, with `code` and `name`. */
  readonly county: GeoJSON.Feature<GeoJSON.Polygon>;
  /** Query strings of what was asked, the oldest first. */
  readonly asked: string[];
  close(): Promise<void>;
}

const json = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(name, DEQING), 'utf8'));

async function readTowns(): Promise<GeoJSON.FeatureCollection<GeoJSON.Point>> {
  const { towns } = (await json('sample.json')) as {
    towns: Record<string, { at: [number, number]; area: number }>;
  };
  const units = (await json('divisions.json')) as { code: string; name: { 'zh-CN': string } }[];
  const features = Object.entries(towns).map(
    ([code, { at, area }]): GeoJSON.Feature<GeoJSON.Point> => ({
      type: 'Feature',
      properties: { code, name: units.find((unit) => unit.code === code)?.name['zh-CN'], area },
      geometry: { type: 'Point', coordinates: at },
    }),
  );
  return { type: 'FeatureCollection', features };
}

const mapFile = (ows: string, api: string, systems: string): string => `
MAP
  NAME "deqing"
  EXTENT 119.7 30.4 120.4 30.75
  UNITS DD
  SIZE 256 256
  MAXSIZE 4096
  IMAGECOLOR 255 255 255
  PROJECTION "init=epsg:4326" END
  CONFIG "MS_ERRORFILE" "stderr"
  WEB
    METADATA
      "ows_title" "德清县图层服务"
      "ows_abstract" "样例数据"
      "ows_onlineresource" "${ows}?"
      "oga_onlineresource" "${api}"
      "ows_enable_request" "*"
      "ows_encoding" "UTF-8"
      "ows_srs" "${systems}"
      "wms_feature_info_mime_type" "text/plain"
      "wms_getfeatureinfo_formatlist" "text/plain,application/vnd.ogc.gml,geojson"
      "wfs_getfeature_formatlist" "geojson"
      "wfs_maxfeatures" "1000"
    END
  END
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/json; subtype=geojson"
    FORMATOPTION "STORAGE=stream"
    FORMATOPTION "FORM=SIMPLE"
  END
  OUTPUTFORMAT
    NAME "mvt"
    DRIVER "MVT"
    MIMETYPE "application/vnd.mapbox-vector-tile"
    EXTENSION "pbf"
    FORMATOPTION "EXTENT=4096"
    FORMATOPTION "EDGE_BUFFER=64"
  END
  SYMBOL
    NAME "square"
    TYPE vector
    FILLED true
    POINTS 0 0 0 1 1 1 1 0 0 0 END
  END
  LAYER
    NAME "county"
    TYPE polygon
    STATUS on
    CONNECTIONTYPE ogr
    CONNECTION "county.geojson"
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "县域"
      "ows_include_items" "all"
      "gml_include_items" "all"
      "gml_featureid" "code"
      "gml_geometries" "geometry"
      "gml_geometry_type" "polygon"
      "oga_featureid" "code"
    END
    CLASSITEM "code"
    TEMPLATE "void"
    CLASS
      NAME "county"
      STYLE COLOR ${PAINT.county.join(' ')} END
    END
  END
  LAYER
    NAME "towns"
    TYPE point
    STATUS on
    CONNECTIONTYPE ogr
    CONNECTION "towns.geojson"
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "镇（街道）"
      "ows_abstract" "镇（街道）驻地"
      "ows_include_items" "all"
      "gml_include_items" "all"
      "gml_featureid" "code"
      "gml_geometries" "geometry"
      "gml_geometry_type" "point"
      "oga_featureid" "code"
    END
    TOLERANCE 8
    TEMPLATE "void"
    CLASS
      NAME "towns"
      STYLE SYMBOL "square" SIZE 16 COLOR ${PAINT.town.join(' ')} END
    END
  END
END
`;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** One request through the Common Gateway Interface (RFC 3875): fields, an empty line, the body. */
function runCgi(environment: NodeJS.ProcessEnv, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, [], { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(parts)));
    // A program that does not read its input closes it.
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(body);
  });
}

function answer(response: ServerResponse, output: Buffer): void {
  const separator = /\r?\n\r?\n/.exec(output.toString('latin1'));
  const head = separator === null ? '' : output.subarray(0, separator.index).toString('latin1');
  const body = separator === null ? output : output.subarray(separator.index + separator[0].length);
  let status = 200;
  for (const line of head.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  response.statusCode = status;
  response.end(body);
}

/** A real MapServer with the county and the towns of Deqing, on a free port, open to any origin. */
export async function openMapServer(): Promise<MapServer> {
  const folder = await mkdtemp(join(tmpdir(), 'yzt-mapserver-'));
  const towns = await readTowns();
  const county = (await json('line.geojson')) as GeoJSON.Feature<GeoJSON.Polygon>;
  const asked: string[] = [];
  let running = 0;
  const waiting: (() => void)[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(request.url!, 'http://localhost');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const isApi = pathname.startsWith('/api');
    if (!isApi && pathname !== '/ows' && pathname !== '/degrees')
      return void response.writeHead(404).end();
    asked.push(isApi ? `${pathname}${search}` : search.slice(1));
    const body = await bodyOf(request);
    if (running >= MOST) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      const output = await runCgi(
        {
          PATH: process.env['PATH'],
          GATEWAY_INTERFACE: 'CGI/1.1',
          SERVER_PROTOCOL: 'HTTP/1.1',
          SERVER_NAME: '127.0.0.1',
          SERVER_PORT: String(port),
          HTTP_HOST: `127.0.0.1:${port}`,
          REQUEST_METHOD: request.method,
          SCRIPT_NAME: isApi ? '' : pathname,
          ...(isApi ? { PATH_INFO: `/DEQING/ogcapi${pathname.slice('/api'.length)}` } : {}),
          QUERY_STRING: search.slice(1),
          CONTENT_TYPE: request.headers['content-type'] ?? '',
          CONTENT_LENGTH: String(body.length),
          HTTP_ACCEPT: request.headers.accept ?? '*/*',
          MAPSERVER_CONFIG_FILE: join(folder, 'mapserver.conf'),
          ...(isApi
            ? {}
            : { MS_MAPFILE: join(folder, pathname === '/ows' ? 'deqing.map' : 'degrees.map') }),
        },
        body,
      );
      answer(response, output);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const ows = `${origin}/ows`;
  const degrees = `${origin}/degrees`;
  const api = `${origin}/api`;
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await Promise.all([
    write('towns.geojson', JSON.stringify(towns)),
    write('county.geojson', JSON.stringify({ type: 'FeatureCollection', features: [county] })),
    write('deqing.map', mapFile(ows, api, 'EPSG:4326 EPSG:4490 EPSG:3857 EPSG:4549')),
    write('degrees.map', mapFile(degrees, api, 'EPSG:4326')),
    write(
      'mapserver.conf',
      `CONFIG ENV MS_MAP_PATTERN "." END MAPS DEQING "${join(folder, 'deqing.map')}" END END\n`,
    ),
  ]);
  return {
    origin,
    ows,
    degrees,
    api,
    tiles: `${ows}?mode=tile&tilemode=gmap&tile={x}+{y}+{z}&layers=county+towns&map.imagetype=mvt`,
    towns,
    county,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
