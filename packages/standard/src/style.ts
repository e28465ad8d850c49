import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { Colour, Zoom } from './geo.ts';
import { GEOMETRIES } from './known.ts';
import { openEnum } from './open.ts';
import { Text } from './text.ts';

/** How a value class is told apart without colour. */
export const Pattern = openEnum([
  'solid',
  'diagonal',
  'cross',
  'dots',
  'horizontal',
  'vertical',
  'wave',
]);
export type Pattern = z.infer<typeof Pattern>;

/** One class of a classified layer: a legend row. */
export const StyleClass = z.looseObject({
  value: z.union([z.string(), z.number(), z.boolean()]),
  label: Text,
  colour: Colour,
  pattern: z.optional(Pattern),
});
export type StyleClass = z.infer<typeof StyleClass>;

/** From `from` up to the next range's `from`: a legend row of a graduated layer. */
export const StyleRange = z.looseObject({
  from: z.number(),
  label: z.optional(Text),
  colour: Colour,
});
export type StyleRange = z.infer<typeof StyleRange>;

/**
 * How a layer is drawn, in words that do not depend on a map engine. Exactly one of `classes`, `table`
 * and `ranges` may colour it by a field; otherwise `colour` does.
 */
export const Style = z.looseObject({
  geometry: openEnum(GEOMETRIES),
  colour: z.optional(Colour),
  /** Name of an icon of the kit (points), so that colour never speaks alone. */
  icon: z.optional(z.string()),
  /** Points: radius; lines: width; areas: width of their line. CSS pixels. */
  size: z.optional(checked(z.number(), z.positive(), z.maximum(64))),
  dashed: z.optional(z.boolean()),
  pattern: z.optional(Pattern),
  /** Property that `classes`, `table` or `ranges` read. */
  field: z.optional(z.string()),
  classes: z.optional(z.array(StyleClass)),
  /** Name of a class table of the standard, such as `land-use-3`. */
  table: z.optional(z.string()),
  ranges: z.optional(z.array(StyleRange)),
  /** Property with a height in metres (buildings). */
  heightField: z.optional(z.string()),
  /** Property that is written on the map, and the zoom from which it is. */
  labelField: z.optional(z.string()),
  labelMinZoom: z.optional(Zoom),
  /** Points draw as clusters below this zoom. */
  clusterMaxZoom: z.optional(Zoom),
});
export type Style = z.infer<typeof Style>;

/** A property of a feature, as a person reads it. */
export const Field = z.looseObject({
  name: checked(z.string(), z.minLength(1)),
  label: Text,
  /** Unit symbol, such as `m²` or `mg/L`. */
  unit: z.optional(z.string()),
  type: z.optional(
    openEnum(['text', 'number', 'date', 'datetime', 'boolean', 'code', 'photo', 'link', 'phone']),
  ),
  /** For `code`: what each value means. */
  codes: z.optional(z.record(z.string(), Text)),
});
export type Field = z.infer<typeof Field>;
