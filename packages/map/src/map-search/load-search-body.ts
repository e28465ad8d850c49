import { YztError } from '@yizhangtu/standard';

export type SearchBody = typeof import('./search-body.ts');

export const loadSearchBody = (): Promise<SearchBody> =>
  import('./search-body.ts').catch((cause: unknown): never => {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  });
