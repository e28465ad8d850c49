import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** A line between a browser and a server: it hears all that is sent, and can be cut. */
export interface CutLine {
  /** Address of its end for the browser, without a slash at its end. */
  readonly url: string;
  /** All bytes that went to the server. */
  readonly heard: () => Buffer;
  /**
   * Cuts the line at the first request that begins with `head`: in the middle of it, or as soon as the server
   * answers, which the browser then never learns. Resolves when it is cut. Until it is mended nothing goes through.
   */
  cutAt(head: string, when: 'request' | 'answer'): Promise<void>;
  mend(): void;
  close(): Promise<void>;
}

/** @param target - address of the server */
export async function openCutLine(target: string): Promise<CutLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const heard: Buffer[] = [];
  let isCut = false;
  let planned: { head: string; when: 'request' | 'answer'; done: () => void } | undefined;

  const cut = (): void => {
    isCut = true;
    planned?.done();
    planned = undefined;
    for (const socket of sockets) socket.destroy();
  };
  const line = net.createServer((near) => {
    if (isCut) return void near.destroy();
    const far = net.connect(Number(port), hostname);
    let awaited = false;
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    near.on('data', (bytes: Buffer) => {
      const isPlanned = planned !== undefined && bytes.includes(planned.head);
      const half = isPlanned && planned?.when === 'request';
      const sent = half ? bytes.subarray(0, bytes.length / 2) : bytes;
      heard.push(sent);
      if (half) far.write(sent, cut);
      else far.write(sent);
      awaited ||= isPlanned;
    });
    far.on('data', (bytes: Buffer) => {
      if (awaited) cut();
      else near.write(bytes);
    });
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    heard: () => Buffer.concat(heard),
    cutAt: (head, when) => new Promise((done) => (planned = { head, when, done })),
    mend: () => (isCut = false),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      line.close();
      await once(line, 'close');
    },
  };
}
