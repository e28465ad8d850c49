import { redactEvent, sightOf } from '@yizhangtu/standard/cases.js';
import type { StreamEvent } from '@yizhangtu/standard/contract.js';
import { streamSSE } from 'hono/streaming';
import { caseRequest, type CaseRequest } from '../cases/case-request.ts';
import { viewerAs, type CaseAs } from '../cases/case-caller.ts';
import { summaryOf } from '../cases/case-view.ts';
import { PRIVATE } from '../http/answer.ts';
import type { Admit, Handlers } from '../http/operations.ts';
import { readCount, readMessage } from '../messages/message-store.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../store/scope.ts';
import type { CaseNews, StreamNews } from '../stream/stream-hub.ts';
import { writeStream } from '../stream/write-stream.ts';

function caseView(news: CaseNews, as: CaseAs): StreamEvent | undefined {
  const { record, event } = news;
  const viewer = viewerAs(record, as);
  if (sightOf(record, viewer) === 'nothing') return undefined;
  const told = event === null ? undefined : redactEvent(event, record, viewer);
  return {
    type: 'case',
    case: summaryOf(record, news, as),
    ...(told === undefined ? {} : { event: told }),
  };
}

async function ownView(scope: Scope, news: StreamNews): Promise<StreamEvent | undefined> {
  const { person, messageId } = news;
  if (person === null) return undefined;
  const count = await readCount(scope, person);
  const message = messageId === null ? undefined : await readMessage(scope, person, messageId);
  return message === undefined ? { type: 'count', count } : { type: 'message', message, count };
}

export function streamHandlers(services: Services, admit: Admit): Pick<Handlers, 'streamEvents'> {
  return {
    async streamEvents({ c, params, headers }) {
      const { county } = params;
      // A caller may take up another post while the stream is open.
      const request = (): Promise<CaseRequest> => caseRequest(services, c, county);
      const { scope, as } = await request();
      const person = as.caller?.person ?? '';
      let now = as;
      const stillMay = async (): Promise<void> => {
        await admit(c, county, 'session:own');
        now = (await request()).as;
      };
      const response = streamSSE(c, (stream) =>
        writeStream(stream, scope, {
          hub: services.hub,
          lastId: headers['last-event-id'],
          viewOf: async (line) => {
            if (line.news !== undefined) {
              return caseView(line.news, { ...now, now: services.identity.now() });
            }
            return line.person === person ? ownView(scope, line) : undefined;
          },
          greeting: async () => ({ type: 'count', count: await readCount(scope, person) }),
          stillMay,
          isStopping: services.isStopping,
        }),
      );
      response.headers.set('cache-control', PRIVATE);
      return response;
    },
  };
}
