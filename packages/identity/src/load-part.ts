import { YztError } from '@yizhangtu/standard';

const lost = (cause: unknown): never => {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
};

/** The calls of the family with their schemas. @throws YztError `network` when they did not come */
export const loadCalls = (): Promise<typeof import('./identity-calls.ts')> =>
  import('./identity-calls.ts').catch(lost);

/** What stands between a person and a signing out that would lose something. @throws YztError `network` */
export const loadLeaving = (): Promise<typeof import('./user-menu/leaving.ts')> =>
  import('./user-menu/leaving.ts').catch(lost);
