import { YztError } from '@yizhangtu/standard';

/** The part that draws the table, loaded when there is something to draw. */
export async function loadTableView(): Promise<typeof import('./table-view.ts')> {
  return import('./table-view.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
}
