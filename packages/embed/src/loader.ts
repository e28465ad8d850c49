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

/** Tags that were asked for; a tag is loaded, or warned of, once. */
const asked = new Set<string>();

/**
 * Watches a document or a shadow root for tags of the kit, those already in it and those to come. The
 * page itself is watched from the start; call this for shadow roots of your own. Returns the way to stop.
 */
export function watchTags(root: Document | ShadowRoot): () => void {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        load(node);
        loadWithin(node);
      }
    }
  });
  observer.observe(root, { childList: true, subtree: true });
  loadWithin(root);
  return () => observer.disconnect();
}

function loadWithin(root: ParentNode): void {
  root.querySelectorAll(':not(:defined)').forEach(load);
}

function load({ localName: tag }: Element): void {
  if (!tag.startsWith('yzt-') || asked.has(tag) || customElements.get(tag)) return;
  asked.add(tag);
  const family = FAMILIES[tag];
  if (!family) {
    console.warn(
      `<${tag}> is not an element of this kit. It has: ${Object.keys(FAMILIES).join(', ')}.`,
    );
    return;
  }
  family().catch((error: unknown) => {
    // The next element of this tag tries again.
    asked.delete(tag);
    console.error(`The code of <${tag}> could not be loaded.`, error);
  });
}

if (globalThis.document) watchTags(document);
