import * as z from 'zod/mini';
import { BaseMap } from './base-map.ts';
import { checked } from './checked.ts';
import { Bounds, Colour, CountyCode, Datum, Href, Id } from './geo.ts';
import { Divisions } from './division.ts';
import { Domains } from './domain.ts';
import { PublicService } from './public-service.ts';
import { Text } from './text.ts';

/** A public county file with a catalogue of `catalogue`. */
/* @__NO_SIDE_EFFECTS__ */
export function countyFileWith<T extends z.ZodMiniType>(catalogue: T) {
  return z.looseObject({
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
    catalogue,
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
}

/** The address of a catalogue that is served in pages and by search. */
export const CatalogueAddress = z.looseObject({
  href: Href,
  layers: z.optional(z.never()),
});

/** A county file whose layers lie elsewhere, which is what a large county has. */
export const CountyIndex = countyFileWith(CatalogueAddress);
