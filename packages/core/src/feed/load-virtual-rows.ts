import { YztError } from '@yizhangtu/standard';

/** What draws long lists. @throws YztError `network` when it did not come */
export const loadVirtualRows = (): Promise<typeof import('./virtual-rows.ts')> =>
  import('./virtual-rows.ts').catch((cause: unknown) => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
