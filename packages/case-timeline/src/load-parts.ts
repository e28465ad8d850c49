import { YztError } from '@yizhangtu/standard';

const lost = (cause: unknown): never => {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
};

/** The calls with their schemas. @throws YztError `network` when they did not come */
export const loadCalls = (): Promise<typeof import('./timeline-calls.ts')> =>
  import('./timeline-calls.ts').catch(lost);

/** The rows. @throws YztError `network` when they did not come */
export const loadRows = (): Promise<typeof import('./row-part.ts')> =>
  import('./row-part.ts').catch(lost);

/** The process view. @throws YztError `network` when it did not come */
export const loadProcess = (): Promise<typeof import('./process-view.ts')> =>
  import('./process-view.ts').catch(lost);

/** Print and export. @throws YztError `network` when it did not come */
export const loadTakeAway = (): Promise<typeof import('./take-away.ts')> =>
  import('./take-away.ts').catch(lost);
