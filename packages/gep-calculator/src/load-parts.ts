import { YztError } from '@yizhangtu/standard';

const lost = (cause: unknown): never => {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
};

/** The engine, and what the steps show. @throws YztError `network` when it did not come */
export const loadDesk = (): Promise<typeof import('./calculator/desk-part.ts')> =>
  import('./calculator/desk-part.ts').catch(lost);
export type DeskPart = Awaited<ReturnType<typeof loadDesk>>;

/** The accounts that a county has stored. @throws YztError `network` when it did not come */
export const loadStored = (): Promise<typeof import('./stored/stored-part.ts')> =>
  import('./stored/stored-part.ts').catch(lost);

/** What reads a pasted table. @throws YztError `network` when it did not come */
export const loadPaste = (): Promise<typeof import('./calculator/paste-model.ts')> =>
  import('./calculator/paste-model.ts').catch(lost);

/** What takes an account away as files. @throws YztError `network` when it did not come */
export const loadExport = (): Promise<typeof import('@yizhangtu/gep/export.js')> =>
  import('@yizhangtu/gep/export.js').catch(lost);

/** What is shown of a result. @throws YztError `network` when it did not come */
export const loadResult = (): Promise<typeof import('./result/result-part.ts')> =>
  import('./result/result-part.ts').catch(lost);
export type ResultPart = Awaited<ReturnType<typeof loadResult>>;

/** What a county has published. @throws YztError `network` when it did not come */
export const loadPublished = (): Promise<typeof import('./result/read-published.ts')> =>
  import('./result/read-published.ts').catch(lost);

/** What draws charts: large. @throws YztError `network` when it did not come */
export const loadChart = (): Promise<typeof import('./result/draw-chart.ts')> =>
  import('./result/draw-chart.ts').catch(lost);

/** The report. @throws YztError `network` when it did not come */
export const loadReport = (): Promise<typeof import('./report/report-part.ts')> =>
  import('./report/report-part.ts').catch(lost);
export type ReportPart = Awaited<ReturnType<typeof loadReport>>;

/** What asks the worker. @throws YztError `network` when it did not come */
export const loadWorker = (): Promise<typeof import('./worker/gep-calls.ts')> =>
  import('./worker/gep-calls.ts').catch(lost);
