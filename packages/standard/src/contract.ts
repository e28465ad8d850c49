/**
 * The API contract of a one-map backend, a row an operation. Paths stand below the base address that a
 * county file names in `services.api`.
 *
 * @packageDocumentation
 */
import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { CatalogueEntry } from './catalogue.ts';
import { county, limit, page, pageOf } from './contract-parts.ts';
import { CountyCode, CountyFile } from './county.ts';
import { Division } from './division.ts';
import {
  choosePost,
  deleteGrant,
  finishSignIn,
  getPerson,
  listAudit,
  listConsents,
  listGrants,
  listPeople,
  listSamplePeople,
  postGrant,
  putConsent,
  revealPerson,
  signInAsSample,
} from './contract-identity.ts';
import { getSession } from './contract-session.ts';
import { handInTicket, signIn, signOut } from './contract-sign-in.ts';
import { CASE_OPERATIONS } from './contract-cases.ts';
import { GEP_OPERATIONS } from './contract-gep.ts';
import { MESSAGE_OPERATIONS } from './contract-message-rows.ts';
import { OPEN311_OPERATIONS } from './contract-open311.ts';
import { PHOTO_OPERATIONS } from './contract-photos.ts';
import { WORK_ORDER_OPERATIONS } from './contract-work-orders.ts';
import { Bounds, Id } from './geo.ts';
import { Place } from './place.ts';
import { operation, type Operation } from './operation.ts';

export {
  AuditPage,
  choosePost,
  deleteGrant,
  finishSignIn,
  getPerson,
  GrantPage,
  listAudit,
  listConsents,
  listGrants,
  listPeople,
  listSamplePeople,
  PersonPage,
  postGrant,
  putConsent,
  revealPerson,
  signInAsSample,
} from './contract-identity.ts';
export { getSession, SESSION_HEADER } from './contract-session.ts';
export { handInTicket, signIn, signOut } from './contract-sign-in.ts';
export { CaseNews } from './contract-case-news.ts';
export * from './contract-cases.ts';
export * from './contract-gep.ts';
export { actOnMessage } from './contract-message-acts.ts';
export * from './contract-message-rows.ts';
export * from './contract-messages.ts';
export * from './contract-open311.ts';
export { LOOKUP_HEADER } from './contract-parts.ts';
export * from './contract-photos.ts';
export * from './contract-stream-events.ts';
export * from './contract-stream.ts';
export * from './contract-work-orders.ts';
export {
  BODY_BYTES,
  operation,
  PROBLEM_STATUS,
  type Body,
  type Operation,
  type Schema,
} from './operation.ts';

/**
 * Rows that a page holds when the caller names no limit, and the most that it holds. Asking for more is
 * `invalid` in the kit's own lists; the OGC ones give the most and a link to the next page, because
 * 17-069r4 (requirement `/req/core/fc-limit-response-1`) tells a server to do so.
 */
export const PAGE_LIMIT = { default: 100, most: 1000 } as const;

const countyAndId = z.looseObject({ county: CountyCode, id: Id });
const tile = z.looseObject({
  county: CountyCode,
  id: Id,
  z: checked(z.coerce.number(), z.int(), z.minimum(0), z.maximum(24)),
  x: checked(z.coerce.number(), z.int(), z.minimum(0)),
  y: checked(z.coerce.number(), z.int(), z.minimum(0)),
});
/**
 * `west,south,east,north` in degrees, WGS84 longitude first; with heights, six numbers. West above east
 * crosses the antimeridian (OGC 17-069r4, 7.15.3).
 */
const bbox = z.optional(
  checked(z.string(), z.regex(/^-?[\d.]+(,-?[\d.]+){3}((,-?[\d.]+){2})?$/, 'bbox')),
);

/**
 * A time, or two with a slash between them, one of which may be open: `..` or nothing (OGC 17-069r4,
 * 7.15.4). It picks among features that have a time; those without one always match.
 */
const datetime = z.optional(
  checked(
    z.string(),
    z.regex(
      /^(?=.*\d)(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?|\.\.)?(\/(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?|\.\.)?)?$/,
      'datetime',
    ),
  ),
);

