/**
 * Defines an element of the kit when its tag first appears in the page, and not before.
 *
 * ```html
 * <script type="module" src="yzt/loader.js"></script>
 * <yzt-map county="county.json"></yzt-map>
 * ```
 *
 * @packageDocumentation
 */
import { FAMILIES } from './families.ts';
import { isBelowFloor } from './floor.ts';

/** Tags that were asked for; a tag is loaded, or warned of, once. */
const asked = new Map<string, Promise<void>>();

/** Hides what is on its way, so that what stands in it does not flash. */
const veil = isBelowFloor() ? undefined : new CSSStyleSheet();
const veiled = new Set<string>();

/**
 * Watches a document or a shadow root for tags of the kit, those already in it and those to come. The
 * page itself is watched from the start; call this for shadow roots of your own. Returns the way to stop.
 */
export function watchTags(root: Document | ShadowRoot): () => void {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of Array.from(addedNodes)) {
        if (!(node instanceof Element)) continue;
        load(node);
        loadWithin(node);
      }
    }
  });
  observer.observe(root, { childList: true, subtree: true });
  if (veil) root.adoptedStyleSheets = [...Array.from(root.adoptedStyleSheets), veil];
  loadWithin(root);
  return () => {
    observer.disconnect();
    root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).filter((one) => one !== veil);
  };
}

function loadWithin(root: ParentNode): void {
  root.querySelectorAll(':not(:defined)').forEach(load);
}

function draw(): void {
  const rules = Array.from(veiled, (tag) => `${tag}:not(:defined){visibility:hidden}`);
  veil?.replaceSync(rules.join(''));
}

function load({ localName: tag }: Element): void {
  if (!tag.startsWith('yzt-') || asked.has(tag) || customElements.get(tag)) return;
  const family = FAMILIES[tag];
  if (!family) {
    asked.set(
      tag,
      import('./unknown-tag.ts').then(({ warn }) => warn(tag, Object.keys(FAMILIES))),
    );
    return;
  }
  veiled.add(tag);
  draw();
  const coming = family().then(
    () => undefined,
    (error: unknown) => {
      // The next element of this tag tries again.
      asked.delete(tag);
      console.error(`The code of <${tag}> could not be loaded.`, error);
    },
  );
  asked.set(
    tag,
    coming.then(() => {
      veiled.delete(tag);
      draw();
    }),
  );
}

/** Brings every family at once. Rejects when the code of one does not come. */
export const loadAll = (): Promise<unknown> =>
  Promise.all(Array.from(new Set(Object.values(FAMILIES)), (family) => family()));

/** Everything that was asked for has come, or has failed. */
async function settled(): Promise<void> {
  for (let count = -1; count !== asked.size;) {
    count = asked.size;
    await Promise.all(asked.values());
  }
}

async function start(): Promise<void> {
  if (isBelowFloor()) {
    await import('./old-browser.ts');
    return;
  }
  watchTags(document);
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  }
  await settled();
  document.dispatchEvent(new Event('yzt-ready'));
}

/**
 * Resolves when the page is parsed and the code of every tag in it has come, or has failed: the console then
 * says which. The document then fires `yzt-ready`.
 */
export const ready: Promise<void> = globalThis.document ? start() : Promise.resolve();
