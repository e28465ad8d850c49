// eslint-disable-next-line no-restricted-syntax -- the one setting of a whole page: see setAssetBase
let base: string | undefined;

/**
 * Says where this copy of the kit finds its workers, glyphs and pictures: the address of a folder, absolute
 * or relative to the page. Call it before the first element is shown. The one setting that is not kept in
 * an element, because a worker is made once for all of them.
 */
export function setAssetBase(url: string): void {
  base = url.endsWith('/') ? url : `${url}/`;
}

/** Whether a page has said where the assets are. */
export function hasAssetBase(): boolean {
  return base !== undefined;
}

/** The absolute address of a file below the asset base; without one, of a file beside this module. */
export function assetUrl(path: string): string {
  const page = globalThis.document?.baseURI;
  // Bundlers that make classic scripts leave `import.meta.url` empty.
  const home = (import.meta.url as string | undefined) || page;
  return new URL(path, new URL(base ?? './', base === undefined ? home : (page ?? home))).href;
}
