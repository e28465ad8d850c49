import { YztError } from '@yizhangtu/standard';
import {
  Command,
  redactEvent,
  type Message,
  type MessageAction,
} from '@yizhangtu/standard/cases.js';
import { caseFor } from '../cases/case-view.ts';
import { caseRequest, withActor, type CaseRequest } from '../cases/case-request.ts';
import { viewerAs } from '../cases/case-caller.ts';
import { readRecord } from '../cases/case-store.ts';
import { commandCase, type Done } from '../cases/run-command.ts';
import { json } from '../http/answer.ts';
import type { Request } from '../http/env.ts';
import type { Handlers } from '../http/operations.ts';
import { parseOrThrow } from '../issues.ts';
import {
  listMessages,
  markMessages,
  readCount,
  readMessage,
  recount,
  settleAction,
} from '../messages/message-store.ts';
import { notFound, type Services } from '../services.ts';
import type { Scope } from '../store/scope.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendStream, holdHead } from '../stream/stream-store.ts';
import { limitOf } from './paging.ts';
import { referenceOf } from './people.ts';

type MessageHandlers = Pick<
  Handlers,
  'listMessages' | 'getMessageCount' | 'markMessages' | 'actOnMessage'
>;

const OWN = { isPrivate: true } as const;

/** Whose messages they are. The permission of the rows lets in none but who has signed in. */
function personOf(c: Request): string {
  const caller = c.get('caller');
  if (caller === undefined) throw new Error('a row for who has signed in let somebody else in');
  return caller.person;
}

/** Lets the other pages and devices of a person know that their counts changed. */
async function tellCount(scope: Scope, person: string, now: Date) {
  const head = await holdHead(scope);
  const count = await recount(scope, person);
  const row = { caseId: null, eventId: null, person, messageId: null };
  await appendStream(scope, [row], { head, now });
  return count;
}

export function messageHandlers(services: Services): MessageHandlers {
  const now = services.identity.now;

  /** Keeps that what a message offers was done, or cannot be done any more. */
  async function settle(
    { db, county }: Scope,
    message: Message,
    { person, action, result }: { person: string; action: string; result: 'done' | 'gone' },
  ): Promise<Message> {
    const actions = message.actions.map((one) => (one.id === action ? { ...one, result } : one));
    const settled = { ...message, actions };
    await inTransaction(db, async (transaction) => {
      const scope = { db: transaction, county };
      await settleAction(scope, person, settled);
      await markMessages(scope, person, { mark: 'read', messages: [message.id], now: now() });
      await tellCount(scope, person, now());
    });
    return (await readMessage({ db, county }, person, message.id)) ?? settled;
  }

  /** Does the command of an action at the version that its case has now. */
  async function act(
    request: CaseRequest,
    message: Message,
    { action, given, key }: { action: MessageAction; given: object; key: string },
  ): Promise<Done> {
    const { scope } = request;
    const record = await readRecord(scope, message.case);
    if (record === undefined) throw notFound(`case: ${message.case}`);
    const { command: type, order } = action;
    const command = parseOrThrow(
      Command,
      { ...given, type, ...(order === undefined ? {} : { order }) },
      'body',
    );
    const asked = { id: message.case, command, version: record.version, key };
    return commandCase(scope, asked, await withActor(request));
  }

  return {
    async listMessages({ c, params, query }) {
      const { scope } = await caseRequest(services, c, params.county);
      const limit = limitOf(query.limit);
      const found = await listMessages(scope, personOf(c), {
        limit,
        unread: query.unread === 'true',
        before: referenceOf(query.cursor),
      });
      const items = found.slice(0, limit);
      const next = found.length > limit ? items.at(-1)?.id : undefined;
      return json(c, { items, ...(next === undefined ? {} : { next }) }, OWN);
    },

    async getMessageCount({ c, params }) {
      const { scope } = await caseRequest(services, c, params.county);
      return json(c, await readCount(scope, personOf(c)), OWN);
    },

    async markMessages({ c, params, body }) {
      const { scope } = await caseRequest(services, c, params.county);
      const person = personOf(c);
      const count = await inTransaction(scope.db, async (transaction) => {
        const within = { db: transaction, county: scope.county };
        const changed = await markMessages(within, person, { ...body, now: now() });
        return changed ? tellCount(within, person, now()) : readCount(within, person);
      });
      return json(c, count, OWN);
    },

    async actOnMessage({ c, params, headers, body }) {
      const request = await caseRequest(services, c, params.county);
      const { scope } = request;
      const person = personOf(c);
      const message = await readMessage(scope, person, params.message);
      const action = message?.actions.find(({ id }) => id === params.action);
      if (message === undefined || action === undefined) {
        throw notFound(`action: ${params.message} ${params.action}`);
      }
      const key = headers['idempotency-key'];
      const settled = { person, action: action.id };
      const done = await act(request, message, { action, given: body, key }).catch(
        async (error: unknown) => {
          if (error instanceof YztError && error.code === 'transition_not_allowed') {
            await settle(scope, message, { ...settled, result: 'gone' });
          }
          throw error;
        },
      );
      const { record } = done.state;
      const event = redactEvent(done.event, record, viewerAs(record, request.as));
      return json(
        c,
        {
          message: await settle(scope, message, { ...settled, result: 'done' }),
          case: await caseFor(scope, done.state, request),
          ...(event === undefined ? {} : { event }),
        },
        OWN,
      );
    },
  };
}
