import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ownerOf, type Places } from './places.ts';
import { ended, environmentOf, startServer, staticsOf } from './server.ts';
import { fault } from './words.ts';

const START_MS = 120_000;

/** Starts a server on any free port, and sees whether it answers. @returns its exit code */
async function answers(
  root: string,
  places: Places,
  env: Record<string, string | undefined>,
): Promise<boolean> {
  const args = ['serve', '--port', '0', ...staticsOf(root, places)];
  const child = startServer({ root, places, args, env, stdio: 'pipe' });
  const end = ended(child);
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
  let isWell = false;
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /"url":"([^"]+)"/.exec(line)?.[1];
      if (url === undefined) continue;
      const health = await fetch(`${url}healthz`);
      isWell = health.ok && (await fetch(`${url}yzt/loader.js`)).ok;
      child.kill('SIGTERM');
    }
  }
  clearTimeout(late);
  return (await end) === 0 && isWell;
}

/**
 * The new version on a copy: the backup is restored into the embedded database, brought up to date and read with
 * the county's files, whatever database the installation uses. The server itself is started on an empty folder, so
 * that nobody is told of anything twice.
 *
 * @throws YztError `invalid` where something fails; nothing of the trial is left
 */
export async function tryOut(root: string, places: Places, saved: string): Promise<void> {
  const room = join(places.home, 'trial');
  rmSync(room, { recursive: true, force: true });
  mkdirSync(room, { mode: 0o700 });
  const { uid, gid } = ownerOf(places);
  if (uid !== undefined && gid !== undefined) chownSync(room, uid, gid);
  const { DATABASE_URL: _real, YZT_PHOTOS: _photos, ...settings } = environmentOf(places);
  const env = { ...settings, YZT_DATA_DIR: join(room, 'data') };
  try {
    for (const args of [['restore', saved], ['seed']]) {
      const run = startServer({ root, places, args, env, stdio: 'pipe' });
      run.stdout?.resume();
      if ((await ended(run)) !== 0) throw fault('trial_failed', root);
    }
    const empty = { ...env, YZT_DATA_DIR: join(room, 'empty') };
    if (!(await answers(root, places, empty))) throw fault('trial_failed', root);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
