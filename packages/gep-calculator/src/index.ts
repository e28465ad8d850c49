/**
 * Elements for gross ecosystem product accounts.
 *
 * @packageDocumentation
 */
export { YztGepChangeEvent, type GepChange } from './calculator/gep-calculator.events.ts';
export { YztGepCalculator } from './calculator/gep-calculator.ts';
export { YztGepReport } from './report/gep-report.ts';
export { YztGepResult } from './result/gep-result.ts';