export const DivisionPage = pageOf(Division);
export const CataloguePage = pageOf(CatalogueEntry);

/** `complete` is false when there are more than the limit. */
export const PlaceList = z.looseObject({ items: z.array(Place), complete: z.boolean() });

export const Link = z.looseObject({
  href: z.string(),
  rel: z.string(),
  type: z.optional(z.string()),
  title: z.optional(z.string()),
});
export const Feature = z.looseObject({
  type: z.literal('Feature'),
  id: z.optional(z.union([z.string(), z.number()])),
  geometry: z.nullable(z.looseObject({ type: z.string() })),
  properties: z.nullable(z.record(z.string(), z.unknown())),
});
export const FeaturePage = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(Feature),
  links: z.optional(z.array(Link)),
  numberMatched: z.optional(z.int()),
  numberReturned: z.optional(z.int()),
});
export const Collection = z.looseObject({
  id: z.string(),
  title: z.optional(z.string()),
  links: z.array(Link),
  extent: z.optional(z.looseObject({ spatial: z.looseObject({ bbox: z.array(Bounds) }) })),
});

/** What was read of an import and what was refused. `refused` counts rows; `issues` names the first hundred. */
export const ImportReport = z.looseObject({
  id: Id,
  read: z.int(),
  stored: z.int(),
  refused: z.int(),
  issues: z.array(
    z.looseObject({
      path: z.string(),
      code: z.string(),
      message: z.record(z.string(), z.string()),
    }),
  ),
});
export type ImportReport = z.infer<typeof ImportReport>;

const json = 'application/json';
const geojson = 'application/geo+json';
const mvt = 'application/vnd.mapbox-vector-tile';

