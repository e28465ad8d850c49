import { distanceToSegment, type Xy } from './plane.ts';

/** Lines by squares of the plane, to ask how near the nearest one is. */
export class SegmentIndex {
  readonly #squares = new Map<string, (readonly [Xy, Xy])[]>();
  readonly #reach: number;

  /** @param reach metres; farther lines count as infinitely far */
  constructor(paths: readonly (readonly Xy[])[], reach: number) {
    this.#reach = reach;
    for (const path of paths) {
      for (let i = 1; i < path.length; i++) this.#add(path[i - 1]!, path[i]!);
    }
  }

  #add(a: Xy, b: Xy): void {
    const size = this.#reach;
    const [left, right] = [Math.min(a[0], b[0]) - size, Math.max(a[0], b[0]) + size];
    const [low, high] = [Math.min(a[1], b[1]) - size, Math.max(a[1], b[1]) + size];
    for (let x = Math.floor(left / size); x <= Math.floor(right / size); x++) {
      for (let y = Math.floor(low / size); y <= Math.floor(high / size); y++) {
        const key = `${x},${y}`;
        const list = this.#squares.get(key);
        if (list) list.push([a, b]);
        else this.#squares.set(key, [[a, b]]);
      }
    }
  }

  away(at: Xy): number {
    const key = `${Math.floor(at[0] / this.#reach)},${Math.floor(at[1] / this.#reach)}`;
    let nearest = Infinity;
    for (const [a, b] of this.#squares.get(key) ?? []) {
      nearest = Math.min(nearest, distanceToSegment(at, a, b));
    }
    return nearest <= this.#reach ? nearest : Infinity;
  }
}
