import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { countyFolders, ownerOf, type Places } from './places.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of an installation as the server reads them; paths are of `var`. */
export function environmentOf(places: Places): Environment {
  const given = existsSync(places.settings) ? parseEnv(readFileSync(places.settings, 'utf8')) : {};
  const own = given['YZT_COUNTIES']?.split(',').map((one) => resolve(places.home, one.trim()));
  const photos = given['YZT_PHOTOS'];
  return {
    ...process.env,
    ...given,
    YZT_DATA_DIR: places.data,
    YZT_COUNTIES: (own ?? countyFolders(places)).join(','),
    ...(photos === undefined || photos.startsWith('s3+')
      ? {}
      : { YZT_PHOTOS: resolve(places.home, photos) }),
  };
}

export interface Run {
  /** The unpacked archive, or the version, whose server it is. */
  readonly root: string;
  readonly places: Places;
  readonly args: readonly string[];
  readonly env?: Environment;
  readonly stdio?: 'inherit' | 'pipe';
}

/** Starts the server's program with the settings of an installation, as the owner of its data. */
export function startServer({ root, places, args, env, stdio = 'inherit' }: Run): ChildProcess {
  const program = join(root, 'server/node_modules/@yizhangtu/server/dist/main.js');
  return spawn(join(root, 'node/bin/node'), [program, ...args], {
    cwd: places.home,
    env: { ...(env ?? environmentOf(places)) },
    stdio: ['ignore', stdio, 'inherit'],
    ...ownerOf(places),
  });
}

export const ended = (child: ChildProcess): Promise<number> =>
  new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGTERM' ? 0 : 1)));
  });

const kitVersions = (root: string): string[] =>
  readdirSync(join(root, 'yzt')).filter((name) => /^\d/.test(name));

/**
 * What the server shows beside its API: the kit's folder and the county's page. Pages that are open still ask for
 * parts of the version that they were loaded from, so these of the version before are shown too.
 */
export function staticsOf(root: string, { versions, page }: Places): string[] {
  const own = kitVersions(root);
  const others = existsSync(versions)
    ? readdirSync(versions).flatMap((name) =>
        kitVersions(join(versions, name))
          .filter((version) => !own.includes(version))
          .map((version) => `/yzt/${version}/=${join(versions, name, 'yzt', version)}`),
      )
    : [];
  const shown = [...others, `/yzt/=${join(root, 'yzt')}`, `/=${page}`];
  return shown.flatMap((one) => ['--static', one]);
}
