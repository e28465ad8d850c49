import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { BaseMap } from './base-map.ts';
import { CatalogueEntry } from './catalogue.ts';
import { Divisions } from './division.ts';
import { Domains } from './domain.ts';
import { Bounds, Colour, Datum, Href, Id } from './geo.ts';
import { PublicService } from './public-service.ts';
import { Text } from './text.ts';

/** Six digits of GB/T 2260 that name a county, such as 330521. */
export const CountyCode = checked(z.string(), z.regex(/^[1-9]\d{5}$/, 'county_code'));
export type CountyCode = z.infer<typeof CountyCode>;

/**
 * The public county file: an index that says what the county is and where its data and services are.
 * Addresses in it are relative to the file.
 */
export const CountyFile = z.looseObject({
  /** Version of the standard that the file is written in, such as `1.0`. */
  standard: z.string(),
  county: z.looseObject({
    code: CountyCode,
    name: Text,
    /** The county's line: a GeoJSON Polygon or MultiPolygon feature. */
    line: z.looseObject({
      href: Href,
      datum: Datum,
      attribution: z.optional(Text),
      licence: z.optional(z.string()),
    }),
    bounds: Bounds,
    /** The county's own colour, used for actions and selection. */
    accent: z.optional(Colour),
  }),
  /** True when the file shows generated data: every page says so. */
  sample: z.optional(z.boolean()),
  divisions: Divisions,
  domains: Domains,
  /** The first is shown at the start. */
  baseMaps: checked(z.array(BaseMap), z.minLength(1)),
  /** The layers themselves, or the address of a catalogue that is served in pages and by search. */
  catalogue: z.union([
    z.looseObject({ layers: z.array(CatalogueEntry) }),
    z.looseObject({ href: Href, layers: z.optional(z.undefined()) }),
  ]),
  services: z.optional(
    z.looseObject({
      /** Base address of the county's backend, when it has one. */
      api: z.optional(Href),
      /** The public services of the one entrance (一端). */
      list: z.optional(z.array(PublicService)),
    }),
  ),
  /** Ids of the layers that are on at the start. */
  start: z.optional(z.looseObject({ layers: z.optional(z.array(Id)) })),
});
export type CountyFile = z.infer<typeof CountyFile>;
