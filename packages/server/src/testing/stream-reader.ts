import { PATH } from './case-desk.ts';
import type { Json, TestServer } from './test-server.ts';

/** One message of a stream, read here by the rules of the HTML standard and not by our client. */
export interface Heard {
  readonly id: string;
  readonly data: Json;
}

export interface StreamReader {
  readonly heard: readonly Heard[];
  /** The next message that fits. */
  until(fits: (data: Json) => boolean): Promise<Heard>;
  close(): Promise<void>;
}

export async function openStream(
  server: TestServer,
  headers: Record<string, string>,
  lastId?: string,
): Promise<StreamReader> {
  const response = await fetch(server.at(`${PATH}/events`), {
    headers: { ...headers, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
  });
  if (!response.ok || response.body === null) throw new Error(await response.text());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const heard: Heard[] = [];
  let text = '';
  const next = async (): Promise<Heard> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string): string =>
        lines
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join('\n');
      if (field('data') === '') continue;
      const message = { id: field('id'), data: JSON.parse(field('data')) as Json };
      heard.push(message);
      return message;
    }
  };
  // Who listens from now on must hear what comes from now on: the first message says that the server has begun.
  if (lastId === undefined) await next();
  return {
    heard,
    async until(fits) {
      for (;;) {
        const message = await next();
        if (fits(message.data)) return message;
      }
    },
    close: () => reader.cancel(),
  };
}
