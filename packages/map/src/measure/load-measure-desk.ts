import { YztError } from '@yizhangtu/standard';

/** The part that measures and tells, loaded when the element is first shown. */
export type MeasureParts = typeof import('./measure-desk.ts');

export async function loadMeasureDesk(): Promise<MeasureParts> {
  return import('./measure-desk.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
}
