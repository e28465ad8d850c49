/** A binary heap of point numbers by cost. */
export class Heap {
  readonly #items: number[] = [];
  readonly #costs: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: number, cost: number): void {
    let i = this.#items.length;
    this.#items.push(item);
    this.#costs.push(cost);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (this.#costs[up]! <= cost) break;
      this.#swap(i, up);
      i = up;
    }
  }

  pop(): { item: number; cost: number } {
    const item = this.#items[0]!;
    const cost = this.#costs[0]!;
    const last = this.#items.length - 1;
    this.#swap(0, last);
    this.#items.pop();
    this.#costs.pop();
    for (let i = 0; ;) {
      const left = 2 * i + 1;
      if (left >= last) break;
      const down = left + 1 < last && this.#costs[left + 1]! < this.#costs[left]! ? left + 1 : left;
      if (this.#costs[i]! <= this.#costs[down]!) break;
      this.#swap(i, down);
      i = down;
    }
    return { item, cost };
  }

  #swap(a: number, b: number): void {
    const item = this.#items[a]!;
    this.#items[a] = this.#items[b]!;
    this.#items[b] = item;
    const cost = this.#costs[a]!;
    this.#costs[a] = this.#costs[b]!;
    this.#costs[b] = cost;
  }
}

export interface Spread {
  cost: Float64Array;
  /** Which source reached a point first; -1 for none. */
  label: Int32Array;
  /** The point from which it was reached; -1 at a source. */
  from: Int32Array;
}

export interface SpreadOptions {
  neighbours: readonly Int32Array[];
  sources: readonly { point: number; start: number }[];
  /** Cost of a step; Infinity where there is no way. */
  step: (from: number, to: number, label: number) => number;
  /** Stops as soon as this point is settled. */
  until?: number;
}

/** Dijkstra from several sources at once: each point goes to the source that reaches it most cheaply. */
export function spread({ neighbours, sources, step, until }: SpreadOptions): Spread {
  const cost = new Float64Array(neighbours.length).fill(Infinity);
  const label = new Int32Array(neighbours.length).fill(-1);
  const from = new Int32Array(neighbours.length).fill(-1);
  const own = new Map(sources.map((source, index) => [source.point, index]));
  const heap = new Heap();
  sources.forEach(({ point, start }, index) => {
    cost[point] = start;
    label[point] = index;
    heap.push(point, start);
  });
  while (heap.size > 0) {
    const { item, cost: paid } = heap.pop();
    if (paid > cost[item]!) continue;
    if (item === until) break;
    for (const next of neighbours[item]!) {
      // A source keeps its own point, however cheaply another would reach it.
      if (own.has(next)) {
        if (until !== next) continue;
      }
      const total = paid + step(item, next, label[item]!);
      if (total < cost[next]!) {
        cost[next] = total;
        label[next] = label[item]!;
        from[next] = item;
        heap.push(next, total);
      }
    }
  }
  return { cost, label, from };
}

/** The points from a source to `to`, both among them. */
export function trace(result: Spread, to: number): number[] {
  const path: number[] = [];
  for (let at = to; at !== -1; at = result.from[at]!) path.unshift(at);
  return path;
}
