/**
 * Rounds parts so that they make their rounded whole to the last digit: each is rounded down, and what is
 * then lacking goes to the largest remainders.
 *
 * @param digits digits behind the point
 * @param whole what the parts are to make, already rounded; by default their sum, rounded
 */
export function roundParts(
  parts: readonly number[],
  digits: number,
  whole: number = roundTo(
    parts.reduce((sum, part) => sum + part, 0),
    digits,
  ),
): number[] {
  const scale = 10 ** digits;
  const units = parts.map((part) => Math.floor(snap(part * scale)));
  let lacking = Math.round(whole * scale) - units.reduce((sum, unit) => sum + unit, 0);
  const order = parts
    .map((part, at) => ({ at, remainder: snap(part * scale) - units[at]! }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of order) {
    if (lacking <= 0) break;
    units[at] = units[at]! + 1;
    lacking -= 1;
  }
  return units.map((unit) => Number((unit / scale).toFixed(digits)));
}

/** Rounds half away from zero, as printed tables do. */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  const units = Math.round(snap(Math.abs(value) * scale));
  return Number((((value < 0 ? -1 : 1) * units) / scale).toFixed(digits));
}

/** 2.675 × 100 is 267.49999999999994: a figure within the noise of arithmetic of a whole or half is that. */
function snap(value: number): number {
  const near = Math.round(value * 2) / 2;
  return Math.abs(value - near) <= 1e-9 * Math.max(1, Math.abs(value) * 1e-6) ? near : value;
}
