import { YztError } from '@yizhangtu/standard';

/** The calls of the family with their schemas. @throws YztError `network` when they did not come */
export const loadCalls = (): Promise<typeof import('./message-calls.ts')> =>
  import('./message-calls.ts').catch(lost);

/** The call that does what a message offers: its answer holds the matter, whose schema is large. @throws as above */
export const loadAct = (): Promise<typeof import('./act-call.ts')> =>
  import('./act-call.ts').catch(lost);

function lost(cause: unknown): never {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
}
