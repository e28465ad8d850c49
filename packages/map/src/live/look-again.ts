import type { CatalogueEntry } from '@yizhangtu/standard';

/** Seconds between two looks at values that come by themselves: more often is not calm to read. */
const LOOK_AGAIN = 5;

/** Seconds after which what is said of a layer's features may be old; undefined for one that is not live. */
export function lookAgain({ live }: CatalogueEntry): number | undefined {
  if (live === undefined) return undefined;
  return live.by === 'poll' ? Math.max(live.every ?? LOOK_AGAIN, 1) : LOOK_AGAIN;
}
