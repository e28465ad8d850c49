import type { Xy } from './plane.ts';

/** The county's ring, its segments sorted into horizontal bands, so that one test reads few of them. */
export class RingIndex {
  readonly ring: readonly Xy[];
  readonly #bands: number[][] = [];
  readonly #bottom: number;
  readonly #height: number;

  /** @param ring open: the last point is not the first again */
  constructor(ring: readonly Xy[], height = 250) {
    this.ring = ring;
    this.#height = height;
    this.#bottom = Math.min(...ring.map((p) => p[1]));
    ring.forEach((a, i) => {
      const b = this.end(i);
      for (
        let band = this.#band(Math.min(a[1], b[1]));
        band <= this.#band(Math.max(a[1], b[1]));
        band++
      ) {
        (this.#bands[band] ??= []).push(i);
      }
    });
  }

  #band(y: number): number {
    return Math.floor((y - this.#bottom) / this.#height);
  }

  /** End of the segment that starts at point `i`. */
  end(i: number): Xy {
    return this.ring[(i + 1) % this.ring.length]!;
  }

  contains([x, y]: Xy): boolean {
    let inside = false;
    for (const i of this.#bands[this.#band(y)] ?? []) {
      const a = this.ring[i]!;
      const b = this.end(i);
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Segments that may meet the box between `a` and `b`, each once. */
  near(a: Xy, b: Xy): number[] {
    const found = new Set<number>();
    const low = Math.min(a[0], b[0]);
    const high = Math.max(a[0], b[0]);
    for (
      let band = this.#band(Math.min(a[1], b[1]));
      band <= this.#band(Math.max(a[1], b[1]));
      band++
    ) {
      for (const i of this.#bands[band] ?? []) {
        const p = this.ring[i]!;
        const q = this.end(i);
        if (Math.max(p[0], q[0]) >= low && Math.min(p[0], q[0]) <= high) found.add(i);
      }
    }
    return [...found];
  }
}
