/** Steepness factor S by the slope's angle in radians: three pieces, to steep slopes (McCool, Liu). */
export function slopeSteepness(angle: number): number {
  const sine = Math.sin(angle);
  const degrees = (angle * 180) / Math.PI;
  if (degrees < 5.1428) return 10.8 * sine + 0.03;
  if (degrees < 14.0362) return 16.8 * sine - 0.5;
  return 21.91 * sine - 0.96;
}

/** Exponent m of the slope length by the slope's angle in radians: β/(1 + β). */
export function lengthExponent(angle: number): number {
  const sine = Math.sin(angle);
  const beta = sine / 0.0896 / (3 * sine ** 0.8 + 0.56);
  return beta / (1 + beta);
}

/** Length factor L = (λ/22.13)^m. */
export const slopeLength = (metres: number, exponent: number): number =>
  (metres / 22.13) ** exponent;

/** How the length of a cell across the flow is taken: by the slope's angle, as InVEST does, or by its aspect. */
/**
 * LS of a cell from what drains into it, as InVEST's sediment delivery ratio has it (Desmet and Govers 1996).
 *
 * @param cell side of a cell, m
 * @param percent slope, %
 * @param accumulation cells that drain through this one, itself among them
 * @param longest LS of longer slopes is cut here, m
 * @param across |sin| + |cos| of the angle that the cell's width across the flow is taken by; InVEST takes
 *   the slope's angle, SAGA and the authors the aspect
 */
export function drainageLs(
  cell: number,
  percent: number,
  accumulation: number,
  longest: number,
  across: number = acrossBySlope(percent),
): number {
  const angle = Math.atan(percent / 100);
  const sine = Math.sin(angle);
  const s = percent < 9 ? 10.8 * sine + 0.03 : 16.8 * sine - 0.5;
  const m = exponentByPercent(percent, angle);
  const inflow = Math.sqrt((accumulation - 1) * cell * cell);
  const own = cell * cell;
  const l =
    ((inflow + own) ** (m + 1) - inflow ** (m + 1)) / (cell ** (m + 2) * across ** m * 22.13 ** m);
  return s * Math.min(l, longest);
}

const acrossBySlope = (percent: number): number => {
  const angle = Math.atan(percent / 100);
  return Math.abs(Math.sin(angle)) + Math.abs(Math.cos(angle));
};

function exponentByPercent(percent: number, angle: number): number {
  if (percent <= 1) return 0.2;
  if (percent <= 3.5) return 0.3;
  if (percent <= 5) return 0.4;
  if (percent <= 9) return 0.5;
  return lengthExponent(angle);
}

/**
 * Rainfall erosivity R by monthly rain (Zhang Wenbo): 0.1833·F^1.9957, F the mean over years of
 * Σ P_m²/ΣP_m, in MJ·mm/(hm²·h·a).
 *
 * @param months rain in mm, twelve for each year, one year after another
 */
export function erosivity(months: ArrayLike<number>): number {
  const years = months.length / 12;
  let f = 0;
  for (let year = 0; year < years; year++) {
    let squares = 0;
    let sum = 0;
    for (let month = 0; month < 12; month++) {
      const rain = months[year * 12 + month]!;
      squares += rain * rain;
      sum += rain;
    }
    if (sum > 0) f += squares / sum;
  }
  return 0.1833 * (f / years) ** 1.9957;
}

/**
 * Erodibility K by EPIC (Williams), in t·hm²·h/(hm²·MJ·mm).
 *
 * @param sand % of sand, 0.05–2 mm
 * @param silt % of silt
 * @param clay % of clay
 * @param carbon % of organic carbon
 */
export function erodibility(sand: number, silt: number, clay: number, carbon: number): number {
  const sn = 1 - sand / 100;
  const k =
    (0.2 + 0.3 * Math.exp(-0.0256 * sand * (1 - silt / 100))) *
    (silt / (clay + silt)) ** 0.3 *
    (1 - (0.25 * carbon) / (carbon + Math.exp(3.72 - 2.95 * carbon))) *
    (1 - (0.7 * sn) / (sn + Math.exp(-5.51 + 22.9 * sn)));
  return k * 0.1317;
}

/** Cover factor C by the share of ground covered, in % (Cai Chongfa). */
export function coverFactor(percent: number): number {
  if (percent <= 0.1) return 1;
  if (percent >= 78.3) return 0;
  return 0.6508 - 0.3436 * Math.log10(percent);
}

/** Share of ground covered by plants from the NDVI, between bare soil and full cover. */
export const coverByNdvi = (ndvi: number, soil: number, full: number): number =>
  Math.min(1, Math.max(0, (ndvi - soil) / (full - soil)));
