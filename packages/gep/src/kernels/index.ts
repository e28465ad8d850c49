/**
 * Kernels for reckoning by cell: scalar functions over numbers, the same on a grid as in an account.
 *
 * @packageDocumentation
 */
export {
  coverByNdvi,
  coverFactor,
  drainageLs,
  erodibility,
  erosivity,
  lengthExponent,
  slopeLength,
  slopeSteepness,
} from './soil-loss.ts';
export { evaporatedShare, stormRunoffDepth, waterYield } from './water-yield.ts';
export { FORMULAS } from '../formulas/registry.ts';
export { applyFormula, type Formula, type Kernel } from '../formulas/formula.ts';
