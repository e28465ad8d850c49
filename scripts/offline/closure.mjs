import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';

const { packages } = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8'));

/** Where the lockfile puts what a package asks for by a name: beside its own modules, or in a folder above it. */
function find(name, from) {
  for (
    let at = from;
    ;
    at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), at.lastIndexOf('/packages/'), 0))
  ) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (at === '') return undefined;
  }
}

/** Paths in the lockfile of all that packages of the kit need to run, they themselves included. */
export function closure(names) {
  const found = new Set();
  const visit = (path) => {
    const entry = packages[path];
    const real = entry.link ? entry.resolved : path;
    if (found.has(real)) return;
    found.add(real);
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = packages[real];
    const asked = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    for (const name of Object.keys(asked)) {
      const at = find(name, real);
      // What is for machines of another kind is in the lockfile and not on this one.
      if (at !== undefined && (packages[at].link || existsSync(ROOT + at))) visit(at);
    }
  };
  for (const name of names) visit(`packages/${name}`);
  return [...found].sort();
}

/** Name, version and licence of everything that packages of the kit need to run. */
export const closureParts = (names) =>
  closure(names).map((path) => {
    const { name, version, license } = JSON.parse(
      readFileSync(`${ROOT}${path}/package.json`, 'utf8'),
    );
    return { name, version, license };
  });

/** Where a path of the lockfile goes in a folder of modules. */
const placeOf = (path) =>
  path
    .replace(/^packages\/([^/]+)/, (_, name) => `@yizhangtu/${name}`)
    .replace(/^node_modules\//, '');

/** Of the kit's own packages, what is published of them and no more. */
const ofOwn = /^packages\/[^/]+\/(package\.json|README\.md|LICENSE|dist|data)(\/|$)/;
const NEVER = /\.(test\.[\w.]+|tsbuildinfo|map|d\.[cm]?ts)$|\/testing(\/|$)/;

/** Copies what `names` need to run. @throws when a package is not built */
export function copyModules(names, to) {
  for (const path of closure(names)) {
    const isOwn = path.startsWith('packages/') && !path.includes('/node_modules/');
    if (isOwn && !existsSync(join(ROOT, path, 'dist'))) throw new Error(`${path} is not built`);
    cpSync(ROOT + path, join(to, placeOf(path)), {
      recursive: true,
      filter: (from) => {
        const below = from.slice(ROOT.length);
        if (below === path) return true;
        if (below.slice(path.length).startsWith('/node_modules')) return false;
        return !NEVER.test(below) && (!isOwn || ofOwn.test(below));
      },
    });
  }
}
