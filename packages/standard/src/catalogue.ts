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
  /** One GeoJSON document (RFC 7946), by address or inline. For up to about 5,000 features. */
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
  fields: z.optional(z.array(Field)),
  /** Divisions that the data cover; none means the whole county. */
  divisions: z.optional(z.array(z.string())),
  /** Roles that may see it; none means everyone. */
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
