import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { Datum, Href, Id, Zoom } from './geo.ts';
import { BASE_MAP_TYPES } from './known.ts';
import { openEnum, otherThan } from './open.ts';
import { Text } from './text.ts';

const common = {
  id: Id,
  name: Text,
  /** 审图号 of this base map, such as `浙S(2020)17号`; null when it has none. */
  approvalNumber: z.nullable(checked(z.string(), z.minLength(1))),
  attribution: z.optional(Text),
  sample: z.optional(z.boolean()),
};

/** What the tiles of a base map are cut in; a map that shows it can show no tiles of the other. */
const crs = z.optional(z.enum(['EPSG:3857', 'EPSG:4490']));

const tiled = {
  datum: Datum,
  minZoom: z.optional(Zoom),
  maxZoom: z.optional(Zoom),
};

/** A base map of a type that this kit knows. */
const KnownBaseMap = z.discriminatedUnion('type', [
  /** No map at all: the county's own ground colour and lines. Works without any service. */
  z.looseObject({ type: z.literal('plain'), ...common }),
  /** A vector archive on the county's own disk, with the source layers that `docs` describe. */
  z.looseObject({ type: z.literal('pmtiles'), href: Href, ...common, ...tiled }),
  /** Tianditu through the server's tile proxy: pictures and, apart, their labels. */
  z.looseObject({
    type: z.literal('tianditu'),
    layer: openEnum(['vec', 'img', 'ter']),
    tiles: Href,
    labels: z.optional(Href),
    /** `EPSG:4490` for the `_c` services; `EPSG:3857`, the `_w` ones, when unset. */
    crs,
    ...common,
    ...tiled,
  }),
  /** Any other raster tiles. In `EPSG:4490` level 0 is one tile of 360 degrees from -180, 90. */
  z.looseObject({
    type: z.literal('xyz'),
    tiles: checked(z.array(Href), z.minLength(1)),
    tileSize: z.optional(z.union([z.literal(256), z.literal(512)])),
    crs,
    ...common,
    ...tiled,
  }),
]);
export type BaseMap = z.infer<typeof KnownBaseMap>;

/** What lies under the layers. One of an unknown type is kept; the type names the known ones. */
export const BaseMap = z.union([
  KnownBaseMap,
  z.looseObject({ type: otherThan(BASE_MAP_TYPES), ...common }),
]) as unknown as z.ZodMiniType<BaseMap, z.input<typeof KnownBaseMap>>;
