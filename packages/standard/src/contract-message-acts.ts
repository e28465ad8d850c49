/** The row of the contract for what a notice offers: its answer holds the matter itself. */
import * as z from 'zod/mini';
import { Case } from './cases/case.ts';
import { CaseEvent } from './cases/event.ts';
import { Message } from './cases/message.ts';
import { Uuid } from './cases/ids.ts';
import { keyed, text } from './contract-parts.ts';
import { CountyCode } from './geo.ts';
import { operation } from './operation.ts';

export const actOnMessage = operation({
  id: 'actOnMessage',
  method: 'POST',
  path: '/counties/{county}/messages/{message}/actions/{action}',
  tag: 'messages',
  permission: 'session:own',
  summary: 'Do what a notice offers: its command, at the version that its matter has now',
  params: z.looseObject({ county: CountyCode, message: Uuid, action: text }),
  headers: keyed,
  // What the command takes besides its type and its assignment.
  request: { json: z.looseObject({}) },
  response: { json: z.looseObject({ message: Message, case: Case, event: z.optional(CaseEvent) }) },
  status: 200,
  errors: [
    'not_found',
    'unauthenticated',
    'denied',
    'transition_not_allowed',
    'idempotency_mismatch',
    'calendar_incomplete',
  ],
});
