import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A display without a screen: Firefox and WebKit draw WebGL2 in software on one alone. */
export interface Display {
  /** What `DISPLAY` says to a program that draws on it. */
  readonly name: string;
  close(): Promise<void>;
}

export async function openDisplay(width: number, height: number): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = once(server, 'exit');
  const number = await Promise.race([
    once(createInterface(server.stdout), 'line').then(([line]) => String(line).trim()),
    ended.then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}`))),
  ]);
  return {
    name: `:${number}`,
    close: async () => {
      server.kill();
      await ended;
    },
  };
}
