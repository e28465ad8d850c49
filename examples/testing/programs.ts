import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of `names` that is on the PATH. */
export function findProgram(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** WebKit's small browser stands beside its library, outside the PATH. */
export function findMiniBrowser(): string | undefined {
  return globSync([
    '/usr/lib/*/webkit2gtk-4.*/MiniBrowser',
    '/usr/libexec/webkit2gtk-4.*/MiniBrowser',
  ])
    .sort()
    .at(-1);
}

/** For `skip` of a test: false when everything is there, else what to install on Debian. */
export function without(
  browser: string,
  needed: Record<string, string | undefined>,
): string | false {
  const missing = Object.entries(needed)
    .filter(([, path]) => path === undefined)
    .map(([debian]) => debian);
  if (missing.length === 0) return false;
  return `${browser} is not tested: install ${missing.join(', ')} (Debian)`;
}
