import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of `paths` that is there and may be read, or run; `undefined` when none is. */
function first(paths, mode) {
  return paths.find((path) => {
    try {
      accessSync(path, mode);
      return true;
    } catch (error) {
      if (!['ENOENT', 'EACCES', 'ENOTDIR'].includes(error.code)) throw error;
      return false;
    }
  });
}

function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return first(paths, constants.X_OK);
}

/** A file of a library: Debian keeps those in a folder for each kind of processor. */
function findLibrary(...names) {
  let kinds;
  try {
    kinds = readdirSync('/usr/lib', { withFileTypes: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
  const folders = kinds.filter((kind) => kind.isDirectory()).map(({ name }) => `/usr/lib/${name}`);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return first(paths, constants.R_OK);
}

const needs = (debian, path) => ({ debian, path });

export const FIREFOX = needs('firefox-esr', findProgram('firefox-esr', 'firefox'));
export const WEBKIT_DRIVER = needs('webkit2gtk-driver', findProgram('WebKitWebDriver'));
/** WebKit's small browser stands beside its library, outside the PATH. */
export const MINI_BROWSER = needs(
  'webkit2gtk-driver',
  findLibrary('webkit2gtk-4.1/MiniBrowser', 'webkit2gtk-4.0/MiniBrowser'),
);
/** Both draw WebGL2 on a display alone, in software by Mesa. */
const DISPLAY = [
  needs('xvfb', findProgram('Xvfb')),
  needs('libgl1-mesa-dri', findLibrary('dri/swrast_dri.so')),
  needs('libegl1', findLibrary('libEGL.so.1')),
];

/** Everything that the tests in Firefox and WebKit need: where it is, and the Debian package that brings it. */
export const OTHER_BROWSERS = [FIREFOX, WEBKIT_DRIVER, MINI_BROWSER, ...DISPLAY];

/** For `skip` of a test of `browser`: false when everything is there, else what to install. */
export function without(browser, ...programs) {
  const missing = [...programs, ...DISPLAY].filter(({ path }) => path === undefined);
  if (missing.length === 0) return false;
  const packages = [...new Set(missing.map(({ debian }) => debian))].join(', ');
  return `${browser} is not tested. It needs, on Debian: ${packages}`;
}
