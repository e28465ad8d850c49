import type { CountyFile } from '@yizhangtu/standard';
import type { Operation } from '@yizhangtu/standard/contract.js';

type Loose = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string>>;

/** What stands in the paths of rows, learnt from the answers of others: `collection` is an `{id}` of the OGC rows. */
export type Known = Map<string, string>;

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const listOf = (body: unknown, name: string): Loose[] => {
  const list = Array.isArray(body) ? body : isLoose(body) ? body[name] : undefined;
  return Array.isArray(list) ? list.filter(isLoose) : [];
};
const put = (known: Known, name: string, value: unknown): void => {
  if (typeof value === 'string' || typeof value === 'number') known.set(name, String(value));
};

/** Takes from the answer of a row what later rows need. Reads whatever it is given. */
export function learn(known: Known, operation: string, body: unknown): void {
  const first = (name: string): Loose => listOf(body, name)[0] ?? {};
  const loose = isLoose(body) ? body : {};
  const takes: Readonly<Record<string, () => void>> = {
    listDivisions: () => {
      const codes = listOf(body, 'items').map(({ code }) => code);
      put(
        known,
        'division',
        codes.findLast((code) => typeof code === 'string' && code.length > 6) ?? codes[0],
      );
    },
    listCatalogue: () => put(known, 'entry', first('items')['id']),
    listCollections: () => put(known, 'collection', first('collections')['id']),
    listFeatures: () => put(known, 'feature', first('features')['id']),
    listPeople: () => put(known, 'person', first('items')['id']),
    listCases: () => put(known, 'case', first('items')['id']),
    getCase: () =>
      put(known, 'hash', Array.isArray(loose['photos']) ? loose['photos'][0] : undefined),
    listOpen311Services: () => put(known, 'code', dotJson(first('')['service_code'])),
    listOpen311Requests: () => put(known, 'number', dotJson(first('')['service_request_id'])),
    listGepAccounts: () => {
      const { id, version } = first('items');
      put(known, 'account', id);
      put(known, 'version', version);
    },
  };
  takes[operation]?.();
}

const dotJson = (value: unknown): string | undefined =>
  typeof value === 'string' ? `${value}.json` : undefined;

/** What a county file says that later rows need: where the county is, and its archives and tile services. */
export function learnCounty(known: Known, { county, baseMaps }: CountyFile): void {
  const [west, south, east, north] = county.bounds;
  const centre = { lng: (west + east) / 2, lat: (south + north) / 2 };
  known.set('lng', centre.lng.toFixed(5));
  known.set('lat', centre.lat.toFixed(5));
  const { z, x, y } = tileAt(centre.lng, centre.lat);
  known.set('z', String(z)).set('x', String(x)).set('y', String(y));
  const name = typeof county.name === 'string' ? county.name : county.name['zh-CN'];
  known.set('q', name.slice(0, 2));
  for (const base of baseMaps as readonly Loose[]) {
    put(known, 'archive', /(?:^|\/)archives\/([^/?#]+\.pmtiles)$/.exec(String(base['href']))?.[1]);
    put(known, 'baseTile', /(?:^|\/)base-tiles\/([^/?#]+)\//.exec(String(base['tiles']))?.[1]);
  }
}

const ZOOM = 12;

/** The tile of Web Mercator (EPSG:3857) that a place lies in. */
export function tileAt(lng: number, lat: number): { z: number; x: number; y: number } {
  const count = 2 ** ZOOM;
  const radians = (lat * Math.PI) / 180;
  const fraction = (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2;
  return { z: ZOOM, x: Math.floor(((lng + 180) / 360) * count), y: Math.floor(fraction * count) };
}

/** Which value an `{id}` of a row is. */
const ID_OF: Values = {
  getCatalogueEntry: 'entry',
  getCollection: 'collection',
  listFeatures: 'collection',
  getFeature: 'collection',
  listTilesets: 'collection',
  getTileset: 'collection',
  getTile: 'collection',
  getBaseTile: 'baseTile',
};

/** Values of the query without which a row says nothing. */
const QUERY_OF: Readonly<Record<string, readonly string[]>> = {
  searchPlaces: ['q'],
  listNearCases: ['lng', 'lat'],
};

/** Names of the parameters in a row's path. */
export const namesIn = ({ path }: Pick<Operation, 'path'>): string[] =>
  Array.from(path.matchAll(/\{(\w+)\*?\}/g), ([, name = '']) => name);

/** The address of a row below the base, or the first value that is not known. */
export function addressOf(
  row: Pick<Operation, 'id' | 'path'>,
  known: Known,
  values: Values = {},
): { readonly path: string } | { readonly lacks: string } {
  const keyOf = (name: string): string =>
    name === 'id' ? (ID_OF[row.id] ?? 'id') : name === 'name' ? 'archive' : name;
  const valueOf = (name: string): string | undefined => values[name] ?? known.get(keyOf(name));
  const query = QUERY_OF[row.id] ?? [];
  const lacks = [...namesIn(row), ...query].find((name) => valueOf(name) === undefined);
  if (lacks !== undefined) return { lacks };
  const filled = (name: string): string => encodeURIComponent(valueOf(name) ?? '');
  const path = row.path.replace(/\{(\w+)\*?\}/g, (_, name: string) => filled(name));
  const search = query.map((name) => `${name}=${filled(name)}`).join('&');
  return { path: search === '' ? path : `${path}?${search}` };
}
