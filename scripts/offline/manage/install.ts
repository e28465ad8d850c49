import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { HERE, isInstalled, nameOf, placesOf, pointCurrent, type Places } from './places.ts';
import { verify } from './sums.ts';
import { fault, say } from './words.ts';

/** Copies an archive below `versions`, whole or not at all. @returns its folder */
export function place(root: string, { versions }: Places): string {
  const folder = join(versions, nameOf(root));
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(versions, { recursive: true });
  cpSync(root, unfinished, { recursive: true });
  renameSync(unfinished, folder);
  return folder;
}

/** Units with the place of the installation in them. */
export function writeUnits(folder: string, { prefix }: Places): void {
  for (const name of ['yizhangtu.service', 'yizhangtu-backup.service', 'yizhangtu-backup.timer']) {
    const text = readFileSync(join(folder, 'systemd', name), 'utf8').replaceAll('@PREFIX@', prefix);
    mkdirSync(join(prefix, 'systemd'), { recursive: true });
    writeFileSync(join(prefix, 'systemd', name), text);
  }
}

/**
 * Installs the archive that this program is of. What is in `var` already stays as it is.
 *
 * @throws YztError `invalid` for a damaged archive, `conflict` where it is installed already; nothing is written then
 */
export async function install(prefix: string): Promise<void> {
  await verify(HERE);
  const places = placesOf(prefix);
  if (isInstalled(places)) throw fault('installed_already', prefix);
  const folder = place(HERE, places);
  mkdirSync(places.home, { recursive: true });
  for (const [from, to] of [
    ['example/counties', places.counties],
    ['example/public', places.page],
    ['settings.env', places.settings],
  ] as const) {
    if (!existsSync(to)) cpSync(join(folder, from), to, { recursive: true });
  }
  chmodSync(places.settings, 0o600);
  writeUnits(folder, places);
  pointCurrent(places, folder);
  say(
    `已装到 ${prefix}。county 文件夹在 ${places.counties}（现在是示例县），设置在 ${places.settings}。
试运行：${places.current}/yizhangtu serve
作为系统服务（由管理员执行）：
  useradd --system --home ${places.home} yizhangtu
  chown -R yizhangtu: ${places.home}
  cp ${prefix}/systemd/* /etc/systemd/system/
  systemctl daemon-reload && systemctl enable --now yizhangtu yizhangtu-backup.timer
前面的代理：${places.current}/nginx/yizhangtu.conf`,
    `Installed in ${prefix}. County folders are in ${places.counties} (an example for now), settings in ${places.settings}.
To try it: ${places.current}/yizhangtu serve
As a service of the system, by an administrator:
  useradd --system --home ${places.home} yizhangtu
  chown -R yizhangtu: ${places.home}
  cp ${prefix}/systemd/* /etc/systemd/system/
  systemctl daemon-reload && systemctl enable --now yizhangtu yizhangtu-backup.timer
The proxy in front: ${places.current}/nginx/yizhangtu.conf`,
  );
}
