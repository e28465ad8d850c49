/** The spread of a figure over all draws. */
export interface Interval {
  readonly mean: number;
  readonly median: number;
  /** 5 in 100 draws are below. */
  readonly low: number;
  /** 5 in 100 draws are above. */
  readonly high: number;
}

/** Mean, median and the middle 90 in 100. Reorders `draws`. */
export function intervalOf(draws: Float64Array): Interval {
  let sum = 0;
  for (let i = 0; i < draws.length; i++) sum += draws[i]!;
  const end = draws.length - 1;
  // The median first: each of the others then lies in a half.
  const middle = Math.floor(end * 0.5);
  const median = quantile(draws, 0.5);
  return {
    mean: sum / draws.length,
    low: quantile(draws, 0.05, 0, middle),
    median,
    high: quantile(draws, 0.95, middle, end),
  };
}

/**
 * The quantile of Hyndman and Fan's type 7, as R gives by default. Reorders `draws`.
 *
 * @param low from here to `high` lies what sorting would put there
 */
export function quantile(draws: Float64Array, p: number, low = 0, high = draws.length - 1): number {
  const at = (draws.length - 1) * p;
  const below = Math.floor(at);
  select(draws, below, low, high);
  const value = draws[below]!;
  if (at === below) return value;
  let next = Number.POSITIVE_INFINITY;
  const last = below < high ? high : draws.length - 1;
  for (let i = below + 1; i <= last; i++) if (draws[i]! < next) next = draws[i]!;
  return value + (at - below) * (next - value);
}

/** Quickselect: afterwards `k` holds what sorting would put there, what is less before it. */
function select(x: Float64Array, k: number, from: number, to: number): void {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[middle]! < x[low]!) swap(x, low, middle);
    if (x[high]! < x[low]!) swap(x, low, high);
    if (x[high]! < x[middle]!) swap(x, middle, high);
    const pivot = x[middle]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (x[i]! < pivot) i += 1;
      while (x[j]! > pivot) j -= 1;
      if (i <= j) {
        swap(x, i, j);
        i += 1;
        j -= 1;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return;
  }
}

function swap(x: Float64Array, i: number, j: number): void {
  const held = x[i]!;
  x[i] = x[j]!;
  x[j] = held;
}
