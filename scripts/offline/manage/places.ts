import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SUMS } from './sums.ts';

/** The unpacked archive, or the installed version, that this program is of. */
export const HERE = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * Where things are in an installation. What is of the county is all in `var`; the rest is of the program, and an
 * upgrade may replace it.
 */
export interface Places {
  readonly prefix: string;
  readonly versions: string;
  /** A link to one of the versions. */
  readonly current: string;
  readonly home: string;
  readonly settings: string;
  readonly data: string;
  readonly counties: string;
  readonly page: string;
  readonly backups: string;
}

export function placesOf(prefix: string): Places {
  const home = join(prefix, 'var');
  return {
    prefix,
    versions: join(prefix, 'versions'),
    current: join(prefix, 'current'),
    home,
    settings: join(home, 'settings.env'),
    data: join(home, 'data'),
    counties: join(home, 'counties'),
    page: join(home, 'public'),
    backups: join(home, 'backups'),
  };
}

/** The installation that this program is part of; undefined in an unpacked archive. */
export const ownPrefix = (): string | undefined =>
  basename(dirname(HERE)) === 'versions' ? dirname(dirname(HERE)) : undefined;

/** The name of an archive's folder below `versions`: two builds of one version have two. */
export function nameOf(root: string): string {
  const sums = readFileSync(join(root, SUMS));
  const { version } = JSON.parse(readFileSync(join(root, 'archive.json'), 'utf8')) as {
    version: string;
  };
  return `${version}-${createHash('sha256').update(sums).digest('hex').slice(0, 8)}`;
}

/** Lets `current` lead to a version; whoever looks sees the one or the other at every moment. */
export function pointCurrent({ current }: Places, version: string): void {
  const next = `${current}.next`;
  rmSync(next, { force: true });
  symlinkSync(version, next);
  renameSync(next, current);
}

export const isInstalled = ({ current }: Places): boolean =>
  lstatSync(current, { throwIfNoEntry: false }) !== undefined;

/** County folders of an installation. */
export const countyFolders = ({ counties }: Places): string[] =>
  existsSync(counties)
    ? readdirSync(counties)
        .map((name) => join(counties, name))
        .filter((folder) => existsSync(join(folder, 'county.json')))
    : [];

/** Whom the data belongs to: commands that touch it run as they do. */
export function ownerOf({ home }: Places): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0 || !existsSync(home)) return {};
  const { uid, gid } = statSync(home);
  return { uid, gid };
}
