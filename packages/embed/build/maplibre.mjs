import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const DIST = join(require.resolve('maplibre-gl/package.json'), '../dist');

/** The worker's name is the one that the map asks for below the asset base. */
export const WORKER = 'maplibre-gl-worker.mjs';

/**
 * maplibre-gl's `new Worker(url)` is blocked where a page requires Trusted Types, and its API takes
 * strings only. So its two constructor calls (module worker; classic where that throws) go through the
 * policy `yzt-worker`, which lets pass what the map itself asks for.
 */
const CALLS = ['new Worker(e,{type:`module`})', 'return new Worker(e)'];
const POLICY =
  'const yztWorkerUrl=globalThis.trustedTypes?.createPolicy' +
  '?(()=>{const p=globalThis.trustedTypes.createPolicy(`yzt-worker`,{createScriptURL:e=>e});return e=>p.createScriptURL(e)})()' +
  ':e=>e;';

export function trustWorkers(code) {
  const trusted = CALLS.reduce((text, call) => {
    const parts = text.split(call);
    if (parts.length !== 2) {
      throw new Error(
        `maplibre-gl has ${parts.length - 1} times "${call}" where one was expected: look at its worker code again.`,
      );
    }
    return parts.join(call.replace('(e', '(yztWorkerUrl(e)'));
  }, code);
  return POLICY + trusted;
}

const read = (name) => readFileSync(join(DIST, name), 'utf8');

/** The library as shipped, but for {@link trustWorkers}: minifying it again gains nothing. */
export function maplibreFiles() {
  const code = trustWorkers(read('maplibre-gl.mjs')).replace(
    /\n?\/\/# sourceMappingURL=.*\s*$/,
    '\n',
  );
  const worker = read(WORKER).replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { code, worker, name: `maplibre-gl-${hash}.js`, modules: bundledModules() };
}

/** A module of the library and of each package that it bundles, for their licences. */
function bundledModules() {
  const { dependencies } = require('maplibre-gl/package.json');
  const fromLibrary = createRequire(join(DIST, 'maplibre-gl.mjs'));
  const folders = Object.keys(dependencies)
    .filter((name) => !name.startsWith('@types/'))
    .map((name) =>
      fromLibrary.resolve
        .paths(name)
        .map((path) => join(path, name))
        .find(existsSync),
    );
  return [DIST, ...folders].map((folder) => join(folder, 'module'));
}
