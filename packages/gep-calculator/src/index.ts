/**
 * Elements for gross ecosystem product accounts.
 *
 * @packageDocumentation
 */
export { YztGepChangeEvent, type GepChange } from './calculator/gep-calculator.events.ts';
export type { Step } from './calculator/gep-calculator.strings.ts';
export { YztGepCalculator } from './calculator/gep-calculator.ts';
export { YztGepReport } from './report/gep-report.ts';
export { YztGepResult } from './result/gep-result.ts';
export type { DivisionAreas } from './result/map-layer.ts';
export type { Level } from './result/places.ts';
export type { View } from './result/views.ts';
