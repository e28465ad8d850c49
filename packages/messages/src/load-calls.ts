import { YztError } from '@yizhangtu/standard';

/** The calls of the family with their schemas. @throws YztError `network` when they did not come */
export const loadCalls = (): Promise<typeof import('./message-calls.ts')> =>
  import('./message-calls.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
