/**
 * A page of its own within a test: an outbox and a stream as a browser gives them. Its address says who is
 * signed in and what the browser lacks; the backend is that of the page around it.
 */
import { commandCase, reportCase, streamEvents } from '@yizhangtu/standard/contract.js';
import { createClient } from '../client.ts';
import { openOutbox, type Outbox } from '../outbox/outbox.ts';
import { openStream, type Stream } from '../stream/stream.ts';
import type { Transport } from '../transport.ts';
import { schemaOf } from './news-schemas.ts';
import { COUNTY, signedIn, signedOut, TestSession } from './people.ts';

export interface Page {
  readonly outbox: Outbox;
  readonly stream: Stream | undefined;
  readonly session: TestSession;
}

export interface PageWindow extends Window {
  page?: Promise<Page>;
}

const asked = new URLSearchParams(location.search);
const lacks = asked.getAll('without');
if (lacks.includes('locks')) Object.defineProperty(navigator, 'locks', { value: undefined });
if (lacks.includes('store')) Object.defineProperty(window, 'indexedDB', { value: undefined });

async function open(): Promise<Page> {
  const { transport } = parent as unknown as { transport: Transport };
  const person = asked.get('person');
  const session = new TestSession(person === null ? signedOut : signedIn(Number(person)));
  const baseUrl = 'http://backend.example';
  const client = createClient({ baseUrl, transport, session });
  const desk = { client, county: COUNTY };
  const outbox = await openOutbox({ ...desk, operations: [reportCase, commandCase] });
  const stream =
    person === null ? undefined : openStream({ ...desk, operation: streamEvents, schemaOf });
  return { outbox, stream, session };
}

(window as PageWindow).page = open();
