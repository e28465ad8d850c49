/**
 * Quantities whose dimension the compiler checks, and units as people write them.
 *
 * @packageDocumentation
 */
export type { Dimension, Per, Times } from './dimension.ts';
export { inUnit, minus, per, plus, quantity, times, type Of, type Quantity } from './quantity.ts';
export { readUnit, type DimensionOf, type Unit, type UnitText } from './unit.ts';
