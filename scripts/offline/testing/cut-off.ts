import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A place to run programs in that has no network but itself, and no checkout of this repository. */
export interface CutOff {
  /** How it is cut off, for whoever reads the test's output. */
  readonly how: string;
  start(command: string, args: readonly string[], env?: Record<string, string>): ChildProcess;
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const GUARD = new URL('no-network.mjs', import.meta.url).href;
const ALONE = ['-r', '-n', '-m'];
// The checkout is covered by an empty folder, so that nothing is taken from it.
const ENTER = 'ip link set lo up && mount -t tmpfs none "$1" && echo ready && exec sleep infinity';
/** Nothing of this run's environment: a new machine has none of it. */
const CLEAN = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/nonexistent',
};

async function namespace(): Promise<CutOff | undefined> {
  if (spawnSync('unshare', [...ALONE, 'ip', 'link']).status !== 0) return undefined;
  const holder = spawn('unshare', [...ALONE, 'sh', '-c', ENTER, 'sh', ROOT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
  if (holder.exitCode !== null) return undefined;
  const enter = ['-t', String(holder.pid), '-U', '-n', '-m', '--preserve-credentials', '--wd=/'];
  return {
    how: 'in a network namespace with nothing but loopback, the checkout hidden',
    start: (command, args, env = {}) =>
      spawn('nsenter', [...enter, '--', command, ...args], { env: { ...CLEAN, ...env } }),
    async close() {
      holder.kill('SIGKILL');
      if (holder.exitCode === null) await once(holder, 'exit');
    },
  };
}

/** In a namespace of the system where it allows one, else by a guard in each Node process. */
export async function cutOff(): Promise<CutOff> {
  return (
    (await namespace()) ?? {
      how: 'by a guard on connections, as this machine allows no network namespace',
      start: (command, args, env = {}) =>
        spawn(command, [...args], { env: { ...CLEAN, NODE_OPTIONS: `--import=${GUARD}`, ...env } }),
      close: () => Promise.resolve(),
    }
  );
}
