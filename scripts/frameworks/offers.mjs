import { elementsOf } from '../manifest.mjs';

const first = (text = '') =>
  text
    .trim()
    .split(/\n\s*\n/)[0]
    .replaceAll(/\s+/g, ' ');

/** As the tables of the docs: a member without a description is public to its own package alone. */
const isOffered = (member) => (member.description ?? '') !== '';

const isGiven = (member) =>
  member.kind === 'field' && member.readonly !== true && isOffered(member);

const described = (list) =>
  (list ?? []).map(({ name, description }) => ({ name, description: first(description) }));

/**
 * What a page may say to an element and hear of it, from its declaration in the manifest: properties with
 * the attributes that write them, events, slots, parts and custom properties.
 */
function offerOf(element) {
  const attributes = new Map(
    (element.attributes ?? []).map((attribute) => [attribute.fieldName, attribute.name]),
  );
  return {
    tag: element.tagName,
    className: element.name,
    description: first(element.description),
    properties: (element.members ?? []).filter(isGiven).map((member) => ({
      name: member.name,
      attribute: attributes.get(member.name),
      description: first(member.description),
      type: (member.type?.text ?? 'unknown').replaceAll(/\s+/g, ' '),
      default: member.default,
    })),
    events: (element.events ?? []).map((event) => ({
      name: event.name,
      description: first(event.description),
      type: event.type.text,
    })),
    slots: described(element.slots),
    cssParts: described(element.cssParts),
    cssProperties: described(element.cssProperties),
  };
}

/** What the elements of a package offer, by tag. */
export function offersOf(manifest) {
  return elementsOf(manifest)
    .map(offerOf)
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
}
