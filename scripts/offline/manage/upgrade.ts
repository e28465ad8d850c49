import { readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, backupFile } from './data.ts';
import { place, writeUnits } from './install.ts';
import { HERE, isInstalled, nameOf, placesOf, pointCurrent, type Places } from './places.ts';
import { restartService } from './service.ts';
import { verify } from './sums.ts';
import { tryOut } from './trial.ts';
import { fault, say } from './words.ts';

/** What an upgrade leaves: the version in use, and the one before it. */
function removeOthers({ versions }: Places, keep: readonly string[]): void {
  for (const name of readdirSync(versions)) {
    const folder = join(versions, name);
    if (!keep.includes(folder)) rmSync(folder, { recursive: true });
  }
}

/**
 * Puts the archive that this program is of in the place of the installed version: a backup by the old one, a trial
 * of the new one on a copy, then the change of one link. What is in `var` stays.
 *
 * @throws YztError where one of the steps fails; the old version is in its place and goes on then
 */
export async function upgrade(prefix: string): Promise<void> {
  await verify(HERE);
  const places = placesOf(prefix);
  if (!isInstalled(places)) throw fault('not_installed', prefix);
  const old = realpathSync(places.current);
  if (old === join(realpathSync(places.versions), nameOf(HERE)))
    throw fault('same_version', prefix);
  const saved = backupFile(places, 'before-upgrade');
  if ((await backup(old, places, saved)) !== 0) throw fault('backup_failed', saved);
  const folder = place(HERE, places);
  try {
    await tryOut(folder, places, saved);
    writeUnits(folder, places);
    pointCurrent(places, folder);
    const restarted = await restartService(places);
    if (restarted === 'failed') {
      pointCurrent(places, old);
      await restartService(places);
      throw fault('restart_failed', saved);
    }
    removeOthers(places, [realpathSync(folder), old]);
    say(
      `已升级到 ${nameOf(HERE)}，升级前的备份在 ${saved}`,
      `Upgraded to ${nameOf(HERE)}; the backup made before is ${saved}`,
    );
    if (restarted === 'none')
      say('重启服务器后生效。', 'It takes effect when the server is started again.');
  } catch (error) {
    if (realpathSync(places.current) === old) {
      rmSync(folder, { recursive: true, force: true });
      writeUnits(old, places);
    }
    throw error;
  }
}
