import { actOnMessage } from '@yizhangtu/standard/contract.js';
import { call, type Answer } from '../call.ts';
import type { Desk } from '../desk.ts';

/** Does what a notice offers, at the version that its matter has now. `body`: what the command takes besides. */
export const act = (
  { client, county }: Desk,
  { message, action }: { message: string; action: string },
  body: Readonly<Record<string, unknown>> = {},
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Answer<typeof actOnMessage>> =>
  call(client, actOnMessage, { params: { county, message, action }, body, signal });
