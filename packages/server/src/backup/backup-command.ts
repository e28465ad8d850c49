import { basename, resolve } from 'node:path';
import { YztError, type Locale } from '@yizhangtu/standard';
import { openDatabase } from '../database/open.ts';
import type { Settings } from '../settings.ts';
import { askForBackup } from './control.ts';
import type { Places } from './files.ts';
import { restoreBackup } from './restore.ts';
import { writeBackup } from './write-backup.ts';

/** What a run of `backup` or `restore` was given beside the settings. */
export interface BackupFlags {
  /** `NAME=PATH`, several times. */
  readonly include?: readonly string[] | undefined;
}

/** Files and folders that go along, by name; a folder for photos outside the data folder is one. */
function placesOf({ photos }: Settings, { include = [] }: BackupFlags): Places {
  const given = include.map((pair) => {
    const [name = '', ...path] = pair.split('=');
    return [name, resolve(path.join('='))] as const;
  });
  const apart =
    photos === undefined || photos.startsWith('s3+') ? [] : [['photos', photos] as const];
  return Object.fromEntries([...apart, ...given]);
}

/** `backup FILE`: through the server where it runs and holds the data, else by itself. @returns what to say */
export async function backupTo(
  file: string,
  settings: Settings,
  flags: BackupFlags,
  locale: Locale,
): Promise<string[]> {
  const { dataDir, databaseUrl, photos } = settings;
  const options = { file: resolve(file), places: placesOf(settings, flags) };
  try {
    const database = await openDatabase({ databaseUrl, dataDir });
    try {
      await writeBackup(database.db, { ...options, dataDir, now: new Date() });
    } finally {
      await database.close();
    }
  } catch (error) {
    const isHeld =
      error instanceof YztError && error.code === 'conflict' && error.where === dataDir;
    if (!isHeld) throw error;
    await askForBackup(dataDir, options);
  }
  const zh = locale === 'zh-CN';
  return [
    zh ? `备份写在 ${file}` : `The backup is ${file}`,
    ...(photos?.startsWith('s3+')
      ? [
          zh
            ? '照片在对象存储里，不在这份备份中。'
            : 'Photos are in the object storage and not in this backup.',
        ]
      : []),
    zh
      ? '里面有个人信息和密钥，请按保密要求保管，并另存一份到别的机器。'
      : 'It holds personal data and keys: keep it as such, with a copy on another machine.',
  ];
}

/** `restore FILE`. @returns what to say */
export async function restoreFrom(
  file: string,
  settings: Settings,
  flags: BackupFlags,
  locale: Locale,
): Promise<string[]> {
  const { dataDir, databaseUrl } = settings;
  const places = placesOf(settings, flags);
  const { header, kept } = await restoreBackup({
    ...{ file: resolve(file), databaseUrl, dataDir, places },
    now: new Date(),
  });
  const zh = locale === 'zh-CN';
  return [
    zh
      ? `已恢复 ${header.made} 的备份 ${basename(file)}`
      : `Restored ${basename(file)}, made ${header.made}`,
    ...kept.map((place) =>
      zh ? `原来的留在 ${place}` : `What was there before is kept: ${place}`,
    ),
  ];
}
