import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { Bounds, Datum, Href, Id, Zoom } from './geo.ts';
import { SOURCE_TYPES } from './known.ts';
import { otherThan } from './open.ts';
import { Field, Style } from './style.ts';
import { Text } from './text.ts';

const zooms = { minZoom: z.optional(Zoom), maxZoom: z.optional(Zoom) };
const bounds = { bounds: z.optional(Bounds) };
const template = Href;

/** A source of a type that this kit knows. */
const KnownSource = z.discriminatedUnion('type', [
  /** One GeoJSON document (RFC 7946), by address or inline. A large one is cut into tiles in a worker. */
  z.looseObject({
    type: z.literal('geojson'),
    href: z.optional(Href),
    data: z.optional(z.unknown()),
    datum: Datum,
  }),
  /** A collection of an OGC API Features service (17-069r4), read by page and by what is in view. */
  z.looseObject({ type: z.literal('ogc-features'), href: Href, datum: Datum }),
  /** Mapbox Vector Tiles in Web Mercator: template with {z}, {x}, {y}. */
  z.looseObject({
    type: z.literal('mvt'),
    tiles: checked(z.array(template), z.minLength(1)),
    sourceLayer: z.string(),
    datum: Datum,
    ...zooms,
    ...bounds,
  }),
  /** A PMTiles v3 archive of vector or raster tiles, read by range requests. */
  z.looseObject({
    type: z.literal('pmtiles'),
    href: Href,
    sourceLayer: z.optional(z.string()),
    datum: Datum,
  }),
  /** Raster tiles in Web Mercator: template with {z}, {x}, {y}. */
  z.looseObject({
    type: z.literal('xyz'),
    tiles: checked(z.array(template), z.minLength(1)),
    tileSize: z.optional(z.union([z.literal(256), z.literal(512)])),
    scheme: z.optional(z.enum(['xyz', 'tms'])),
    datum: Datum,
    ...zooms,
    ...bounds,
  }),
  /** A layer of a WMTS service (OGC 07-057r7); `href` is its address or that of its capabilities. */
  z.looseObject({
    type: z.literal('wmts'),
    href: Href,
    layer: z.string(),
    /** Identifier of the tile matrix set. Unset: the one of the layer that the map can show. */
    matrixSet: z.optional(z.string()),
    style: z.optional(z.string()),
    format: z.optional(z.string()),
    datum: Datum,
  }),
  /** Layers of a WMS service (OGC 01-068r3, 06-042), drawn by it as one picture a tile. */
  z.looseObject({
    type: z.literal('wms'),
    href: Href,
    /** Names, the lowest first, with commas between them. */
    layers: z.string(),
    styles: z.optional(z.string()),
    /** Unset: the newest that the service speaks. */
    version: z.optional(z.enum(['1.1.1', '1.3.0'])),
    format: z.optional(z.string()),
    datum: Datum,
  }),
  /** A feature type of a WFS 2 service (OGC 09-025r2), read by what is in view. */
  z.looseObject({
    type: z.literal('wfs'),
    href: Href,
    typeName: z.string(),
    /** For a server that does not keep to the order of its reference system. Unset: noticed. */
    axisOrder: z.optional(z.enum(['lon-lat', 'lat-lon'])),
    datum: Datum,
  }),
  /** An ArcGIS MapServer: its cached tiles where it has them in Web Mercator, otherwise pictures. */
  z.looseObject({
    type: z.literal('arcgis-map'),
    href: Href,
    /** Numbers of the layers to show. Unset: those that the service shows. */
    layers: z.optional(z.array(z.int())),
    datum: Datum,
  }),
  /** A layer of an ArcGIS FeatureServer or MapServer, such as `…/FeatureServer/0`, read by what is in view. */
  z.looseObject({
    type: z.literal('arcgis-features'),
    href: Href,
    /** Condition in the service's SQL. */
    where: z.optional(z.string()),
    datum: Datum,
  }),
  /** A FlatGeobuf file with an index, read by what is in view. */
  z.looseObject({ type: z.literal('flatgeobuf'), href: Href, datum: Datum }),
]);
export type Source = z.infer<typeof KnownSource>;
export type SourceType = Source['type'];

/**
 * Where a layer's data come from. Every source declares its datum: coordinates without one are refused.
 * A source of an unknown type is kept, so that one layer of a newer standard does not cost the county its
 * map; `unsupportedIn` tells which these are. The type names the known ones.
 */
export const Source = z.union([
  KnownSource,
  z.looseObject({ type: otherThan(SOURCE_TYPES), datum: Datum }),
]) as unknown as z.ZodMiniType<Source, z.input<typeof KnownSource>>;

/**
 * Values of a layer's features that change while it is shown. They are painted over what the source gave:
 * no tile is made anew. `href` answers `{"features": [{"id": …, "properties": {…}}]}`, as a document or as
 * the data of server-sent events; properties that it leaves out stay as they are.
 */
export const Live = z.looseObject({
  href: Href,
  /** `poll` asks again and again; `sse` listens. */
  by: z.enum(['poll', 'sse']),
  /** Seconds between two questions of `poll`; 10 when unset. */
  every: z.optional(checked(z.number(), z.minimum(1))),
});
export type Live = z.infer<typeof Live>;

/** An entry of the layer catalogue. What it leaves out is taken from its layer kind. */
export const CatalogueEntry = z.looseObject({
  id: Id,
  domain: Id,
  group: z.optional(Text),
  title: Text,
  /** A ready layer kind of the standard; gives style, fields and zoom where the entry has none. */
  kind: z.optional(z.string()),
  source: Source,
  style: z.optional(Style),
  live: z.optional(Live),
  fields: z.optional(z.array(Field)),
  /** Divisions that the data cover; none means the whole county. */
  divisions: z.optional(z.array(z.string())),
  /**
   * Ids of roles that may see it (see `ROLES`); none means everyone. With `divisions`, those at a division
   * that it covers. A role that a server does not know is nobody's.
   */
  roles: z.optional(z.array(z.string())),
  /** Who answers for the data. */
  owner: z.optional(Text),
  /** When the data were last brought up to date: ISO date or date-time. */
  updated: z.optional(checked(z.string(), z.regex(/^\d{4}-\d{2}-\d{2}(T.+)?$/, 'date'))),
  /** How often the data are meant to be brought up to date, as an ISO 8601 duration such as `P1D`. */
  refresh: z.optional(checked(z.string(), z.regex(/^P(?=.)/, 'duration'))),
  licence: z.optional(z.string()),
  /** Where the data come from. */
  attribution: z.optional(Text),
  /** True for generated data: it is labelled so wherever a person sees it. */
  sample: z.optional(z.boolean()),
  /**
   * Search keys of the title, computed when the catalogue is built: `full` is its syllables without
   * tones, a space between them (`yu tang`), `initials` their first letters (`yt`).
   */
  pinyin: z.optional(z.looseObject({ full: z.string(), initials: z.string() })),
  bounds: z.optional(Bounds),
  ...zooms,
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;
