import { YztError } from '@yizhangtu/standard';

const lost = (cause: unknown): never => {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
};

/** What those who handle cases ask a backend for. @throws YztError `network` when it did not come */
export const loadDeskCalls = (): Promise<typeof import('./desk-calls.ts')> =>
  import('./desk-calls.ts').catch(lost);

/** The forms of what may be done to a case. @throws YztError `network` when they did not come */
export const loadActions = (): Promise<typeof import('./case-actions/action-panel.ts')> =>
  import('./case-actions/action-panel.ts').catch(lost);

/** What draws photos. @throws YztError `network` when it did not come */
export const loadPhotoStrip = (): Promise<typeof import('./case-detail/photo-strip.ts')> =>
  import('./case-detail/photo-strip.ts').catch(lost);

/** The form of dispatching many, and the file to take away. @throws YztError `network` when it did not come */
export const loadBulk = (): Promise<typeof import('./work-order-list/bulk-panel.ts')> =>
  import('./work-order-list/bulk-panel.ts').catch(lost);
