import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { Places } from './places.ts';
import { environmentOf } from './server.ts';

const UNIT = 'yizhangtu.service';
const WAIT_MS = 120_000;
const EACH_MS = 500;

const systemctl = (...args: string[]): boolean =>
  spawnSync('systemctl', [...args, UNIT], { stdio: 'ignore' }).status === 0;

/** Restarts the service where the system runs it, and waits until it answers. */
export async function restartService(places: Places): Promise<'restarted' | 'failed' | 'none'> {
  if (!systemctl('is-active', '--quiet')) return 'none';
  if (!systemctl('restart')) return 'failed';
  const { YZT_PORT: port = '8080' } = environmentOf(places);
  for (let waited = 0; waited < WAIT_MS; waited += EACH_MS) {
    const isWell = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isWell) return 'restarted';
    await setTimeout(EACH_MS);
  }
  return 'failed';
}
