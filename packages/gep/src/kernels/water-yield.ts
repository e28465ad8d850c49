/**
 * Part of the precipitation that evaporates, by the Budyko curve of Zhang with the parameter w, as InVEST's
 * annual water yield has it: AET/P = 1 + φ − (1 + φ^w)^(1/w), φ = PET/P.
 *
 * @param kc crop coefficient
 * @param eto reference evapotranspiration, mm
 * @param p precipitation, mm
 * @param root depth of roots, mm
 * @param soil depth of soil, mm
 * @param pawc plant available water, share
 * @param vegetated 1 where plants grow, 0 on water, ice and built-up land
 * @param z number of rain events, of the season and region
 */
export function evaporatedShare(
  kc: number,
  eto: number,
  p: number,
  root: number,
  soil: number,
  pawc: number,
  vegetated: number,
  z: number,
): number {
  const phi = (kc * eto) / p;
  if (vegetated === 0) return Math.min(p, kc * eto) / p;
  const w = Math.min(5, (z * Math.min(root, soil) * pawc) / p + 1.25);
  return Math.min(phi, 1 + phi - (1 + phi ** w) ** (1 / w));
}

/** Water yield in mm: what does not evaporate. */
export const waterYield = (p: number, evaporated: number): number => (1 - evaporated) * p;

/**
 * Runoff of a storm in mm by the curve number method: Q = (P − 0.2·S)²/(P + 0.8·S), S = 25400/CN − 254.
 */
export function stormRunoffDepth(storm: number, curveNumber: number): number {
  const s = 25400 / curveNumber - 254;
  return storm > 0.2 * s ? (storm - 0.2 * s) ** 2 / (storm + 0.8 * s) : 0;
}
