import * as z from 'zod/mini';
import { Datum, Href, Id, Zoom } from './geo.ts';
import { Text } from './text.ts';

const common = {
  id: Id,
  name: Text,
  /** 审图号 of this base map, such as `浙S(2020)17号`; null when it has none. */
  approvalNumber: z.nullable(z.string().check(z.minLength(1))),
  attribution: z.optional(Text),
  sample: z.optional(z.boolean()),
};

const tiled = {
  datum: Datum,
  minZoom: z.optional(Zoom),
  maxZoom: z.optional(Zoom),
};

/** What lies under the layers. */
export const BaseMap = z.discriminatedUnion('type', [
  /** No map at all: the county's own ground colour and lines. Works without any service. */
  z.looseObject({ type: z.literal('plain'), ...common }),
  /** A vector archive on the county's own disk, with the source layers that `docs` describe. */
  z.looseObject({ type: z.literal('pmtiles'), href: Href, ...common, ...tiled }),
  /** Tianditu through the server's tile proxy: pictures and, apart, their labels. */
  z.looseObject({
    type: z.literal('tianditu'),
    layer: z.enum(['vec', 'img', 'ter']),
    tiles: Href,
    labels: z.optional(Href),
    ...common,
    ...tiled,
  }),
  /** Any other raster tiles in Web Mercator. */
  z.looseObject({
    type: z.literal('xyz'),
    tiles: z.array(Href).check(z.minLength(1)),
    tileSize: z.optional(z.union([z.literal(256), z.literal(512)])),
    ...common,
    ...tiled,
  }),
]);
export type BaseMap = z.infer<typeof BaseMap>;
