import * as z from 'zod/mini';

/** A number as printed: a string keeps its last zeros, a JSON number loses them. `null` and a dash are no number. */
const Number_ = z.optional(z.nullable(z.union([z.string(), z.number()])));

/**
 * One line of a table. Where quantity and price are given, the value is their product. A row with a value
 * alone takes part in sums.
 */
export const PublishedRow = z.looseObject({
  /** Name of the item; `family.part` where an item has parts, such as `flood.lake`. */
  item: z.string(),
  quantity: Number_,
  price: Number_,
  value: Number_,
  /** quantity × price × scale = value. Without it the units say. */
  scale: z.optional(z.number()),
  quantity_unit: z.optional(z.string()),
  price_unit: z.optional(z.string()),
  price_year: z.optional(z.number()),
  /** Section: provisioning, regulating or cultural. Without it the item's name says. */
  group: z.optional(z.string()),
});
export type PublishedRow = z.infer<typeof PublishedRow>;

/**
 * References: `value:<item>`, `quantity:<item>`, `price:<item>`, `derived:<name>`, `totals:<name>`; anything else is a number as
 * printed.
 */
export const PublishedTable = z.looseObject({
  id: z.optional(z.string()),
  title: z.optional(z.string()),
  /** Where it was published. */
  cite: z.optional(z.string()),
  /** Such as `1e8 CNY`. */
  value_unit: z.optional(z.string()),
  rows: z.array(PublishedRow),
  /** Other printed numbers: steps of a chain, and values without quantity and price (`agri`, `tourism` …). */
  derived: z.optional(z.record(z.string(), z.unknown())),
  /** Sums of sections (`provisioning`, `regulating`, `cultural`), of families of items, and of all (`GEP`). */
  totals: z.optional(z.record(z.string(), Number_)),
  /** Other sums that the table must keep. */
  sums: z.optional(z.array(z.object({ total: z.string(), parts: z.array(z.string()) }))),
  /** Products that it must keep: result = Π times ÷ Π over × scale. */
  chains: z.optional(
    z.array(
      z.object({
        result: z.string(),
        times: z.array(z.string()),
        over: z.optional(z.array(z.string())),
        scale: z.optional(z.number()),
      }),
    ),
  ),
});
export type PublishedTable = z.infer<typeof PublishedTable>;

/** A file of published tables. */
export const PublishedFile = z.looseObject({ tables: z.array(PublishedTable) });
export type PublishedFile = z.infer<typeof PublishedFile>;
