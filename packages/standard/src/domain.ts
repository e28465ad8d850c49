import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { Colour, Id } from './geo.ts';
import { Text } from './text.ts';

/** A domain of the one map, such as 乡村治理. Domains are data: two official sets exist within two years. */
export const Domain = z.looseObject({
  id: Id,
  name: Text,
  /** Name of an icon of the kit. */
  icon: z.optional(z.string()),
  colour: z.optional(Colour),
});
export type Domain = z.infer<typeof Domain>;

/** The county's domains: an official set by name, or its own. */
export const Domains = z.union([
  z.looseObject({ preset: z.string() }),
  checked(z.array(Domain), z.minLength(1)),
]);
export type Domains = z.infer<typeof Domains>;
