import { assetUrl, hasAssetBase } from './asset-base.ts';

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

/**
 * Where a page requires Trusted Types, the address of a worker must come from a policy. Without the page's
 * leave the address stays a text, and the worker does not start.
 */
function makePolicy(name: string): ScriptPolicy | undefined {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  try {
    return factory?.createPolicy(name, { createScriptURL: (url) => url });
  } catch (refused) {
    console.warn(`yzt: the page does not allow the policy ${name}`, refused);
    return undefined;
  }
}

/**
 * How a worker of the kit is started: from the asset base when there is one, otherwise as `beside` does, in
 * the words that bundlers look for. Those leave no room for a policy: a page that requires Trusted Types has
 * to name an asset base. Make one starter a module: a policy of a name can be made once.
 *
 * @param name of the Trusted Types policy; the worker in one file lies in the asset base as `<name>.mjs`
 */
export function workerStarter(name: string, beside: () => Worker): () => Worker {
  const policy = makePolicy(name);
  const start = (url: string): Worker =>
    new Worker((policy?.createScriptURL(url) ?? url) as string, { type: 'module' });
  /** A worker may only be of the page's own origin: one of another is imported by a module that is. */
  const startForeign = (url: string): Worker => {
    const code = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
    const own = URL.createObjectURL(code);
    try {
      return start(own);
    } finally {
      URL.revokeObjectURL(own);
    }
  };
  return () => {
    if (!hasAssetBase()) return beside();
    const url = assetUrl(`${name}.mjs`);
    return new URL(url).origin === location.origin ? start(url) : startForeign(url);
  };
}
