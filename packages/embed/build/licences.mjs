import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LICENCE_FILE = /^(licen[cs]e|copying)(\.(txt|md))?$/i;

/** Licence texts of packages that are published without one, from their repositories. */
const TEXTS = fileURLToPath(new URL('licence-texts/', import.meta.url));

/** The folder of the package that a module is of; `undefined` for the kit's own modules. */
function packageFolder(module) {
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'));
  return match?.[1];
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const own = readdirSync(folder).find((entry) => LICENCE_FILE.test(entry));
  const file = own ? join(folder, own) : join(TEXTS, `${name.replace('/', '-')}.txt`);
  if (!existsSync(file))
    throw new Error(`${name} ${version} comes without a licence text: add ${file}`);
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
  return { name, version, license, text };
}

/** The packages that bundled modules are of, with their licences. `modules` are the paths of all of them. */
export function bundledPackages(modules) {
  const folders = new Set(modules.map(packageFolder).filter(Boolean));
  const notices = [...folders]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(noticeOf);
  // Two copies of one version have one notice.
  const unique = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  return [...unique.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The notices that the licences of {@link bundledPackages} ask for, from the packages themselves. */
export function licenceNotices(notices, ownLicence) {
  const rule = '-'.repeat(80);
  const parts = notices.map(
    ({ name, version, license, text }) => `${rule}\n${name} ${version} (${license})\n\n${text}\n`,
  );
  const own = readFileSync(ownLicence, 'utf8').trim();
  const list = notices.map(({ name, version, license }) => `  ${name} ${version} (${license})`);
  return [
    'Yizhangtu is under the Apache License 2.0. This folder also holds, under their own licences:',
    ...list,
    '',
    ...parts,
    `${rule}\nYizhangtu (Apache-2.0)\n\n${own}\n`,
  ].join('\n');
}
