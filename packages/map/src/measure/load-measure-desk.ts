import { loadPart } from '../load-part.ts';

/** The part that measures and tells, loaded when the element is first seen, or given something. */
export type MeasureParts = typeof import('./measure-desk.ts');

export async function loadMeasureDesk(): Promise<MeasureParts> {
  return loadPart(import('./measure-desk.ts'));
}
