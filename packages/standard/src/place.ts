import * as z from 'zod/mini';
import { Bounds, Id } from './geo.ts';
import { openEnum } from './open.ts';
import { Text } from './text.ts';

/** What a place search finds: a division, a layer of the catalogue, or one feature of a layer. */
export const Place = z.looseObject({
  type: openEnum(['division', 'layer', 'feature']),
  /** Code of the division, id of the layer, or id of the feature within its layer. */
  id: z.string(),
  name: Text,
  /** Search keys of the name, as in the catalogue. */
  pinyin: z.optional(z.looseObject({ full: z.string(), initials: z.string() })),
  /** What it is, in words: the kind of the division (`村`), or the title of the feature's layer. */
  kind: z.optional(Text),
  /** Where it is: the divisions that it lies in, the largest first, without the county. */
  path: z.optional(z.array(Text)),
  /** Id of the catalogue entry that a feature is of. */
  layer: z.optional(Id),
  /** Id of the collection of the backend's OGC API that the feature is read from. */
  collection: z.optional(z.string()),
  bounds: z.optional(Bounds),
});
export type Place = z.infer<typeof Place>;
