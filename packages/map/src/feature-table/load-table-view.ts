import { YztError } from '@yizhangtu/standard';

/** The part that draws the table, loaded when there are some. */
export type TableParts = typeof import('./table-view.ts');

export async function loadTableView(): Promise<TableParts> {
  return import('./table-view.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
}
