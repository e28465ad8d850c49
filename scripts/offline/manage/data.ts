import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HERE, ownerOf, type Places } from './places.ts';
import { ended, startServer, staticsOf } from './server.ts';
import { chownSync } from 'node:fs';

/** What goes along in a backup beside the data. Settings come back beside those in use: they name this machine. */
const included = (places: Places, settings: string): string[] => [
  ...['--include', `counties=${places.counties}`],
  ...['--include', `public=${places.page}`],
  ...['--include', `settings.env=${settings}`],
];

export const stamp = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Writes a backup by the program at `root`. @returns its exit code */
export function backup(root: string, places: Places, file: string): Promise<number> {
  mkdirSync(places.backups, { recursive: true, mode: 0o700 });
  const { uid, gid } = ownerOf(places);
  if (uid !== undefined && gid !== undefined) chownSync(places.backups, uid, gid);
  const args = ['backup', resolve(file), ...included(places, places.settings)];
  return ended(startServer({ root, places, args }));
}

export const backupFile = ({ backups }: Places, name: string): string =>
  join(backups, `${name}-${stamp(new Date())}.yzt`);

export function restore(places: Places, file: string): Promise<number> {
  const settings = `${places.settings}.from-backup`;
  const args = ['restore', resolve(file), ...included(places, settings)];
  return ended(startServer({ root: HERE, places, args }));
}

/** The server, until it is told to stop. */
export function serve(places: Places, more: readonly string[]): Promise<number> {
  const child = startServer({
    root: HERE,
    places,
    args: ['serve', ...staticsOf(HERE, places), ...more],
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => child.kill('SIGTERM'));
  return ended(child);
}
