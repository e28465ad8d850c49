import type { Bounds } from '@yizhangtu/standard';
import type { ByteFile } from './byte-file.ts';

/** Bytes of a node of the packed Hilbert R-tree: four corners and an offset, 64 bits each. */
const NODE = 40;
/** Parts of a file with a smaller gap between them are read in one: a request costs more than these bytes. */
const GAP = 32 * 1024;
/** The most bytes of one request. */
const MOST = 1024 * 1024;

/** A run of bytes. */
export interface Run {
  readonly offset: number;
  readonly length: number;
}

/** Runs that hold those of `parts` (in the order of the file), few and not too long. */
export function* runsOf<P extends Run>(
  parts: readonly P[],
): Generator<Run & { readonly parts: readonly P[] }> {
  let current: P[] = [];
  const run = () => {
    const [first, last] = [current[0]!, current.at(-1)!];
    const { offset } = first;
    return { offset, length: last.offset + last.length - offset, parts: current };
  };
  for (const part of parts) {
    const last = current.at(-1);
    if (
      last !== undefined &&
      (part.offset - (last.offset + last.length) > GAP ||
        part.offset + part.length - current[0]!.offset > MOST)
    ) {
      yield run();
      current = [];
    }
    current.push(part);
  }
  if (current.length > 0) yield run();
}

export interface Tree {
  /** Where the tree begins in the file. */
  readonly offset: number;
  /** Features that it finds. */
  readonly count: number;
  /** Children of a node. */
  readonly nodeSize: number;
}

/** First and last-but-one node of each level, the leaves first. */
function levelsOf({ count, nodeSize }: Tree): readonly (readonly [number, number])[] {
  const sizes = [count];
  while (sizes.at(-1)! > 1) sizes.push(Math.ceil(sizes.at(-1)! / nodeSize));
  // A tree of one feature has a root above it all the same.
  if (sizes.length === 1) sizes.push(1);
  let end = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => {
    const level = [end - size, end] as const;
    end -= size;
    return level;
  });
}

/** Bytes of the whole tree. */
export const treeLength = (tree: Tree): number => levelsOf(tree)[0]![1] * NODE;

/** A feature that the tree found: where it stands among the features, counted and in bytes. */
export interface Found {
  readonly index: number;
  /** From the first feature on. */
  readonly offset: number;
  /** Undefined for the last one of the file. */
  readonly length: number | undefined;
}

/**
 * The features whose boxes touch `area`, in the order of the file, no more than `most`. It goes down the
 * tree level by level and never holds or asks for more than `most` of them need.
 */
export async function search(
  file: ByteFile,
  tree: Tree,
  area: Bounds,
  most: number,
  signal: AbortSignal,
): Promise<Found[]> {
  const [west, south, east, north] = area;
  const levels = levelsOf(tree);
  // The root; each step below goes one level down.
  let starts = [levels.at(-1)![0]];
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    const [, levelEnd] = levels[level]!;
    const leaves = level === 0;
    const groups = starts.map((start) => {
      const end =
        level === levels.length - 1 ? levelEnd : Math.min(start + tree.nodeSize, levelEnd);
      return { start, end, offset: tree.offset + start * NODE, length: (end - start) * NODE };
    });
    const found: Found[] = [];
    const next: number[] = [];
    for (const { offset, length, parts } of runsOf(groups)) {
      // One more node tells where the last feature of the run ends.
      const bytes = await file.read(offset, length + (leaves ? NODE : 0), signal);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const at = (node: number) => tree.offset + node * NODE - offset;
      for (const { start, end } of parts) {
        for (let node = start; node < end; node += 1) {
          const here = at(node);
          if (east < view.getFloat64(here, true) || north < view.getFloat64(here + 8, true))
            continue;
          if (west > view.getFloat64(here + 16, true) || south > view.getFloat64(here + 24, true)) {
            continue;
          }
          const target = Number(view.getBigUint64(here + 32, true));
          if (!leaves) next.push(target);
          else {
            const isLast = node + 1 >= levelEnd;
            const length = isLast
              ? undefined
              : Number(view.getBigUint64(here + NODE + 32, true)) - target;
            found.push({ index: node - levels[0]![0], offset: target, length });
            if (found.length >= most) return found;
          }
        }
      }
      if (next.length >= most) break;
    }
    if (leaves) return found;
    starts = next;
  }
  return [];
}
