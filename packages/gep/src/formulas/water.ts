import { defineFormula } from './formula.ts';

const GANZI = 'doi:10.5846/stxb201607011362';

/**
 * Depth of water kept, in mm: what falls, less what runs off in storms, less what evaporates.
 *
 * @param precipitation mm a year
 * @param runoff share of the precipitation that runs off, R = P·α
 * @param evapotranspiration mm a year
 */
export const keptDepth = (
  precipitation: number,
  runoff: number,
  evapotranspiration: number,
): number => precipitation - precipitation * runoff - evapotranspiration;

/** Water conservation, Q = A·(P − R − ET)·10⁻³; a negative depth stays negative. */
export const waterKept = defineFormula({
  id: 'water.kept',
  inputs: { area: 'm2', precipitation: 'mm', runoff: '1', evapotranspiration: 'mm' },
  output: 'm3',
  linearIn: 'area',
  kernel: (area: number, p: number, alpha: number, et: number) =>
    area * keptDepth(p, alpha, et) * 1e-3,
  source: GANZI,
});

/** Water conservation where a class that loses more than it gets counts as nothing. */
export const waterKeptClipped = defineFormula({
  id: 'water.kept-clipped',
  inputs: { area: 'm2', precipitation: 'mm', runoff: '1', evapotranspiration: 'mm' },
  output: 'm3',
  linearIn: 'area',
  kernel: (area: number, p: number, alpha: number, et: number) =>
    area * Math.max(0, keptDepth(p, alpha, et)) * 1e-3,
  source: GANZI,
});

/**
 * Storm water held by plants, Σ(P_storm − R_storm)·A·10⁻³.
 */
export const stormHeld = defineFormula({
  id: 'flood.vegetation',
  inputs: { area: 'm2', storm: 'mm', stormRunoff: 'mm' },
  output: 'm3',
  linearIn: 'area',
  kernel: (area: number, storm: number, stormRunoff: number) =>
    area * Math.max(0, storm - stormRunoff) * 1e-3,
  source: 'Rao et al. 2014, doi:10.5846/stxb201310122456 (form of the equation)',
});

/**
 * Room of a lake for floods, C = e^a·A^b·T in 10⁴ m³, with the area in km² and coefficients of the lake
 * region. Not proportional to the area: one lake counts at once.
 */
export const lakeStorage = defineFormula({
  id: 'flood.lake',
  inputs: { area: 'km2', lakeA: '1', lakeB: '1', lakeTurns: '1' },
  output: '1e4 m3',
  kernel: (area: number, a: number, b: number, turns: number) =>
    area > 0 ? Math.exp(a) * area ** b * turns : 0,
  source: GANZI,
});

/** Room of reservoirs for floods: a share (0.35) of their capacity. */
export const reservoirStorage = defineFormula({
  id: 'flood.reservoir',
  inputs: { capacity: 'm3', floodShare: '1' },
  output: 'm3',
  linearIn: 'capacity',
  kernel: (capacity: number, share: number) => capacity * share,
  source: GANZI,
});

/**
 * Room of marshes for floods: depth times area. The Ganzi paper prints 万 m³ where its numbers are m³.
 */
export const marshStorage = defineFormula({
  id: 'flood.marsh',
  inputs: { area: 'm2', marshDepth: 'm' },
  output: 'm3',
  linearIn: 'area',
  kernel: (area: number, depth: number) => area * depth,
  source: GANZI,
});
