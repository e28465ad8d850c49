import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HostOptions } from './host.ts';

/** A server in a process of its own. */
export interface Host {
  readonly url: string;
  /** Settles when the process is gone; `SIGKILL` when it was killed. */
  readonly gone: Promise<string | number | null>;
  stop(): Promise<void>;
}

const HOST = fileURLToPath(new URL('./host.ts', import.meta.url));

export async function startHost(options: HostOptions): Promise<Host> {
  const child = fork(HOST, [JSON.stringify(options)], {
    execArgv: ['--conditions=yizhangtu-source'],
  });
  const gone = once(child, 'exit').then(([code, signal]) => (signal ?? code) as string | number);
  const url = await Promise.race([
    once(child, 'message').then(([said]) => said as string),
    gone.then((how) => Promise.reject(new Error(`the server did not start: ${how}`))),
  ]);
  return {
    url,
    gone,
    async stop() {
      child.send('stop');
      await gone;
    },
  };
}
