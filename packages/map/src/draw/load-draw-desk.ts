import { loadPart } from '../load-part.ts';

/** The part that draws, keeps and lists, loaded when the element is first seen, or given something. */
export type DrawParts = typeof import('./draw-desk.ts');

export async function loadDrawDesk(): Promise<DrawParts> {
  return loadPart(import('./draw-desk.ts'));
}
