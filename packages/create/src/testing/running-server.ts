import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface RunningServer {
  /** Base address of its API, without a slash at its end. */
  readonly api: string;
  close(): Promise<void>;
}

/** The reference server of a county folder, as a process of its own on a free port. */
export async function runServer(county: string, dataDir: string): Promise<RunningServer> {
  const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
  const args = ['--county', county, '--data-dir', dataDir, '--port', '0'];
  const child = spawn(process.execPath, ['--conditions=yizhangtu-source', main, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL'),
    ),
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      api: `${url}api`,
      close: async () => {
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    };
  }
  throw new Error('the server did not start');
}