export const getCounty = operation({
  id: 'getCounty',
  method: 'GET',
  path: '/counties/{county}/county.json',
  tag: 'county',
  permission: 'public',
  summary: 'The public county file',
  params: county,
  response: { json: CountyFile },
  status: 200,
  errors: ['not_found'],
});
export const getCountyLine = operation({
  id: 'getCountyLine',
  method: 'GET',
  path: '/counties/{county}/line',
  tag: 'county',
  permission: 'public',
  summary: "The county's line",
  params: county,
  response: { json: Feature, type: geojson },
  status: 200,
  errors: ['not_found'],
});
export const listDivisions = operation({
  id: 'listDivisions',
  method: 'GET',
  path: '/counties/{county}/divisions',
  tag: 'county',
  permission: 'public',
  summary: 'Divisions, by parent, kind or name',
  params: county,
  query: z.looseObject({
    parent: z.optional(z.string()),
    kind: z.optional(z.string()),
    q: z.optional(z.string()),
    ...page,
  }),
  response: { json: DivisionPage },
  status: 200,
  errors: ['not_found'],
});
export const getDivisionAreas = operation({
  id: 'getDivisionAreas',
  method: 'GET',
  path: '/counties/{county}/division-areas',
  tag: 'county',
  permission: 'public',
  summary: 'Areas of the divisions as GeoJSON, a thousand a page unless asked otherwise',
  params: county,
  query: z.looseObject({
    parent: z.optional(z.string()),
    kind: z.optional(z.string()),
    ...page,
  }),
  response: { json: FeaturePage, type: geojson },
  status: 200,
  errors: ['not_found'],
});
export const searchPlaces = operation({
  id: 'searchPlaces',
  method: 'GET',
  path: '/counties/{county}/places',
  tag: 'county',
  permission: 'public',
  summary: 'Divisions and features by name (characters, pinyin, initials), the best first',
  params: county,
  query: z.looseObject({ q: z.string(), limit }),
  response: { json: PlaceList },
  status: 200,
  errors: ['not_found'],
});
export const listCatalogue = operation({
  id: 'listCatalogue',
  method: 'GET',
  path: '/counties/{county}/catalogue',
  tag: 'catalogue',
  permission: 'public',
  summary: 'Catalogue entries, by domain, division or words (characters, pinyin, initials)',
  params: county,
  query: z.looseObject({
    domain: z.optional(z.string()),
    division: z.optional(z.string()),
    owner: z.optional(z.string()),
    q: z.optional(z.string()),
    ...page,
  }),
  response: { json: CataloguePage },
  status: 200,
  errors: ['not_found'],
});
export const getCatalogueEntry = operation({
  id: 'getCatalogueEntry',
  method: 'GET',
  path: '/counties/{county}/catalogue/{id}',
  tag: 'catalogue',
  permission: 'public',
  summary: 'One catalogue entry',
  params: countyAndId,
  response: { json: CatalogueEntry },
  status: 200,
  errors: ['not_found'],
});
export const putLayer = operation({
  id: 'putLayer',
  method: 'PUT',
  path: '/counties/{county}/layers/{id}',
  tag: 'catalogue',
  permission: 'layer:import',
  summary: 'Make or replace a layer: its catalogue entry and its features, in WGS84',
  params: countyAndId,
  request: { json: z.looseObject({ entry: CatalogueEntry, features: z.array(Feature) }) },
  mostBytes: 64_000_000,
  response: { json: ImportReport },
  status: 200,
  errors: ['unauthenticated', 'denied', 'not_found', 'conflict', 'too_large'],
});
export const getLanding = operation({
  id: 'getLanding',
  method: 'GET',
  path: '/counties/{county}/ogc',
  tag: 'ogc',
  permission: 'public',
  summary: 'OGC API landing page',
  params: county,
  response: { json: z.looseObject({ title: z.string(), links: z.array(Link) }) },
  status: 200,
  errors: ['not_found'],
});
export const getConformance = operation({
  id: 'getConformance',
  method: 'GET',
  path: '/counties/{county}/ogc/conformance',
  tag: 'ogc',
  permission: 'public',
  summary: 'OGC conformance classes',
  params: county,
  response: { json: z.looseObject({ conformsTo: z.array(z.string()) }) },
  status: 200,
  errors: ['not_found'],
});
export const listCollections = operation({
  id: 'listCollections',
  method: 'GET',
  path: '/counties/{county}/ogc/collections',
  tag: 'ogc',
  permission: 'public',
  summary: 'Collections',
  params: county,
  query: z.looseObject({ ...page }),
  response: { json: z.looseObject({ collections: z.array(Collection), links: z.array(Link) }) },
  status: 200,
  errors: ['not_found'],
});
export const getCollection = operation({
  id: 'getCollection',
  method: 'GET',
  path: '/counties/{county}/ogc/collections/{id}',
  tag: 'ogc',
  permission: 'public',
  summary: 'One collection',
  params: countyAndId,
  response: { json: Collection },
  status: 200,
  errors: ['not_found'],
});
export const listFeatures = operation({
  id: 'listFeatures',
  method: 'GET',
  path: '/counties/{county}/ogc/collections/{id}/items',
  tag: 'ogc',
  permission: 'public',
  summary: 'Features of a collection, by page and bbox',
  params: countyAndId,
  query: z.looseObject({ bbox, datetime, ...page }),
  response: { json: FeaturePage, type: geojson },
  status: 200,
  errors: ['not_found'],
});
export const getFeature = operation({
  id: 'getFeature',
  method: 'GET',
  path: '/counties/{county}/ogc/collections/{id}/items/{feature}',
  tag: 'ogc',
  permission: 'public',
  summary: 'One feature',
  params: z.looseObject({ county: CountyCode, id: Id, feature: z.string() }),
  response: { json: Feature, type: geojson },
  status: 200,
  errors: ['not_found'],
});
export const listTileMatrixSets = operation({
  id: 'listTileMatrixSets',
  method: 'GET',
  path: '/counties/{county}/ogc/tileMatrixSets',
  tag: 'ogc',
  permission: 'public',
  summary: 'Tile matrix sets',
  params: county,
  response: { json: z.looseObject({ tileMatrixSets: z.array(z.looseObject({ id: z.string() })) }) },
  status: 200,
  errors: ['not_found'],
});
export const listTilesets = operation({
  id: 'listTilesets',
  method: 'GET',
  path: '/counties/{county}/ogc/collections/{id}/tiles',
  tag: 'ogc',
  permission: 'public',
  summary: 'Tilesets of a collection',
  params: countyAndId,
  response: { json: z.looseObject({ tilesets: z.array(z.looseObject({ links: z.array(Link) })) }) },
  status: 200,
  errors: ['not_found'],
});
export const getTileset = operation({
  id: 'getTileset',
  method: 'GET',
  path: '/counties/{county}/ogc/collections/{id}/tiles/WebMercatorQuad',
  tag: 'ogc',
  permission: 'public',
  summary: 'One tileset, with its tile template',
  params: countyAndId,
  response: { json: z.looseObject({ links: z.array(Link) }) },
  status: 200,
  errors: ['not_found'],
});
export const getTile = operation({
  id: 'getTile',
  method: 'GET',
  path: '/counties/{county}/ogc/collections/{id}/tiles/WebMercatorQuad/{z}/{y}/{x}',
  tag: 'ogc',
  permission: 'public',
  summary: 'A vector tile: tileMatrix, tileRow, tileCol (OGC 20-057)',
  params: tile,
  response: { type: mvt },
  status: 200,
  errors: ['not_found'],
});
export const getArchive = operation({
  id: 'getArchive',
  method: 'GET',
  path: '/counties/{county}/archives/{name}',
  tag: 'tiles',
  permission: 'public',
  summary: 'A PMTiles archive, whole or by byte range',
  params: z.looseObject({
    county: CountyCode,
    name: checked(z.string(), z.regex(/^[a-z0-9][a-z0-9._-]*\.pmtiles$/, 'archive')),
  }),
  response: { type: 'application/vnd.pmtiles' },
  status: 200,
  errors: ['not_found'],
});
export const getBaseTile = operation({
  id: 'getBaseTile',
  method: 'GET',
  path: '/counties/{county}/base-tiles/{id}/{z}/{x}/{y}',
  tag: 'tiles',
  permission: 'public',
  summary: 'A tile of an upstream that the private county file allows',
  params: tile,
  response: { type: 'image/*' },
  status: 200,
  errors: ['not_found', 'quota', 'bad_response', 'timeout', 'unavailable'],
});
export const getService = operation({
  id: 'getService',
  method: 'GET',
  path: '/counties/{county}/services/{id}/{path*}',
  tag: 'services',
  permission: 'public',
  summary: 'What stands below a service that the private county file allows, asked with this query',
  params: z.looseObject({ county: CountyCode, id: Id, path: z.optional(z.string()) }),
  response: { type: '*/*' },
  status: 200,
  errors: ['not_found', 'unsupported', 'quota', 'bad_response', 'timeout', 'unavailable'],
});
export const getHealth = operation({
  id: 'getHealth',
  method: 'GET',
  path: '/healthz',
  tag: 'operations',
  permission: 'public',
  summary: 'Whether the server and its database answer',
  response: { json: z.looseObject({ status: z.enum(['ok', 'stopping']) }), type: json },
  status: 200,
  errors: ['unavailable'],
});

/** Every operation, in the order of the OpenAPI document. */
export const OPERATIONS: readonly Operation[] = [
  getCounty,
  getCountyLine,
  listDivisions,
  getDivisionAreas,
  searchPlaces,
  listCatalogue,
  getCatalogueEntry,
  putLayer,
  getLanding,
  getConformance,
  listCollections,
  getCollection,
  listFeatures,
  getFeature,
  listTileMatrixSets,
  listTilesets,
  getTileset,
  getTile,
  getArchive,
  getBaseTile,
  getService,
  getSession,
  signIn,
  finishSignIn,
  handInTicket,
  listSamplePeople,
  signInAsSample,
  choosePost,
  signOut,
  listConsents,
  putConsent,
  listPeople,
  getPerson,
  revealPerson,
  listGrants,
  postGrant,
  deleteGrant,
  listAudit,
  ...CASE_OPERATIONS,
  ...WORK_ORDER_OPERATIONS,
  ...PHOTO_OPERATIONS,
  ...MESSAGE_OPERATIONS,
  ...OPEN311_OPERATIONS,
  ...GEP_OPERATIONS,
  getHealth,
];
