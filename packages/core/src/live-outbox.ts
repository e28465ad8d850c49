import type { Client, Desk } from '@yizhangtu/client';
import { openOutbox, type Outbox } from '@yizhangtu/client/outbox.js';
import {
  actOnMessage,
  commandCase,
  dispatchCases,
  reportCase,
} from '@yizhangtu/standard/contract.js';

const operations = [reportCase, commandCase, dispatchCases, actOnMessage];

/** The outbox of who acts now. */
export const outboxOf = (desk: Desk): Promise<Outbox> => openOutbox({ ...desk, operations });

/** The outbox of what nobody signed. */
export const anonymousOutboxOf = ({ client, county }: Desk): Promise<Outbox> => {
  const nobody: Client = { ...client, session: undefined };
  return openOutbox({ client: nobody, county, operations });
};
