import { getSession } from '@yizhangtu/standard/contract.js';
import type { SessionInfo } from '@yizhangtu/standard/identity.js';
import { call } from '../call.ts';
import type { Client } from '../client.ts';

export const askSession = (client: Client, county: string): Promise<SessionInfo> =>
  call(client, getSession, { params: { county } });
