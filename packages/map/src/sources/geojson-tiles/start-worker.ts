import { assetUrl, hasAssetBase } from '@yizhangtu/core';

/** The worker in one file, as it lies in the asset base. */
const FILE = 'yzt-geojson-worker.mjs';

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

/**
 * Where a page requires Trusted Types, the address of a worker must come from a policy, here
 * `yzt-geojson-worker`. Without the page's leave the address stays a text, and the worker does not start.
 */
function makePolicy(): ScriptPolicy | undefined {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  try {
    return factory?.createPolicy('yzt-geojson-worker', { createScriptURL: (url) => url });
  } catch (refused) {
    console.warn('yzt: the page does not allow the policy yzt-geojson-worker', refused);
    return undefined;
  }
}

const policy = makePolicy();

const start = (url: string): Worker =>
  new Worker((policy?.createScriptURL(url) ?? url) as string, { type: 'module' });

/** A worker may only be of the page's own origin: one of another is imported by a module that is. */
function startForeign(url: string): Worker {
  const code = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  const own = URL.createObjectURL(code);
  try {
    return start(own);
  } finally {
    URL.revokeObjectURL(own);
  }
}

/**
 * Starts a worker for one large document. It is looked for in the asset base when there is one; otherwise
 * beside this module, in the words that bundlers look for. Those leave no room for a policy: a page that
 * requires Trusted Types has to name an asset base.
 */
export function startGeojsonWorker(): Worker {
  if (!hasAssetBase()) {
    return new Worker(new URL('./geojson-worker.js', import.meta.url), { type: 'module' });
  }
  const url = assetUrl(FILE);
  return new URL(url).origin === location.origin ? start(url) : startForeign(url);
}
