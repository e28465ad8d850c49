import { loadPart } from '../load-part.ts';

/** The part that draws the table, loaded when there is something to draw. */
export async function loadTableView(): Promise<typeof import('./table-view.ts')> {
  return loadPart(import('./table-view.ts'));
}
