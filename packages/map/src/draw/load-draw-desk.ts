import { YztError } from '@yizhangtu/standard';

/** The part that draws, keeps and lists, loaded when the element is first shown. */
export type DrawParts = typeof import('./draw-desk.ts');

export async function loadDrawDesk(): Promise<DrawParts> {
  return import('./draw-desk.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
}
