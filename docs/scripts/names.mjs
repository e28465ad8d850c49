import { elementsOf } from '../../scripts/manifest.mjs';

/** Attributes that every element has. */
const GLOBAL =
  /^(id|class|lang|dir|slot|part|hidden|title|tabindex|role|style|data-[\w-]+|aria-[\w-]+|[@:].*|v-[\w-]+)$/;

/** Names with the prefix that are neither tags nor events. */
const OTHERS = new Set([
  'yzt-worker',
  'yzt-geojson-worker',
  'yzt-gep-worker',
  'yzt-code',
  // Of the loader and the frame page: packages/embed/src.
  'yzt-ready',
  'yzt-frame-ready',
  'yzt-frame-height',
  'yzt-frame-looks',
  'yzt-frame-token',
]);

/** Tags with their attributes, and events, of all packages. */
export function namesOf(manifests) {
  const elements = manifests.flatMap(elementsOf);
  const names = (list) => (list ?? []).map((item) => item.name);
  return {
    attributes: new Map(
      elements.map((element) => [element.tagName, new Set(names(element.attributes))]),
    ),
    events: new Set(elements.flatMap((element) => names(element.events))),
  };
}

const lineOf = (text, index) => text.slice(0, index).split('\n').length;

/** Tags, attributes and events that `text` names and that do not exist, one line each. */
export function unknownNames(text, { attributes, events }) {
  const found = [];
  for (const match of text.matchAll(/(?<![\w/@.-])(yzt-[a-z]+(?:-[a-z]+)*)(?![\w-]*[/.])/g)) {
    const [name] = match;
    if (attributes.has(name) || events.has(name) || OTHERS.has(name)) continue;
    found.push(`line ${lineOf(text, match.index)}: ${name} is neither a tag nor an event`);
  }
  for (const match of text.matchAll(
    /<(yzt-[a-z-]+)((?:\s+[^\s=>"'/]+(?:="[^"]*"|='[^']*')?)*)\s*\/?>/g,
  )) {
    const [, tag, list] = match;
    const known = attributes.get(tag);
    if (known === undefined) continue;
    for (const [, name] of list.matchAll(/\s([^\s=>"'/]+)(?:="[^"]*"|='[^']*')?/g)) {
      if (known.has(name) || GLOBAL.test(name)) continue;
      found.push(`line ${lineOf(text, match.index)}: <${tag}> has no attribute ${name}`);
    }
  }
  return found;
}
