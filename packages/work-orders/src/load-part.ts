import { YztError } from '@yizhangtu/standard';

const lost = (cause: unknown): never => {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
};

/** The calls of the family with their schemas. @throws YztError `network` when they did not come */
export const loadCalls = (): Promise<typeof import('./case-calls.ts')> =>
  import('./case-calls.ts').catch(lost);

/** What the form shows. @throws YztError `network` when it did not come */
export const loadForm = (): Promise<typeof import('./report-form/form-part.ts')> =>
  import('./report-form/form-part.ts').catch(lost);
export type FormPart = Awaited<ReturnType<typeof loadForm>>;

/** What makes photos small. @throws YztError `network` when it did not come */
export const loadPhotos = (): Promise<typeof import('./photos/shrink-photo.ts')> =>
  import('./photos/shrink-photo.ts').catch(lost);

/** What keeps drafts. @throws YztError `network` when it did not come */
export const loadDrafts = (): Promise<typeof import('./report-form/drafts.ts')> =>
  import('./report-form/drafts.ts').catch(lost);

/** What prints a receipt. @throws YztError `network` when it did not come */
export const loadPrint = (): Promise<typeof import('./report-form/print-receipt.ts')> =>
  import('./report-form/print-receipt.ts').catch(lost);
