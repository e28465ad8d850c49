import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request on its way to the right backend. */
export interface Passing {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Twist {
  /** Before the right backend is asked. */
  readonly asks?: (passing: Passing) => Passing;
  /** What is answered without asking it; `hang` for nothing at all. */
  readonly instead?: (
    passing: Passing,
  ) => { status: number; type: string; text: string } | 'hang' | undefined;
  /** What becomes of its JSON. */
  readonly says?: (json: unknown, passing: Passing) => unknown;
}

export interface WrongBackend {
  readonly api: string;
  readonly asked: readonly Passing[];
  close(): Promise<void>;
}

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
        ? [[name, value]]
        : [],
    ),
  );

/** The right backend at `right`, made wrong in one way. */
export async function wrongBackend(right: string, twist: Twist): Promise<WrongBackend> {
  const asked: Passing[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = 'GET', url: path = '/' } = request;
      const passing = { method, path, headers: plain(request.headers) };
      asked.push(passing);
      const instead = twist.instead?.(passing);
      if (instead === 'hang') return;
      if (instead !== undefined) {
        response.writeHead(instead.status, { 'content-type': instead.type }).end(instead.text);
        return;
      }
      const sent = twist.asks?.(passing) ?? passing;
      const answer = await fetch(new URL(sent.path, right), {
        method: sent.method,
        headers: { ...sent.headers, 'accept-encoding': 'identity' },
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
      });
      const type = answer.headers.get('content-type') ?? '';
      const cookies = answer.headers.getSetCookie();
      const headers = {
        'content-type': type,
        ...(answer.headers.has('etag') ? { etag: answer.headers.get('etag') ?? '' } : {}),
        ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
      };
      response.writeHead(answer.status, headers);
      if (type.startsWith('text/event-stream')) {
        await answer.body?.cancel();
        response.end();
      } else if (twist.says && answer.ok && type.includes('json')) {
        response.end(JSON.stringify(twist.says(await answer.json(), passing)));
      } else {
        response.end(Buffer.from(await answer.arrayBuffer()));
      }
    })().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    // Links in answers hold the path of the base address.
    api: `http://127.0.0.1:${port}${new URL(right).pathname}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
