import * as z from 'zod/mini';
import { checked } from './checked.ts';

/**
 * The datum that coordinates are given in. WGS84 and CGCS2000 count as equal here (they differ by
 * centimetres); GCJ02 and BD09 are shifted by 0.5 to 1.2 km and are converted on the way in.
 */
export const Datum = z.enum(['WGS84', 'CGCS2000', 'GCJ02', 'BD09']);
export type Datum = z.infer<typeof Datum>;

const longitude = checked(z.number(), z.minimum(-180), z.maximum(180));
const latitude = checked(z.number(), z.minimum(-90), z.maximum(90));

/** Longitude, latitude, in degrees. */
export const LngLat = z.tuple([longitude, latitude]);
export type LngLat = z.infer<typeof LngLat>;

/** West, south, east, north, in degrees. */
export const Bounds = z.tuple([longitude, latitude, longitude, latitude]);
export type Bounds = z.infer<typeof Bounds>;

export const Zoom = checked(z.number(), z.minimum(0), z.maximum(24));

/** A colour as `#rrggbb`, the one form that every consumer (map, CSS, print) reads alike. */
export const Colour = checked(z.string(), z.regex(/^#[0-9a-fA-F]{6}$/, 'colour'));

/**
 * An address: absolute, or relative to the file that names it. Only http, https and relative ones, and no
 * blanks: browsers drop them, and what is left may be an address of another scheme.
 */
export const Href = checked(
  z.string(),
  z.regex(/^(https?:\/\/|(?![a-zA-Z][a-zA-Z0-9+.-]*:))[!-\uffff]+$/, 'href'),
);

/** An id that is safe in URLs and file names. */
export const Id = checked(z.string(), z.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, 'id'));

/** Six digits of GB/T 2260 that name a county, such as 330521. */
export const CountyCode = checked(z.string(), z.regex(/^[1-9]\d{5}$/, 'county_code'));
export type CountyCode = z.infer<typeof CountyCode>;
